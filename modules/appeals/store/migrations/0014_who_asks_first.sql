-- The same walls in another order: the platform's own work (alarms, clocks, the journal's readers) is known by one look per
-- statement, before the sixteen comparisons of a reach that it does not have. Counting a thousand cases of one matter, as
-- every submission in a crowd does, takes half the time.
alter policy appeals_appeal_read on appeals_appeal
  using ((select reach_system()) in ('replay', 'demo', 'job', 'home')
         or (reach_covers(org_path, line_path)
             and (excluded_ids = '{}' or not coalesce(reach_self() = any (excluded_ids), false)))
         or person_id = reach_person() or id = reach_receipt());
