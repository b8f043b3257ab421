-- The same wall, asked once per statement: a fold is found by its keys, so the settings were read anew for every row.
alter policy figures_fold_read on figures_fold using (
  (select reach_system()) in ('tail', 'setup', 'demo')
  or (top_path >= (select current_setting('app.o1', true)) and subtree_end <= (select current_setting('app.p1', true)))
  or (top_path >= (select current_setting('app.o2', true)) and subtree_end <= (select current_setting('app.p2', true)))
  or (top_path >= (select current_setting('app.o3', true)) and subtree_end <= (select current_setting('app.p3', true)))
  or (top_path >= (select current_setting('app.o4', true)) and subtree_end <= (select current_setting('app.p4', true))));
