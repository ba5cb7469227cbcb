create table data_protection_key (
  id            text not null primary key,
  friendly_name text not null,
  xml           text not null
) strict;
