create table feed (
  name                     text    not null primary key,
  mode                     text    not null,
  withdrawal_limit_percent integer not null
) strict;

create table license_server (
  name              text    not null primary key,
  feed              text    not null references feed (name),
  method            text    not null,
  address           text,
  push_token        text,
  timestamp_version integer not null default 0
) strict;

create index ix_license_server_feed on license_server (feed);

create table feed_release (
  feed            text    not null references feed (name),
  number          integer not null,
  state           text    not null,
  cause           text    not null,
  requested_by    text    not null,
  requested_at    text    not null,
  published_at    text,
  valid_until     text,
  rights_revision integer,
  content_digest  text,
  titles          integer,
  policies        integer,
  withdrawn       integer,
  changed         integer,
  confirmed       integer not null default 0,
  problem         text,
  fence           integer not null default 0,
  claimed_until   text,
  primary key (feed, number)
) strict;

-- A feed has one release under way at most.
create unique index ux_feed_release_unpublished on feed_release (feed) where state <> 'Published';

create table feed_release_file (
  feed   text    not null,
  number integer not null,
  name   text    not null,
  sha256 text    not null,
  length integer not null,
  primary key (feed, number, name),
  foreign key (feed, number) references feed_release (feed, number)
) strict, without rowid;

-- The signed bytes are stored before the first of them leaves, and never signed again.
create table feed_metadata (
  feed    text    not null references feed (name),
  role    text    not null,
  version integer not null,
  expires text    not null,
  bytes   blob    not null,
  primary key (feed, role, version)
) strict;

create table delivery (
  server          text    not null references license_server (name),
  release         integer not null,
  feed            text    not null,
  state           text    not null,
  attempts        integer not null default 0,
  next_attempt_at text,
  reason          text,
  at              text    not null,
  fence           integer not null default 0,
  claimed_until   text,
  primary key (server, release),
  foreign key (feed, release) references feed_release (feed, number)
) strict;

create index ix_delivery_due on delivery (state, next_attempt_at);
create index ix_delivery_release on delivery (feed, release);
