-- How long each kind of data is kept, where a platform chose another time than the usual one.
create table keeping_retention (
  kind text primary key,
  days integer not null check (days > 0),
  changed_at timestamptz not null
);
alter table keeping_retention enable row level security;
alter table keeping_retention force row level security;
create policy keeping_retention_read on keeping_retention for select using (reach_system() in ('job', 'replay'));
create policy keeping_retention_add on keeping_retention for insert with check (reach_system() in ('job', 'replay'));
create policy keeping_retention_change on keeping_retention for update
  using (reach_system() in ('job', 'replay')) with check (reach_system() in ('job', 'replay'));
grant select, insert, update on keeping_retention to {app};

-- What was removed because its time was over: the report of the retention job, one row per run that found something.
create table keeping_removal (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  before timestamptz not null,
  removed integer not null check (removed > 0)
);
create index keeping_removal_newest on keeping_removal (at desc);
alter table keeping_removal enable row level security;
alter table keeping_removal force row level security;
create policy keeping_removal_read on keeping_removal for select using (reach_system() = 'job');
create policy keeping_removal_add on keeping_removal for insert with check (reach_system() = 'job');
grant select, insert on keeping_removal to {app};
