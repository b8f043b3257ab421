-- Three separated duties (三员分立, GB/T 22239): nobody holds two of them at one union. A duty that was handed on is judged
-- by the rule, under the lock on its union; those that were given directly have this last word.
alter table access_grant drop constraint access_grant_role_check;
alter table access_grant add constraint access_grant_role_check
  check (role in ('chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer'));
create unique index access_grant_duty on access_grant (union_id, person_id)
  where role in ('system-officer', 'security-officer', 'audit-officer') and revoked_at is null and parent_grant_id is null;
create index access_grant_parent on access_grant (parent_grant_id) where parent_grant_id is not null;

-- Leave with dates: whoever is away is not sought, so that no union stands still.
create table access_absence (
  id uuid primary key,
  person_id uuid not null,
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C" not null,
  away_from timestamptz not null,
  away_until timestamptz not null,
  ended_at timestamptz,
  check (away_until > away_from)
);
comment on column access_absence.union_id is 'The union whose duties the person leaves for a time; those held elsewhere go on';
comment on column access_absence.ended_at is 'Back earlier than said';
create index access_absence_person on access_absence (person_id, union_id) where ended_at is null;
create index access_absence_union on access_absence (union_id);
create index access_absence_path on access_absence (org_path);
alter table access_absence enable row level security;
alter table access_absence force row level security;
-- As public as who holds an office: a worker's case, sent by nobody yet, must find somebody who is there.
create policy access_absence_read on access_absence for select using (true);
create policy access_absence_add on access_absence for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy access_absence_change on access_absence for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on access_absence to {app};
