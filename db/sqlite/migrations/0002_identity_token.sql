create table identity_token (
  id                text not null primary key,
  application_id    text,
  authorization_id  text,
  subject           text,
  type              text,
  status            text,
  reference_id      text,
  payload           text,
  properties        text,
  created           text,
  expires           text,
  redeemed          text,
  concurrency_token text not null
) strict;

create unique index ux_identity_token_reference_id on identity_token (reference_id) where reference_id is not null;
create index ix_identity_token_subject on identity_token (subject, application_id, status, type);
create index ix_identity_token_application_id on identity_token (application_id);
create index ix_identity_token_authorization_id on identity_token (authorization_id);
create index ix_identity_token_created on identity_token (created);
