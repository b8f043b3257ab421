-- Applications to join. org_path is the union's that was asked for: the unions above see it from the first day, and the one
-- that is responsible now is holder_id.
create table membership_join (
  id uuid primary key,
  person_id uuid not null,
  union_id uuid not null,
  holder_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  status text not null check (status in ('waiting', 'sent-back', 'accepted', 'refused', 'withdrawn')),
  name text not null,
  id_number_sealed text not null,
  id_index text not null,
  employer text,
  employer_key text,
  credit_code text,
  category text not null,
  notice_version text not null,
  asked_at timestamptz not null,
  contact_on date not null,
  due_on date not null,
  reminded_at timestamptz,
  reason_sealed text,
  settled_at timestamptz,
  check ((employer is null) = (employer_key is null))
);
comment on column membership_join.name is 'Plain, searchable behind both walls; sealed in the journal and erased with the key';
comment on column membership_join.id_index is 'Blind index of the ID number: finds a second application, never shows';
comment on column membership_join.holder_id is 'The union that has to answer: the one that was asked, or one above it once the day has passed';
comment on column membership_join.contact_on is 'The holder is reminded when this day has passed';
comment on column membership_join.notice_version is 'The text that the worker agreed to, twice: to joining and, apart from it, to the ID number';
create unique index membership_join_person on membership_join (person_id) where status in ('waiting', 'sent-back');
create unique index membership_join_number on membership_join (id_index) where status in ('waiting', 'sent-back');
create index membership_join_own on membership_join (person_id, asked_at);
create index membership_join_path on membership_join (org_path, asked_at);
create index membership_join_due on membership_join (due_on) where status = 'waiting';
alter table membership_join enable row level security;
alter table membership_join force row level security;
create policy membership_join_read on membership_join for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
create policy membership_join_add on membership_join for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'demo'));
create policy membership_join_change on membership_join for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
grant select, insert, update on membership_join to {app};

-- Transfers. Two unions see one: each through its end, so that either can be moved in the tree with its own.
create table membership_transfer (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  from_id uuid not null,
  to_id uuid not null,
  status text not null check (status in ('open', 'completed', 'objected', 'withdrawn')),
  asked_at timestamptz not null,
  due_on date not null,
  objected_by text check (objected_by in ('out', 'in')),
  former_standing text not null check (former_standing in ('valid', 'retained')),
  reason_sealed text,
  settled_at timestamptz,
  check ((status = 'objected') = (objected_by is not null))
);
comment on column membership_transfer.former_standing is 'What the membership goes back to when nothing comes of it';
create unique index membership_transfer_person on membership_transfer (person_id) where status = 'open';
create index membership_transfer_own on membership_transfer (person_id, asked_at);
create index membership_transfer_due on membership_transfer (due_on) where status = 'open';

create table membership_transfer_end (
  id uuid primary key,
  transfer_id uuid not null references membership_transfer (id),
  person_id uuid not null,
  side text not null check (side in ('out', 'in')),
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  confirmed_at timestamptz,
  unique (transfer_id, side)
);
create index membership_transfer_end_path on membership_transfer_end (org_path);
alter table membership_transfer_end enable row level security;
alter table membership_transfer_end force row level security;
create policy membership_transfer_end_read on membership_transfer_end for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
create policy membership_transfer_end_add on membership_transfer_end for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'demo'));
create policy membership_transfer_end_change on membership_transfer_end for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
grant select, insert, update on membership_transfer_end to {app};

alter table membership_transfer enable row level security;
alter table membership_transfer force row level security;
-- The ends' own policy answers inside the sub-select: who reaches an end reaches its transfer.
create policy membership_transfer_read on membership_transfer for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo')
    or exists (select 1 from membership_transfer_end e where e.transfer_id = membership_transfer.id));
create policy membership_transfer_add on membership_transfer for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'demo'));
create policy membership_transfer_change on membership_transfer for update
  using (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo')
    or exists (select 1 from membership_transfer_end e where e.transfer_id = membership_transfer.id))
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo')
    or exists (select 1 from membership_transfer_end e where e.transfer_id = membership_transfer.id));
grant select, insert, update on membership_transfer to {app};

-- Requests to found a union. org_path is the next upper union's, which decides.
create table membership_founding (
  id uuid primary key,
  person_id uuid not null,
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  status text not null check (status in ('submitted', 'sent-back', 'preparing', 'refused', 'withdrawn')),
  employer text not null,
  employer_key text not null,
  credit_code text,
  address text not null,
  workers integer not null,
  joiners integer not null,
  kind text not null check (kind in ('enterprise', 'industry')),
  proposed_name text not null,
  applicant_name text not null,
  photos uuid[] not null,
  asked_at timestamptz not null,
  due_on date not null,
  reason text,
  document_number text,
  founded_union_id uuid,
  settled_at timestamptz,
  check ((status = 'preparing') = (founded_union_id is not null))
);
comment on column membership_founding.joiners is 'Workers who want to join: from 25 on a committee of its own (TUL 11)';
comment on column membership_founding.document_number is 'Of the upper union''s approval reply';
create index membership_founding_own on membership_founding (person_id, asked_at);
create index membership_founding_path on membership_founding (org_path, asked_at);
alter table membership_founding enable row level security;
alter table membership_founding force row level security;
create policy membership_founding_read on membership_founding for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
create policy membership_founding_add on membership_founding for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'demo'));
create policy membership_founding_change on membership_founding for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'demo'));
grant select, insert, update on membership_founding to {app};

-- One card per person for life (一次入会、动态接转): a transfer changes what it says, not the card.
create table membership_card (
  id uuid primary key,
  person_id uuid not null unique,
  number text not null unique,
  issued_at timestamptz not null
);
alter table membership_card enable row level security;
alter table membership_card force row level security;
create policy membership_card_read on membership_card for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
create policy membership_card_add on membership_card for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'job', 'demo'));
grant select, insert on membership_card to {app};
