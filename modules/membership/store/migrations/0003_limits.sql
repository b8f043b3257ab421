-- Working days of joining, transferring and founding, per union, each with its source and its validity.
create table membership_limit (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  contact_days integer not null,
  decide_days integer not null,
  transfer_days integer not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  set_at timestamptz not null
);
comment on column membership_limit.valid_to is 'The first day on which it no longer holds; null while it is the newest';
create index membership_limit_union on membership_limit (union_id, valid_from);
alter table membership_limit enable row level security;
alter table membership_limit force row level security;
-- A promise to workers is public.
create policy membership_limit_read on membership_limit for select using (true);
create policy membership_limit_add on membership_limit for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy membership_limit_change on membership_limit for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on membership_limit to {app};
