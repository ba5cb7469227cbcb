create table feed (
  name                     nvarchar(100) collate Latin1_General_100_BIN2 not null constraint pk_feed primary key,
  mode                     nvarchar(50) collate Latin1_General_100_BIN2 not null,
  withdrawal_limit_percent int not null
);

create table license_server (
  name              nvarchar(100) collate Latin1_General_100_BIN2 not null constraint pk_license_server primary key,
  feed              nvarchar(100) collate Latin1_General_100_BIN2 not null references feed (name),
  method            nvarchar(50) collate Latin1_General_100_BIN2 not null,
  address           nvarchar(2000) collate Latin1_General_100_BIN2,
  push_token        nvarchar(2000) collate Latin1_General_100_BIN2,
  timestamp_version bigint not null default 0
);

create index ix_license_server_feed on license_server (feed);

create table feed_release (
  feed            nvarchar(100) collate Latin1_General_100_BIN2 not null references feed (name),
  number          bigint not null,
  state           nvarchar(50) collate Latin1_General_100_BIN2 not null,
  cause           nvarchar(50) collate Latin1_General_100_BIN2 not null,
  requested_by    nvarchar(200) collate Latin1_General_100_BIN2 not null,
  requested_at    datetime2(3) not null,
  published_at    datetime2(3),
  valid_until     datetime2(3),
  rights_revision bigint,
  content_digest  nvarchar(64) collate Latin1_General_100_BIN2,
  titles          int,
  policies        int,
  withdrawn       int,
  changed         int,
  confirmed       bit not null default 0,
  problem         nvarchar(2000) collate Latin1_General_100_BIN2,
  fence           bigint not null default 0,
  claimed_until   datetime2(3),
  constraint pk_feed_release primary key (feed, number)
);

-- A feed has one release under way at most.
create unique index ux_feed_release_unpublished on feed_release (feed) where state <> 'Published';

create table feed_release_file (
  feed   nvarchar(100) collate Latin1_General_100_BIN2 not null,
  number bigint not null,
  name   nvarchar(100) collate Latin1_General_100_BIN2 not null,
  sha256 nvarchar(64) collate Latin1_General_100_BIN2 not null,
  length bigint not null,
  constraint pk_feed_release_file primary key (feed, number, name),
  foreign key (feed, number) references feed_release (feed, number)
);

-- The signed bytes are stored before the first of them leaves, and never signed again.
create table feed_metadata (
  feed    nvarchar(100) collate Latin1_General_100_BIN2 not null references feed (name),
  role    nvarchar(100) collate Latin1_General_100_BIN2 not null,
  version bigint not null,
  expires datetime2(3) not null,
  bytes   varbinary(max) not null,
  constraint pk_feed_metadata primary key (feed, role, version)
);

create table delivery (
  server          nvarchar(100) collate Latin1_General_100_BIN2 not null references license_server (name),
  release         bigint not null,
  feed            nvarchar(100) collate Latin1_General_100_BIN2 not null,
  state           nvarchar(50) collate Latin1_General_100_BIN2 not null,
  attempts        int not null default 0,
  next_attempt_at datetime2(3),
  reason          nvarchar(2000) collate Latin1_General_100_BIN2,
  at              datetime2(3) not null,
  fence           bigint not null default 0,
  claimed_until   datetime2(3),
  constraint pk_delivery primary key (server, release),
  foreign key (feed, release) references feed_release (feed, number)
);

create index ix_delivery_due on delivery (state, next_attempt_at);
create index ix_delivery_release on delivery (feed, release);
