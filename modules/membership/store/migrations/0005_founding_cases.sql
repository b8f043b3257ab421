-- Foundings run on the approval engine: the record is written by the engine's calls, also by a job that takes up old requests,
-- and a preparatory group may give up the rest of its course while the union that it founded stays in preparation.
alter table membership_founding drop constraint membership_founding_stands;
alter table membership_founding add constraint membership_founding_stands check (
  case status when 'withdrawn' then true else (status in ('submitted', 'sent-back', 'refused')) = (founded_union_id is null) end);
create index membership_founding_open on membership_founding (asked_at) where status not in ('registered', 'refused', 'withdrawn');

drop policy membership_founding_add on membership_founding;
create policy membership_founding_add on membership_founding for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
drop policy membership_founding_change on membership_founding;
create policy membership_founding_change on membership_founding for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
drop policy membership_founding_step_add on membership_founding_step;
create policy membership_founding_step_add on membership_founding_step for insert
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
