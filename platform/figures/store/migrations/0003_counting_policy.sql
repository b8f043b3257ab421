-- The same walls, cheaper for the one who counts: who is asking is read once per statement and looked at first, before the
-- sixteen comparisons of a reach that the counting reader does not have. A sixth less per counter written.
alter policy figures_day_read on figures_day
  using ((select reach_system()) in ('tail', 'replay', 'setup', 'demo') or reach_covers(org_path, line_path));
alter policy figures_day_add on figures_day with check ((select reach_system()) = 'tail');
alter policy figures_day_change on figures_day
  using ((select reach_system()) in ('tail', 'replay', 'setup', 'demo') or reach_covers(org_path, line_path))
  with check ((select reach_system()) in ('tail', 'replay', 'setup', 'demo') or reach_covers(org_path, line_path));
alter policy figures_fold_add on figures_fold with check ((select reach_system()) = 'tail');
alter policy figures_fold_change on figures_fold using ((select reach_system()) = 'tail') with check ((select reach_system()) = 'tail');
