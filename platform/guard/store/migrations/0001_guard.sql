-- How much was used of a quota in the current window. A system table: no event made it and replay does not rebuild it.
create table guard_use (
  key text primary key,
  amount bigint not null,
  since timestamptz not null,
  per_seconds integer not null
);
comment on table guard_use is 'One row per quota and subject; a window begins with the first use after the last one ended';
comment on column guard_use.key is 'Keyed hash of quota and subject: no code, case or person can be read here';
create index guard_use_since on guard_use (since);
alter table guard_use enable row level security;
alter table guard_use force row level security;
-- The wall is the key: only who knows the subject can find the row, and all it says is a number.
create policy guard_use_read on guard_use for select using (true);
create policy guard_use_add on guard_use for insert with check (true);
create policy guard_use_change on guard_use for update using (true) with check (true);
create policy guard_use_sweep on guard_use for delete using (reach_system() = 'job');
grant select, insert, update, delete on guard_use to {app};
