-- 会员实名册. Name, number and home are the person's (orgs_person); where the home lies decides who sees the record.
create table register_member (
  person_id uuid primary key references orgs_person (id),
  id_type text not null check (id_type in ('resident', 'passport', 'hk-macao', 'taiwan', 'permanent', 'other')),
  id_index text unique,
  details jsonb not null,
  personal_sealed text,
  sensitive_sealed text,
  import_id uuid,
  import_line integer,
  is_generated boolean not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null
);
comment on column register_member.id_index is 'Blind index over type and number of the identity document: finds, never shows';
comment on column register_member.details is 'What is internal (C2): work, dates, channel, dues; its shape is wire.ts';
comment on column register_member.personal_sealed is 'C3: birth date, ethnic group, political and marital status, residence, card number';
comment on column register_member.sensitive_sealed is 'C4: the document''s number, model-worker title, hardship';
alter table register_member enable row level security;
alter table register_member force row level security;
-- Seen with the person, so that a member who moves takes the record along: the inner table's own policy says who sees whom.
create policy register_member_read on register_member for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job', 'tail') or exists (select 1 from orgs_person p where p.id = person_id));
create policy register_member_add on register_member for insert
  with check (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id));
create policy register_member_change on register_member for update
  using (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id))
  with check (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id));
grant select, insert, update on register_member to {app};

create table register_correction (
  id uuid primary key,
  person_id uuid not null references orgs_person (id),
  fields text[] not null,
  changes_sealed text not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'declined', 'withdrawn')),
  reason_sealed text,
  settled_by uuid,
  settled_at timestamptz
);
comment on column register_correction.fields is 'Which fields the member would change; the values are sealed with their key';
-- One open correction per member: the next one waits or replaces it.
create unique index register_correction_open on register_correction (person_id) where outcome is null;
create index register_correction_person on register_correction (person_id, proposed_at);
alter table register_correction enable row level security;
alter table register_correction force row level security;
create policy register_correction_read on register_correction for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job', 'tail') or exists (select 1 from orgs_person p where p.id = person_id));
create policy register_correction_add on register_correction for insert
  with check (reach_system() in ('replay', 'setup', 'demo') or exists (select 1 from orgs_person p where p.id = person_id));
create policy register_correction_change on register_correction for update
  using (reach_system() in ('replay', 'setup', 'demo') or exists (select 1 from orgs_person p where p.id = person_id))
  with check (reach_system() in ('replay', 'setup', 'demo') or exists (select 1 from orgs_person p where p.id = person_id));
grant select, insert, update on register_correction to {app};

create table register_import (
  id uuid primary key,
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  officer_id uuid,
  file_name text not null,
  file_hash text not null,
  last_line integer,
  next_line integer not null default 1,
  added integer not null default 0,
  known integer not null default 0,
  wrong integer not null default 0,
  is_done boolean not null default false,
  begun_at timestamptz not null
);
comment on column register_import.file_hash is 'Keyed: the same for the same cells; nobody without the key can guess at them';
comment on column register_import.next_line is 'The mark: every line before it was taken or is in register_wrong_line';
create index register_import_file on register_import (union_id, file_hash);
create index register_import_path on register_import (org_path, begun_at);
alter table register_import enable row level security;
alter table register_import force row level security;
create policy register_import_read on register_import for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job', 'tail'));
create policy register_import_add on register_import for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy register_import_change on register_import for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update on register_import to {app};

create table register_wrong_line (
  import_id uuid not null references register_import (id),
  line integer not null,
  primary key (import_id, line)
);
comment on table register_wrong_line is 'Lines that an import passed over: the same file again tries these and no others';
alter table register_wrong_line enable row level security;
alter table register_wrong_line force row level security;
create policy register_wrong_line_read on register_wrong_line for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job', 'tail') or exists (select 1 from register_import i where i.id = import_id));
create policy register_wrong_line_add on register_wrong_line for insert
  with check (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from register_import i where i.id = import_id));
grant select, insert on register_wrong_line to {app};
