create table audit_entry (
  sequence       integer not null primary key,
  at             text    not null,
  actor          text    not null,
  action         text    not null,
  subject        text    not null,
  content_owners text    not null,
  details        text    not null,
  previous_hash  text    not null,
  hash           text    not null
) strict;

create index ix_audit_entry_subject on audit_entry (subject, sequence);
create index ix_audit_entry_actor on audit_entry (actor, sequence);

create trigger audit_entry_no_update before update on audit_entry
begin
  select raise(abort, 'audit_entry is append-only: an entry cannot be changed');
end;

create trigger audit_entry_no_delete before delete on audit_entry
begin
  select raise(abort, 'audit_entry is append-only: an entry cannot be deleted');
end;
