-- The second wall reads the reach of a request from settings that live only as long as its transaction.
-- Unwrapped current_setting on purpose: the planner folds it for its estimate (inside a sub-select it cannot).
create function reach_covers(org_path text, line_path text) returns boolean language sql stable parallel safe as $$
  select (org_path >= current_setting('app.o1', true) and org_path < current_setting('app.p1', true))
      or (org_path >= current_setting('app.o2', true) and org_path < current_setting('app.p2', true))
      or (org_path >= current_setting('app.o3', true) and org_path < current_setting('app.p3', true))
      or (org_path >= current_setting('app.o4', true) and org_path < current_setting('app.p4', true))
      or (line_path >= current_setting('app.l1', true) and line_path < current_setting('app.m1', true))
      or (line_path >= current_setting('app.l2', true) and line_path < current_setting('app.m2', true))
      or (line_path >= current_setting('app.l3', true) and line_path < current_setting('app.m3', true))
      or (line_path >= current_setting('app.l4', true) and line_path < current_setting('app.m4', true))
$$;
comment on function reach_covers is 'True when a row with these two paths lies in one of the four ranges of the reach';
create function reach_person() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.person', true), '')::uuid $$;
create function reach_receipt() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.receipt', true), '')::uuid $$;
create function reach_new_case() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.newcase', true), '')::uuid $$;
comment on function reach_new_case is 'A case that is about to be made: its rows may be inserted, none may be read';
create function reach_system() returns text language sql stable parallel safe as $$
  select coalesce(current_setting('app.system', true), '') $$;

-- Dated grants: who holds which duty where. The two offices of a union are grants too.
create table access_grant (
  id uuid primary key,
  person_id uuid not null,
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C" not null,
  role text not null check (role in ('chair', 'administrator', 'contact-person', 'system-officer', 'audit-officer')),
  has_subtree boolean not null,
  granted_by uuid,
  parent_grant_id uuid references access_grant (id),
  valid_from timestamptz not null,
  valid_until timestamptz,
  revoked_at timestamptz,
  check (valid_until is null or valid_until > valid_from)
);
comment on column access_grant.line_path is 'Where the union''s second line of leadership begins: led unions lie below it';
comment on column access_grant.parent_grant_id is 'The grant this one was handed on from; it can never outlast or exceed it';
create unique index access_grant_office on access_grant (union_id, role)
  where role in ('chair', 'administrator') and revoked_at is null and parent_grant_id is null;
create index access_grant_person on access_grant (person_id);
create index access_grant_union on access_grant (union_id, role);
create index access_grant_path on access_grant (org_path);
alter table access_grant enable row level security;
alter table access_grant force row level security;
-- Who holds an office is public inside the house; the platform itself reads grants to compute every reach.
create policy access_grant_read on access_grant for select using (true);
create policy access_grant_add on access_grant for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy access_grant_change on access_grant for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on access_grant to {app};

-- Reads of sensitive values and refusals: not changes, so not in the journal. Append-only.
create table access_log (
  id uuid primary key,
  at timestamptz not null,
  actor jsonb not null,
  endpoint text not null,
  outcome text not null,
  subject_id uuid,
  reason text,
  request_id text not null
);
alter table access_log enable row level security;
alter table access_log force row level security;
create policy access_log_add on access_log for insert with check (true);
create policy access_log_read on access_log for select using (reach_system() = 'audit');
grant select, insert on access_log to {app};
