create table portal_scope (
  id      int    not null constraint pk_portal_scope primary key check (id = 1),
  version bigint not null
);

insert into portal_scope (id, version) values (1, 1);

create table term_statement (
  id         nvarchar(64)  collate Latin1_General_100_BIN2 not null constraint pk_term_statement primary key,
  scope_kind nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  scope_id   nvarchar(400) collate Latin1_General_100_BIN2 not null,
  statement  nvarchar(max) collate Latin1_General_100_BIN2 not null
);

create index ix_term_statement_scope on term_statement (scope_kind, scope_id, id);

create table change_set (
  id             nvarchar(50)  collate Latin1_General_100_BIN2 not null constraint pk_change_set primary key,
  version        bigint        not null,
  state          nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  scope_kind     nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  scope_id       nvarchar(400) collate Latin1_General_100_BIN2 not null,
  hands          nvarchar(max) collate Latin1_General_100_BIN2 not null,
  content_owners nvarchar(max) collate Latin1_General_100_BIN2 not null,
  drafted_by     nvarchar(200) collate Latin1_General_100_BIN2 not null,
  drafted_at     datetime2(3)  not null,
  submitted_by   nvarchar(200) collate Latin1_General_100_BIN2,
  submitted_at   datetime2(3),
  reason         nvarchar(max) collate Latin1_General_100_BIN2,
  decided_by     nvarchar(200) collate Latin1_General_100_BIN2,
  decided_at     datetime2(3),
  comment        nvarchar(max) collate Latin1_General_100_BIN2,
  effective_from datetime2(3),
  in_effect_at   datetime2(3)
);

create index ix_change_set_state on change_set (state, in_effect_at, effective_from);
create index ix_change_set_drafted_at on change_set (drafted_at, id);
create unique index ux_change_set_draft on change_set (drafted_by, scope_kind, scope_id) where state = 'Draft';

create table change_item (
  change_set_id nvarchar(50)  collate Latin1_General_100_BIN2 not null constraint fk_change_item_change_set references change_set (id),
  ordinal       int           not null,
  kind          nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  scope_kind    nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  scope_id      nvarchar(400) collate Latin1_General_100_BIN2 not null,
  before        nvarchar(max) collate Latin1_General_100_BIN2,
  after         nvarchar(max) collate Latin1_General_100_BIN2 not null,
  base_version  bigint        not null,
  made_version  bigint,
  edited_by     nvarchar(max) collate Latin1_General_100_BIN2 not null,
  constraint pk_change_item primary key (change_set_id, ordinal)
);

create index ix_change_item_scope on change_item (scope_kind, scope_id, made_version);
