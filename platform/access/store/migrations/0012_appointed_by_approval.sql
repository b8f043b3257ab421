-- An approval that two unions agreed to is carried out by the house itself, in the transaction of the last signature.
drop policy access_grant_add on access_grant;
create policy access_grant_add on access_grant for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
drop policy access_grant_change on access_grant;
create policy access_grant_change on access_grant for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
