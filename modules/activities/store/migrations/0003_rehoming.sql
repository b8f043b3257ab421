-- 'job': an activity goes to the successor of a union that is no more.
drop policy activities_activity_change on activities_activity;
create policy activities_activity_change on activities_activity for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job')) with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
