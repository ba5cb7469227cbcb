-- Plans of dry runs are kept in parts from here on; one that was kept whole has to be delivered again.
delete from avails_import_content
where import_id in (select id from avails_import where state = 'Planned');

delete from avails_import
where state = 'Planned';

create table avails_import_part (
  import_id  nvarchar(50)   collate Latin1_General_100_BIN2 not null,
  number     int            not null,
  created_at datetime2(3)   not null,
  content    varbinary(max) not null,
  constraint pk_avails_import_part primary key (import_id, number)
);

create index ix_avails_import_part_created_at on avails_import_part (created_at, import_id);
