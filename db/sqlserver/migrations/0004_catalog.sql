create table content_owner (
  id      nvarchar(400) collate Latin1_General_100_BIN2 not null constraint pk_content_owner primary key,
  version bigint        not null
);

create table deal (
  id            nvarchar(400) collate Latin1_General_100_BIN2 not null constraint pk_deal primary key,
  content_owner nvarchar(400) collate Latin1_General_100_BIN2,
  version       bigint        not null
);

create index ix_deal_content_owner on deal (content_owner, id);

create table title (
  id            nvarchar(400) collate Latin1_General_100_BIN2 not null constraint pk_title primary key,
  name          nvarchar(max) collate Latin1_General_100_BIN2 not null,
  search_text   nvarchar(max) collate Latin1_General_100_BIN2 not null,
  kind          nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  parent_id     nvarchar(400) collate Latin1_General_100_BIN2,
  content_owner nvarchar(400) collate Latin1_General_100_BIN2,
  number        int,
  run_time      bigint,
  version       bigint        not null
);

create index ix_title_parent_id on title (parent_id, number, id);
create index ix_title_content_owner on title (content_owner, id);

create table avail (
  id                   nvarchar(50)  collate Latin1_General_100_BIN2 not null constraint pk_avail primary key,
  alid                 nvarchar(400) collate Latin1_General_100_BIN2 not null,
  territory            nvarchar(2)   collate Latin1_General_100_BIN2 not null,
  title_id             nvarchar(400) collate Latin1_General_100_BIN2 not null,
  content_owner        nvarchar(400) collate Latin1_General_100_BIN2,
  contract             nvarchar(400) collate Latin1_General_100_BIN2,
  excluded_territories nvarchar(max) collate Latin1_General_100_BIN2 not null,
  stated_license_type  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  license_type         nvarchar(50)  collate Latin1_General_100_BIN2,
  format_profile       nvarchar(400) collate Latin1_General_100_BIN2 not null,
  quality              nvarchar(50)  collate Latin1_General_100_BIN2,
  has_window           bit           not null,
  window_start         datetime2(3),
  window_end           datetime2(3),
  stated_start         nvarchar(400) collate Latin1_General_100_BIN2 not null,
  stated_end           nvarchar(400) collate Latin1_General_100_BIN2 not null,
  download             nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  rental_duration      bigint,
  watch_duration       bigint,
  fixed_end_date       datetime2(3)
);

create index ix_avail_alid on avail (alid, territory);
create index ix_avail_title_id on avail (title_id, id);
create index ix_avail_contract on avail (contract);
create index ix_avail_content_owner on avail (content_owner);

create table avails_import (
  id             nvarchar(50)  collate Latin1_General_100_BIN2 not null constraint pk_avails_import primary key,
  file_name      nvarchar(400) collate Latin1_General_100_BIN2 not null,
  template       nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  state          nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  rows_read      int           not null,
  rows_accepted  int           not null,
  rows_rejected  int           not null,
  titles_added   int           not null,
  titles_changed int           not null,
  avails_added   int           not null,
  avails_changed int           not null,
  avails_removed int           not null,
  base_revision  bigint        not null,
  content_owners nvarchar(max) collate Latin1_General_100_BIN2 not null,
  created_at     datetime2(3)  not null,
  created_by     nvarchar(200) collate Latin1_General_100_BIN2 not null,
  applied_at     datetime2(3),
  applied_by     nvarchar(200) collate Latin1_General_100_BIN2
);

create index ix_avails_import_created_at on avails_import (created_at, id);

create table avails_import_content (
  import_id nvarchar(50) collate Latin1_General_100_BIN2 not null constraint pk_avails_import_content primary key,
  content   varbinary(max) not null
);

create table rights_revision (
  id       int    not null constraint pk_rights_revision primary key constraint ck_rights_revision_id check (id = 1),
  revision bigint not null
);

insert into rights_revision (id, revision) values (1, 0);
