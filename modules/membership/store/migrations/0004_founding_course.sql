-- After the approval: the congress, its election, the approval of the result, the legal-person certificate.
alter table membership_founding drop constraint membership_founding_status_check;
alter table membership_founding drop constraint membership_founding_check;
alter table membership_founding add constraint membership_founding_status_check check (status in (
  'submitted', 'sent-back', 'preparing', 'congress-asked', 'congress-approved', 'elected', 'established', 'registered', 'refused', 'withdrawn'));
alter table membership_founding add constraint membership_founding_stands check (
  (status in ('submitted', 'sent-back', 'refused', 'withdrawn')) = (founded_union_id is null));

create table membership_founding_step (
  id uuid primary key,
  founding_id uuid not null references membership_founding (id),
  person_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  kind text not null check (kind in ('congress-asked', 'congress-approved', 'congress-returned', 'elected', 'established', 'election-returned', 'registered')),
  held_on date,
  document_number text,
  reason text,
  photos uuid[] not null,
  facts jsonb not null,
  chair_id uuid,
  chair_name text,
  done_at timestamptz not null
);
comment on table membership_founding_step is 'What happened on the way from the preparatory group to the certificate, each step with its day and papers';
comment on column membership_founding_step.person_id is 'Who asked for the union';
comment on column membership_founding_step.chair_id is 'Who was elected chair; their key seals the name in the journal';
create index membership_founding_step_founding on membership_founding_step (founding_id, done_at);
create index membership_founding_step_path on membership_founding_step (org_path);
alter table membership_founding_step enable row level security;
alter table membership_founding_step force row level security;
create policy membership_founding_step_read on membership_founding_step for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
create policy membership_founding_step_add on membership_founding_step for insert
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'demo'));
create policy membership_founding_step_change on membership_founding_step for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
grant select, insert, update on membership_founding_step to {app};
