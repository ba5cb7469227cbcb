-- What rows state beside their dates: lags of conditions (negative before the event), the longest window, and dates as texts.
alter table avail add
  start_lag                    bigint,
  end_lag                      bigint,
  window_duration              bigint,
  stated_suppression_lift_date nvarchar(400) collate Latin1_General_100_BIN2,
  stated_fixed_end_date        nvarchar(400) collate Latin1_General_100_BIN2;
go

create index ix_avail_waiting on avail (title_id) where has_window = 0;

-- When events of titles happen, as people stated it: a day or an instant, worldwide as ZZ.
create table title_event_date (
  title_id  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  event     nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  territory nvarchar(2)   collate Latin1_General_100_BIN2 not null,
  date      nvarchar(50)  collate Latin1_General_100_BIN2 not null,
  constraint pk_title_event_date primary key (title_id, event, territory)
);
