create table portal_scope (
  id      integer not null primary key check (id = 1),
  version integer not null
) strict;

insert into portal_scope (id, version) values (1, 1);

create table term_statement (
  id         text not null primary key,
  scope_kind text not null,
  scope_id   text not null,
  statement  text not null
) strict;

create index ix_term_statement_scope on term_statement (scope_kind, scope_id, id);

create table change_set (
  id             text    not null primary key,
  version        integer not null,
  state          text    not null,
  scope_kind     text    not null,
  scope_id       text    not null,
  hands          text    not null,
  content_owners text    not null,
  drafted_by     text    not null,
  drafted_at     text    not null,
  submitted_by   text,
  submitted_at   text,
  reason         text,
  decided_by     text,
  decided_at     text,
  comment        text,
  effective_from text,
  in_effect_at   text
) strict;

create index ix_change_set_state on change_set (state, in_effect_at, effective_from);
create index ix_change_set_drafted_at on change_set (drafted_at, id);
create unique index ux_change_set_draft on change_set (drafted_by, scope_kind, scope_id) where state = 'Draft';

create table change_item (
  change_set_id text    not null references change_set (id),
  ordinal       integer not null,
  kind          text    not null,
  scope_kind    text    not null,
  scope_id      text    not null,
  before        text,
  after         text    not null,
  base_version  integer not null,
  made_version  integer,
  edited_by     text    not null,
  primary key (change_set_id, ordinal)
) strict;

create index ix_change_item_scope on change_item (scope_kind, scope_id, made_version);
