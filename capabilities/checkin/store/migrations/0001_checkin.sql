create table checkin_roll (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  admits_from_minutes integer not null,
  takes_walk_ins boolean not null,
  notes jsonb not null,
  opened_at timestamptz not null,
  settled_at timestamptz
);
comment on table checkin_roll is 'Check-in for a session (签到), under the id of the places offered for it. The row is what its doors queue for';
comment on column checkin_roll.notes is 'Which answers of those who signed up are shown at the doors, by their keys';
create index checkin_roll_path on checkin_roll (org_path);
create index checkin_roll_line on checkin_roll (line_path) where line_path is not null;
create index checkin_roll_open on checkin_roll (id) where settled_at is null;
alter table checkin_roll enable row level security;
alter table checkin_roll force row level security;
create policy checkin_roll_read on checkin_roll for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job', 'demo'));
create policy checkin_roll_add on checkin_roll for insert with check (reach_system() in ('replay', 'job', 'demo'));
create policy checkin_roll_change on checkin_roll for update using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job', 'demo')) with check (reach_system() in ('replay', 'job', 'demo'));
grant select, insert, update on checkin_roll to {app};

create table checkin_door (
  id uuid primary key,
  roll_id uuid not null references checkin_roll (id),
  name text not null,
  secret_hash text not null,
  made_at timestamptz not null,
  closed_at timestamptz
);
comment on table checkin_door is 'A device that lets people in (签到口)';
comment on column checkin_door.secret_hash is 'SHA-256 of 192 random bits that only the device knows';
create index checkin_door_roll on checkin_door (roll_id);
alter table checkin_door enable row level security;
alter table checkin_door force row level security;
create policy checkin_door_read on checkin_door for select
  using (id = reach_receipt() or reach_system() in ('replay', 'job') or exists (select 1 from checkin_roll r where r.id = roll_id));
create policy checkin_door_add on checkin_door for insert with check (reach_system() in ('replay', 'job'));
create policy checkin_door_change on checkin_door for update using (id = reach_receipt() or reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on checkin_door to {app};

-- No foreign key to the entry: rooms of one floor do not know each other's tables.
create table checkin_pass (
  id uuid primary key,
  roll_id uuid not null references checkin_roll (id),
  door_id uuid not null references checkin_door (id),
  entry_id uuid,
  card_id uuid,
  person_id uuid,
  persons integer not null check (persons > 0),
  how text not null check (how in ('ticket', 'card', 'list', 'walk-in')),
  at timestamptz not null,
  came_at timestamptz not null,
  is_undone boolean not null
);
comment on table checkin_pass is 'Somebody was let in. Never changed, only taken back';
comment on column checkin_pass.at is 'By the clock of the door; came_at is when the house heard of it';
create index checkin_pass_roll on checkin_pass (roll_id, at);
create index checkin_pass_person on checkin_pass (person_id) where person_id is not null;
alter table checkin_pass enable row level security;
alter table checkin_pass force row level security;
create policy checkin_pass_read on checkin_pass for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job') or exists (select 1 from checkin_roll r where r.id = roll_id));
create policy checkin_pass_add on checkin_pass for insert with check (reach_system() in ('replay', 'job'));
create policy checkin_pass_change on checkin_pass for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on checkin_pass to {app};
