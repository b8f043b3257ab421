-- Counters, kept where they happened: one row per figure, union and day. A subtree is a range sum along either line
-- of leadership. Written by the journal's reader 'figures' alone, so a figure never waits in anybody's transaction
-- and a hot row never has two writers.
create table figures_day (
  metric text collate "C" not null,
  union_id uuid not null,
  day date not null,
  n bigint not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  primary key (metric, union_id, day)
);
comment on column figures_day.day is 'The day the figure is counted for, which need not be the day of the event';
create index figures_day_org on figures_day (metric, org_path) include (day, n, line_path);
create index figures_day_line on figures_day (metric, line_path) include (day, n, org_path) where line_path is not null;
alter table figures_day enable row level security;
alter table figures_day force row level security;
create policy figures_day_read on figures_day for select
  using (reach_covers(org_path, line_path) or reach_system() in ('tail', 'replay', 'setup', 'demo'));
create policy figures_day_add on figures_day for insert with check (reach_system() = 'tail');
-- Also for whoever moves a union: orgs rewrites the paths of scoped tables in that transaction.
create policy figures_day_change on figures_day for update
  using (reach_covers(org_path, line_path) or reach_system() in ('tail', 'replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('tail', 'replay', 'setup', 'demo'));
create policy figures_day_remove on figures_day for delete using (reach_system() = 'tail');
grant select, insert, update, delete on figures_day to {app};

-- The topmost unions with everything below them along the first line, folded: their range sums would read millions
-- of rows. Kept by the same reader in the same transaction.
create table figures_fold (
  metric text collate "C" not null,
  top_path text collate "C" not null,
  span text collate "C" not null check (span in ('day', 'month')),
  day date not null,
  n bigint not null,
  subtree_end text collate "C" not null,
  primary key (metric, span, top_path, day)
-- The same few rows are rewritten all day: room beside them keeps the index out of it.
) with (fillfactor = 70);
comment on column figures_fold.top_path is 'The union whose subtree is summed here; no counter of its own, so not a scoped table';
comment on column figures_fold.day is 'The first day of the span';
comment on column figures_fold.subtree_end is 'Where the union''s path range ends: the whole of it has to lie in the reach';
alter table figures_fold enable row level security;
alter table figures_fold force row level security;
create policy figures_fold_read on figures_fold for select using (
  reach_system() in ('tail', 'setup', 'demo')
  or (top_path >= current_setting('app.o1', true) and subtree_end <= current_setting('app.p1', true))
  or (top_path >= current_setting('app.o2', true) and subtree_end <= current_setting('app.p2', true))
  or (top_path >= current_setting('app.o3', true) and subtree_end <= current_setting('app.p3', true))
  or (top_path >= current_setting('app.o4', true) and subtree_end <= current_setting('app.p4', true)));
create policy figures_fold_add on figures_fold for insert with check (reach_system() = 'tail');
create policy figures_fold_change on figures_fold for update using (reach_system() = 'tail') with check (reach_system() = 'tail');
create policy figures_fold_remove on figures_fold for delete using (reach_system() = 'tail');
grant select, insert, update, delete on figures_fold to {app};

-- Up to when the figures have counted: one row, made by the first count.
create table figures_state (
  id boolean primary key default true check (id),
  counted_to timestamptz not null
);
comment on column figures_state.counted_to is 'The newest event that the figures hold';
alter table figures_state enable row level security;
alter table figures_state force row level security;
create policy figures_state_read on figures_state for select using (true);
create policy figures_state_add on figures_state for insert with check (reach_system() = 'tail');
create policy figures_state_change on figures_state for update using (reach_system() = 'tail') with check (reach_system() = 'tail');
create policy figures_state_remove on figures_state for delete using (reach_system() = 'tail');
grant select, insert, update, delete on figures_state to {app};
