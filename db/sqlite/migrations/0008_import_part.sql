-- Plans of dry runs are kept in parts from here on; one that was kept whole has to be delivered again.
delete from avails_import_content
where import_id in (select id from avails_import where state = 'Planned');

delete from avails_import
where state = 'Planned';

create table avails_import_part (
  import_id  text    not null,
  number     integer not null,
  created_at text    not null,
  content    blob    not null,
  primary key (import_id, number)
) strict;

create index ix_avails_import_part_created_at on avails_import_part (created_at, import_id);
