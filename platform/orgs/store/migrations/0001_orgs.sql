-- The tree. A subtree is a range of path; ancestors are the row's own array. Measured against closure tables,
-- ltree, intervals and recursion: within a fifth of the fastest on every read, and the cheapest to move.
create table orgs_union (
  id uuid primary key,
  parent_id uuid references orgs_union (id),
  name text not null,
  kind text not null check (kind in ('federation', 'street', 'zone', 'industry', 'enterprise', 'branch', 'group')),
  level integer not null check (level between 1 and 10),
  path text collate "C" not null unique,
  ancestors uuid[] not null,
  second_leader_id uuid references orgs_union (id),
  line_path text collate "C" unique,
  child_count integer not null default 0,
  led_count integer not null default 0,
  is_generated boolean not null,
  founded_at timestamptz not null
);
comment on column orgs_union.ancestors is 'From the root to the parent; empty for a root';
comment on column orgs_union.line_path is 'The place in the second line of leadership (industry unions), inherited by everything below';
comment on column orgs_union.child_count is 'Children ever founded: the next child''s ordinal, never reused';
create index orgs_union_parent on orgs_union (parent_id, path);
create index orgs_union_led on orgs_union (second_leader_id) where second_leader_id is not null;
alter table orgs_union enable row level security;
alter table orgs_union force row level security;
-- A union's name and place are public; changing them needs reach.
create policy orgs_union_read on orgs_union for select using (true);
create policy orgs_union_add on orgs_union for insert
  with check (reach_covers(path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
-- 'job' may only hold a row (select … for share asks this policy); what it would write fails the check.
create policy orgs_union_change on orgs_union for update
  using (reach_covers(path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on orgs_union to {app};

create table orgs_person (
  id uuid primary key,
  name text not null,
  phone_sealed text,
  phone_index text unique,
  union_id uuid references orgs_union (id),
  org_path text collate "C",
  line_path text collate "C",
  entered_at timestamptz not null
);
comment on column orgs_person.name is 'Plain, searchable behind both walls; sealed in the journal and erased with the key';
comment on column orgs_person.phone_index is 'Blind index of the E.164 number: finds, never shows';
comment on column orgs_person.union_id is 'The home union; a driver may not have one yet';
create index orgs_person_path on orgs_person (org_path);
alter table orgs_person enable row level security;
alter table orgs_person force row level security;
create policy orgs_person_read on orgs_person for select
  using (reach_covers(org_path, line_path) or id = reach_person() or reach_system() in ('replay', 'setup', 'demo', 'job', 'tail', 'home'));
create policy orgs_person_add on orgs_person for insert
  with check (reach_covers(org_path, line_path) or id = reach_person() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy orgs_person_change on orgs_person for update
  using (reach_covers(org_path, line_path) or id = reach_person() or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or id = reach_person() or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on orgs_person to {app};
