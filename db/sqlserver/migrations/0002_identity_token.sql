create table identity_token (
  id                nvarchar(100) collate Latin1_General_100_BIN2 not null constraint pk_identity_token primary key,
  application_id    nvarchar(200) collate Latin1_General_100_BIN2,
  authorization_id  nvarchar(100) collate Latin1_General_100_BIN2,
  subject           nvarchar(200) collate Latin1_General_100_BIN2,
  type              nvarchar(100) collate Latin1_General_100_BIN2,
  status            nvarchar(50)  collate Latin1_General_100_BIN2,
  reference_id      nvarchar(200) collate Latin1_General_100_BIN2,
  payload           nvarchar(max) collate Latin1_General_100_BIN2,
  properties        nvarchar(max) collate Latin1_General_100_BIN2,
  created           datetime2(3),
  expires           datetime2(3),
  redeemed          datetime2(3),
  concurrency_token nvarchar(50)  collate Latin1_General_100_BIN2 not null
);

create unique index ux_identity_token_reference_id on identity_token (reference_id) where reference_id is not null;
create index ix_identity_token_subject on identity_token (subject, application_id, status, type);
create index ix_identity_token_application_id on identity_token (application_id);
create index ix_identity_token_authorization_id on identity_token (authorization_id);
create index ix_identity_token_created on identity_token (created);
