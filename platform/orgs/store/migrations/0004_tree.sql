alter table orgs_union
  add column dissolved_at timestamptz,
  add column successor_id uuid references orgs_union (id),
  add column credit_code text unique,
  add column certificate_from date,
  add column certificate_to date,
  add column reminded_for date,
  add constraint orgs_union_certificate check ((certificate_from is null) = (certificate_to is null) and certificate_to > certificate_from);
comment on column orgs_union.dissolved_at is 'A dissolved union keeps its place, so that what was its own stays within the reach of those above it';
comment on column orgs_union.successor_id is 'Where its members, unions and open cases went';
comment on column orgs_union.credit_code is 'GB 32100 unified social credit code';
comment on column orgs_union.certificate_to is 'Last day of the legal-person certificate (3 to 5 years)';
comment on column orgs_union.reminded_for is 'The last day about which its officers were reminded';
create index orgs_union_certificate_to on orgs_union (certificate_to) where certificate_to is not null and dissolved_at is null;
create index orgs_union_successor on orgs_union (successor_id) where successor_id is not null;

-- Who belonged where under which name on any past day. A period is half open; the open one is how it is now.
create table orgs_placement (
  union_id uuid not null references orgs_union (id),
  since_at timestamptz not null,
  until_at timestamptz,
  parent_id uuid references orgs_union (id),
  path text collate "C" not null,
  name text not null,
  cause text not null check (cause in ('founded', 'renamed', 'moved', 'moved-along')),
  primary key (union_id, since_at),
  check (until_at >= since_at)
);
comment on column orgs_placement.path is 'The place then: the subtree of that day is a range of it';
comment on column orgs_placement.cause is 'moved-along: a union above it moved';
create unique index orgs_placement_open on orgs_placement (union_id) where until_at is null;
create index orgs_placement_path on orgs_placement (path, since_at);
alter table orgs_placement enable row level security;
alter table orgs_placement force row level security;
-- As public as the unions themselves; written by orgs' appliers alone, which may write wherever the tree changes.
create policy orgs_placement_read on orgs_placement for select using (true);
create policy orgs_placement_add on orgs_placement for insert with check (reach_system() = 'replay');
create policy orgs_placement_change on orgs_placement for update
  using (reach_system() = 'replay') with check (reach_system() = 'replay');
grant select, insert, update on orgs_placement to {app};

-- What the union above approved (TUL 12, 13): a union dissolved, merged into another, or split off another.
create table orgs_decision (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  kind text not null check (kind in ('dissolved', 'merged', 'split')),
  other_id uuid references orgs_union (id),
  reason text not null,
  decided_on date not null,
  document_number text not null,
  decided_at timestamptz not null
);
comment on column orgs_decision.other_id is 'The union it went into, or the one it was split off';
create index orgs_decision_union on orgs_decision (union_id);
create index orgs_decision_other on orgs_decision (other_id) where other_id is not null;
create index orgs_decision_path on orgs_decision (org_path);
alter table orgs_decision enable row level security;
alter table orgs_decision force row level security;
create policy orgs_decision_read on orgs_decision for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy orgs_decision_add on orgs_decision for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy orgs_decision_change on orgs_decision for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on orgs_decision to {app};

-- Unions of before stand where they were founded: until today nothing could move or rename one.
select set_config('app.system', 'replay', true);
insert into orgs_placement (union_id, since_at, parent_id, path, name, cause)
select u.id, u.founded_at, u.parent_id, u.path, u.name, 'founded' from orgs_union u;
select set_config('app.system', '', true);
