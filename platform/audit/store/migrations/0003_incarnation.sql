-- A database that was brought back from a backup says so: it is another run of the platform than the one it was copied from,
-- which may still be running somewhere. The restore writes the mark as the owner; the server then records it in the journal.
create table audit_restoration (
  id uuid primary key,
  restored_at timestamptz not null,
  source text not null,
  kept_size bigint not null check (kept_size >= 0),
  last_change_at timestamptz
);
comment on column audit_restoration.source is 'Name of the backup that was brought back';
comment on column audit_restoration.kept_size is 'Entries of the audit tree that both runs have in common';
comment on column audit_restoration.last_change_at is 'When the last change was made that came back; null for an empty house';
alter table audit_restoration enable row level security;
alter table audit_restoration force row level security;
create policy audit_restoration_read on audit_restoration for select using (reach_system() in ('tail', 'job', 'audit'));
create policy audit_restoration_add on audit_restoration for insert to current_user with check (true);
grant select on audit_restoration to {app};

-- The same, as it stands in the journal and so in the tree.
create table audit_incarnation (
  id uuid primary key,
  restored_at timestamptz not null,
  source text not null,
  kept_size bigint not null check (kept_size >= 0),
  begun_at timestamptz not null
);
create index audit_incarnation_newest on audit_incarnation (begun_at desc);
alter table audit_incarnation enable row level security;
alter table audit_incarnation force row level security;
create policy audit_incarnation_read on audit_incarnation for select using (reach_system() in ('tail', 'job', 'audit', 'replay'));
create policy audit_incarnation_add on audit_incarnation for insert with check (reach_system() in ('job', 'replay'));
grant select, insert on audit_incarnation to {app};
