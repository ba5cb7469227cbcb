create table content_owner (
  id      text    not null primary key,
  version integer not null
) strict;

create table deal (
  id            text    not null primary key,
  content_owner text,
  version       integer not null
) strict;

create index ix_deal_content_owner on deal (content_owner, id);

create table title (
  id            text    not null primary key,
  name          text    not null,
  search_text   text    not null,
  kind          text    not null,
  parent_id     text,
  content_owner text,
  number        integer,
  run_time      integer,
  version       integer not null
) strict;

create index ix_title_name on title (name, id);
create index ix_title_parent_id on title (parent_id, number, id);
create index ix_title_content_owner on title (content_owner, name, id);

create table avail (
  id                   text    not null primary key,
  alid                 text    not null,
  territory            text    not null,
  title_id             text    not null,
  content_owner        text,
  contract             text,
  excluded_territories text    not null,
  stated_license_type  text    not null,
  license_type         text,
  format_profile       text    not null,
  quality              text,
  has_window           integer not null,
  window_start         text,
  window_end           text,
  stated_start         text    not null,
  stated_end           text    not null,
  download             text    not null,
  rental_duration      integer,
  watch_duration       integer,
  fixed_end_date       text
) strict;

create index ix_avail_alid on avail (alid, territory);
create index ix_avail_title_id on avail (title_id, id);
create index ix_avail_contract on avail (contract);
create index ix_avail_content_owner on avail (content_owner);

create table avails_import (
  id             text    not null primary key,
  file_name      text    not null,
  template       text    not null,
  state          text    not null,
  rows_read      integer not null,
  rows_accepted  integer not null,
  rows_rejected  integer not null,
  titles_added   integer not null,
  titles_changed integer not null,
  avails_added   integer not null,
  avails_changed integer not null,
  avails_removed integer not null,
  base_revision  integer not null,
  content_owners text    not null,
  created_at     text    not null,
  created_by     text    not null,
  applied_at     text,
  applied_by     text
) strict;

create index ix_avails_import_created_at on avails_import (created_at, id);

create table avails_import_content (
  import_id text not null primary key,
  content   blob not null
) strict;

create table rights_revision (
  id       integer not null primary key check (id = 1),
  revision integer not null
) strict;

insert into rights_revision (id, revision) values (1, 0);
