create table data_protection_key (
  id            nvarchar(50)  collate Latin1_General_100_BIN2 not null constraint pk_data_protection_key primary key,
  friendly_name nvarchar(400) collate Latin1_General_100_BIN2 not null,
  xml           nvarchar(max) collate Latin1_General_100_BIN2 not null
);
