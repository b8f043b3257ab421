-- Working days as the State Council announces them each November for the year after. A year without a row here is not
-- known yet: it has weekends only, and deadlines in it are provisional.
create table calendar_year (
  year integer primary key check (year between 2000 and 2100),
  source text not null,
  filled_at timestamptz not null
);
comment on column calendar_year.source is 'The announcement or package that the days come from';

create table calendar_day (
  day date primary key,
  year integer not null references calendar_year (year),
  is_working boolean not null,
  name text not null
);
comment on table calendar_day is 'Only the days that an announcement names; every other day follows its weekday';
comment on column calendar_day.year is 'The year announced: a New Year holiday may reach into the December before (2018-12-31)';
create index calendar_day_year on calendar_day (year);

-- The calendar belongs to the whole platform: only a reach that holds a topmost union may change it.
create function calendar_reach_is_topmost() returns boolean language sql stable parallel safe as $$
  select exists (
    select 1 from (values
      (current_setting('app.o1', true)), (current_setting('app.o2', true)),
      (current_setting('app.o3', true)), (current_setting('app.o4', true))) as r (path)
    where r.path ~ '^[0-9a-z]+/$')
$$;
comment on function calendar_reach_is_topmost is 'True when the reach begins at a union without parent';

alter table calendar_year enable row level security;
alter table calendar_year force row level security;
create policy calendar_year_read on calendar_year for select using (true);
create policy calendar_year_add on calendar_year for insert
  with check (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy calendar_year_change on calendar_year for update
  using (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update on calendar_year to {app};

alter table calendar_day enable row level security;
alter table calendar_day force row level security;
create policy calendar_day_read on calendar_day for select using (true);
create policy calendar_day_add on calendar_day for insert
  with check (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy calendar_day_change on calendar_day for update
  using (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy calendar_day_remove on calendar_day for delete
  using (calendar_reach_is_topmost() or reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update, delete on calendar_day to {app};
