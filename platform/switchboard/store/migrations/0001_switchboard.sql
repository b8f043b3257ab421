-- What every union says about its services and its phone home: published versions, which one is in force, its address.
create table switchboard_version (
  union_id uuid not null references orgs_union (id),
  version integer not null check (version > 0),
  org_path text collate "C" not null,
  line_path text collate "C",
  changes jsonb not null,
  note text not null,
  officer_id uuid,
  published_at timestamptz not null,
  primary key (union_id, version)
);
comment on column switchboard_version.changes is 'The union''s own settings, whole: key to value, whether it is fixed, and what stood above when it was made';
comment on column switchboard_version.officer_id is 'Who published it; null for the demonstration and other systems';
alter table switchboard_version enable row level security;
alter table switchboard_version force row level security;
-- What a phone shows to everybody who opens it is public; writing it needs reach.
create policy switchboard_version_read on switchboard_version for select using (true);
create policy switchboard_version_add on switchboard_version for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy switchboard_version_change on switchboard_version for update
  using (reach_system() in ('replay', 'setup', 'demo')) with check (reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on switchboard_version to {app};

create table switchboard_layout (
  union_id uuid primary key references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  version integer not null
);
comment on column switchboard_layout.version is 'The version in force: the newest';
create index switchboard_layout_path on switchboard_layout (org_path);
alter table switchboard_layout enable row level security;
alter table switchboard_layout force row level security;
create policy switchboard_layout_read on switchboard_layout for select using (true);
create policy switchboard_layout_add on switchboard_layout for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy switchboard_layout_change on switchboard_layout for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on switchboard_layout to {app};

create table switchboard_address (
  union_id uuid primary key references orgs_union (id),
  code text unique,
  org_path text collate "C" not null,
  line_path text collate "C"
);
comment on column switchboard_address.code is 'The last part of /u/<code>; null once given up';
alter table switchboard_address enable row level security;
alter table switchboard_address force row level security;
create policy switchboard_address_read on switchboard_address for select using (true);
create policy switchboard_address_add on switchboard_address for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy switchboard_address_change on switchboard_address for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on switchboard_address to {app};

-- Every process keeps the layouts in memory and asks in each request, by this one number, whether they still hold.
create table switchboard_stamp (
  id boolean primary key check (id),
  stamp bigint not null
);
comment on table switchboard_stamp is 'One row. Grows with every publishing and every change of the tree; not a fact, so replay does not compare it';
insert into switchboard_stamp (id, stamp) values (true, 1);
alter table switchboard_stamp enable row level security;
alter table switchboard_stamp force row level security;
create policy switchboard_stamp_read on switchboard_stamp for select using (true);
create policy switchboard_stamp_change on switchboard_stamp for update
  using (coalesce(current_setting('app.o1', true), '') <> '' or reach_system() in ('replay', 'setup', 'demo', 'tail'))
  with check (coalesce(current_setting('app.o1', true), '') <> '' or reach_system() in ('replay', 'setup', 'demo', 'tail'));
grant select, update on switchboard_stamp to {app};
