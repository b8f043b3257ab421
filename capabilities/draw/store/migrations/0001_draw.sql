create table draw_draw (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  closer_id uuid references orgs_union (id),
  title text not null,
  link text not null,
  places integer not null check (places > 0),
  state text not null check (state in ('open', 'delayed', 'stuck', 'frozen', 'settled', 'ended')),
  freeze_at timestamptz not null,
  freeze_by timestamptz not null,
  reveal_minutes integer not null check (reveal_minutes > 0),
  close_minutes integer not null check (close_minutes > 0),
  due_at timestamptz,
  frozen_at timestamptz,
  reveal_by timestamptz,
  close_by timestamptz,
  list_text text,
  list_hash text,
  is_closer_told boolean not null,
  result_text text,
  result_hash text,
  ending text check (ending in ('empty', 'all-fit', 'cancelled', 'turned')),
  reason text not null,
  opened_at timestamptz not null,
  settled_at timestamptz,
  check (freeze_at < freeze_by),
  check ((state = 'ended') = (ending is not null)),
  check ((state = 'settled') = (result_text is not null)),
  check (state not in ('frozen', 'settled') or (list_text is not null and frozen_at < reveal_by and reveal_by < close_by))
);
comment on table draw_draw is 'Draws (抽签) under the ids of the places that they give: dates, and the two texts that anybody may have';
comment on column draw_draw.closer_id is 'The union that reveals last; nobody as long as a topmost union has asked none';
comment on column draw_draw.freeze_by is 'Until then the freeze waits for a party that is missing; afterwards nothing is drawn unless the union says how it goes on';
comment on column draw_draw.due_at is 'When the job has to look at it next';
comment on column draw_draw.list_text is 'The frozen list, byte for byte; list_hash is its SHA-256';
comment on column draw_draw.result_text is 'The published file, byte for byte';
comment on column draw_draw.reason is 'Why the time was extended or nothing was drawn, as everybody may read it';
create index draw_draw_path on draw_draw (org_path);
create index draw_draw_line on draw_draw (line_path) where line_path is not null;
create index draw_draw_union on draw_draw (union_id, freeze_at);
create index draw_draw_closer on draw_draw (closer_id, freeze_at) where closer_id is not null;
create index draw_draw_due on draw_draw (due_at) where due_at is not null;
alter table draw_draw enable row level security;
alter table draw_draw force row level security;
-- 'job': what is said of a draw is said to everybody, also to those whose reach holds no union; the closer's union lies above.
create policy draw_draw_read on draw_draw for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy draw_draw_add on draw_draw for insert with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy draw_draw_change on draw_draw for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job')) with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
grant select, insert, update on draw_draw to {app};

create table draw_party (
  draw_id uuid not null references draw_draw (id),
  party integer not null check (party between 1 and 64),
  role text not null check (role in ('organiser', 'worker', 'closer')),
  union_id uuid,
  name text not null,
  person_id uuid not null,
  commitment text not null,
  committed_at timestamptz not null,
  value text,
  salt text,
  revealed_at timestamptz,
  primary key (draw_id, party),
  unique (draw_id, commitment),
  check ((role = 'worker') = (union_id is null)),
  check ((value is null) = (revealed_at is null) and (salt is null) = (revealed_at is null))
);
comment on table draw_party is 'Who keeps a value of the seed: 1 the organiser, 2 the closer, then workers. Values stay on their own devices until revealed';
comment on column draw_party.person_id is 'The worker, or the officer who pressed; never published';
create unique index draw_party_once on draw_party (draw_id, person_id) where role = 'worker';
create index draw_party_person on draw_party (person_id, committed_at);
alter table draw_party enable row level security;
alter table draw_party force row level security;
create policy draw_party_read on draw_party for select using (person_id = reach_person() or reach_system() in ('replay', 'job'));
create policy draw_party_add on draw_party for insert with check (reach_system() in ('replay', 'job'));
create policy draw_party_change on draw_party for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on draw_party to {app};

create table draw_weight (
  entry_id uuid primary key,
  draw_id uuid not null references draw_draw (id),
  person_id uuid not null,
  weight integer not null check (weight between 1 and 1000),
  reason_sealed text not null,
  set_at timestamptz not null
);
comment on table draw_weight is 'Entries with another weight than one. The reason is sealed with its person''s key and never published';
create index draw_weight_draw on draw_weight (draw_id);
create index draw_weight_person on draw_weight (person_id, set_at);
alter table draw_weight enable row level security;
alter table draw_weight force row level security;
-- Whoever may see the draw as an officer may see its weights: the sub-select runs under the draw's own policy.
create policy draw_weight_read on draw_weight for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job') or exists (select 1 from draw_draw d where d.id = draw_id));
create policy draw_weight_add on draw_weight for insert with check (reach_system() in ('replay', 'job'));
create policy draw_weight_change on draw_weight for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on draw_weight to {app};

-- No foreign keys: a list of thousands is written in one statement, under the draw's lock.
create table draw_entry (
  entry_id uuid primary key,
  draw_id uuid not null,
  person_id uuid not null,
  number text not null,
  token text not null,
  weight integer not null check (weight > 0),
  size integer not null check (size > 0),
  rank integer check (rank > 0),
  is_placed boolean,
  unique (draw_id, number),
  check ((rank is null) = (is_placed is null))
);
comment on table draw_entry is 'Whose number is whose: shown to the entrant alone, and to no officer';
comment on column draw_entry.rank is 'Place in the drawn order, from 1';
create index draw_entry_person on draw_entry (person_id, draw_id);
alter table draw_entry enable row level security;
alter table draw_entry force row level security;
create policy draw_entry_read on draw_entry for select using (person_id = reach_person() or reach_system() in ('replay', 'job'));
create policy draw_entry_add on draw_entry for insert with check (reach_system() in ('replay', 'job'));
create policy draw_entry_change on draw_entry for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on draw_entry to {app};
