-- QR codes: each knows its union, its contact person and where it hangs.
create table appeals_code (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  contact_id uuid not null references orgs_person (id),
  contact_name text not null,
  place text not null,
  made_at timestamptz not null,
  retired_at timestamptz
);
comment on column appeals_code.contact_name is 'As printed under the code: an office or a name that the union makes public';
create index appeals_code_path on appeals_code (org_path);
create index appeals_code_line on appeals_code (line_path) where line_path is not null;
alter table appeals_code enable row level security;
alter table appeals_code force row level security;
-- A poster on a wall is public; whoever has the signed code may read what it says.
create policy appeals_code_read on appeals_code for select using (true);
create policy appeals_code_add on appeals_code for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy appeals_code_change on appeals_code for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on appeals_code to {app};

-- Case numbers: unique by counting, scattered by arithmetic in the use-case. A locator, not a secret.
create sequence appeals_case_number minvalue 0 start 0;
grant usage on sequence appeals_case_number to {app};

create table appeals_appeal (
  id uuid primary key,
  case_number text not null unique check (case_number ~ '^[0-9]{8}$'),
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  local_union_id uuid references orgs_union (id),
  code_id uuid not null references appeals_code (id),
  contact_id uuid not null,
  person_id uuid,
  key_id uuid not null,
  topic text not null check (topic in ('consultation', 'aid', 'complaint', 'legal-aid', 'suggestion')),
  disclosure text not null check (disclosure in ('named', 'confidential', 'anonymous')),
  status text not null check (status in ('received', 'accepted', 'waiting', 'closed')),
  place text not null,
  text_sealed text not null,
  name_sealed text,
  phone_sealed text,
  photos uuid[] not null,
  receipt_hash text not null,
  received_at timestamptz not null,
  received_on date not null,
  round_on date not null,
  due_on date,
  is_due_provisional boolean not null,
  score integer check (score between 1 and 5),
  is_solved boolean,
  is_round_rated boolean not null default false,
  reopened_times integer not null default 0,
  changed_at timestamptz not null,
  check (disclosure <> 'anonymous' or (person_id is null and name_sealed is null and phone_sealed is null))
);
comment on column appeals_appeal.local_union_id is 'The other half of 双会: the local union beside the enterprise''s';
comment on column appeals_appeal.key_id is 'Whose key sealed the texts: the person''s, or the case''s own';
comment on column appeals_appeal.receipt_hash is 'Argon2id of the query code; the code itself never leaves the worker';
comment on column appeals_appeal.round_on is 'The day the present round began: received, or last opened again; deadlines count from it';
comment on column appeals_appeal.is_round_rated is 'Rated since it was last closed; "not solved" starts a new round';
-- The two indexes that measured fastest for "newest 20 of any subtree"; the same pair for the second line.
-- With everything the policy asks for, so that counting a subtree never leaves the index.
create index appeals_appeal_path on appeals_appeal (org_path) include (line_path, person_id, id);
create index appeals_appeal_newest on appeals_appeal (received_at desc, id desc, org_path);
create index appeals_appeal_line on appeals_appeal (line_path) where line_path is not null;
create index appeals_appeal_person on appeals_appeal (person_id, received_at desc) where person_id is not null;
create index appeals_appeal_open on appeals_appeal (org_path, due_on) where status <> 'closed';
create index appeals_appeal_code on appeals_appeal (code_id);
alter table appeals_appeal enable row level security;
alter table appeals_appeal force row level security;
create policy appeals_appeal_read on appeals_appeal for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or id = reach_receipt()
         or reach_system() in ('replay', 'demo', 'job', 'home'));
create policy appeals_appeal_add on appeals_appeal for insert
  with check (id = reach_new_case() or reach_system() in ('replay', 'demo'));
create policy appeals_appeal_change on appeals_appeal for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or id = reach_receipt()
         or reach_system() in ('replay', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or id = reach_receipt()
         or reach_system() in ('replay', 'demo', 'job'));
grant select, insert, update on appeals_appeal to {app};

-- What happened, as the worker and the officer read it.
create table appeals_step (
  id uuid primary key,
  appeal_id uuid not null references appeals_appeal (id),
  kind text not null check (kind in ('submitted', 'accepted', 'asked', 'added', 'answered', 'closed', 'rated', 'reopened')),
  event_type text not null,
  at timestamptz not null,
  union_id uuid,
  person_id uuid,
  text_sealed text,
  score integer,
  is_solved boolean
);
comment on column appeals_step.event_type is 'Part of the sealed text''s associated data';
create index appeals_step_case on appeals_step (appeal_id, at, id);
alter table appeals_step enable row level security;
alter table appeals_step force row level security;
-- A step is seen by whoever sees its case: the sub-select runs under the case's own policy. Only ever read by case.
create policy appeals_step_read on appeals_step for select
  using (exists (select 1 from appeals_appeal a where a.id = appeal_id));
create policy appeals_step_add on appeals_step for insert
  with check (appeal_id = reach_new_case() or reach_system() in ('replay', 'demo')
              or exists (select 1 from appeals_appeal a where a.id = appeal_id));
grant select, insert on appeals_step to {app};
