-- What rows state beside their dates: lags of conditions (negative before the event), the longest window, and dates as texts.
alter table avail add column start_lag integer;
alter table avail add column end_lag integer;
alter table avail add column window_duration integer;
alter table avail add column stated_suppression_lift_date text;
alter table avail add column stated_fixed_end_date text;

create index ix_avail_waiting on avail (title_id) where has_window = 0;

-- When events of titles happen, as people stated it: a day or an instant, worldwide as ZZ.
create table title_event_date (
  title_id  text not null,
  event     text not null,
  territory text not null,
  date      text not null,
  primary key (title_id, event, territory)
) strict, without rowid;
