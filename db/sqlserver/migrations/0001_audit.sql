create table audit_entry (
  sequence       bigint        not null constraint pk_audit_entry primary key,
  at             datetime2(3)  not null,
  actor          nvarchar(200) collate Latin1_General_100_BIN2 not null,
  action         nvarchar(100) collate Latin1_General_100_BIN2 not null,
  subject        nvarchar(400) collate Latin1_General_100_BIN2 not null,
  content_owners nvarchar(max) collate Latin1_General_100_BIN2 not null,
  details        nvarchar(max) collate Latin1_General_100_BIN2 not null,
  previous_hash  nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  hash           nvarchar(64)  collate Latin1_General_100_BIN2 not null
);

create index ix_audit_entry_subject on audit_entry (subject, sequence);
create index ix_audit_entry_actor on audit_entry (actor, sequence);
go

create trigger audit_entry_no_update on audit_entry instead of update as
  throw 51000, 'audit_entry is append-only: an entry cannot be changed', 1;
go

create trigger audit_entry_no_delete on audit_entry instead of delete as
  throw 51000, 'audit_entry is append-only: an entry cannot be deleted', 1;
