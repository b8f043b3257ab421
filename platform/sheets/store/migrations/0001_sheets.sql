-- Uploaded tables, as plain cells, until what they say has been taken over. Like photos, not rebuilt by replay.
create table sheets_upload (
  id uuid primary key,
  owner_id uuid not null,
  file_name text not null,
  sealed bytea not null,
  made_at timestamptz not null
);
comment on column sheets_upload.owner_id is 'Who uploaded it; nobody else can use it, and their key sealed it';
comment on column sheets_upload.sealed is 'The cells as JSON: names and numbers of people stand in them';
create index sheets_upload_owner on sheets_upload (owner_id, made_at);
create index sheets_upload_made on sheets_upload (made_at);
alter table sheets_upload enable row level security;
alter table sheets_upload force row level security;
-- An officer's command has the reach of the office, not of the person: it reads under 'job' and names the owner.
create policy sheets_upload_read on sheets_upload for select using (owner_id = reach_person() or reach_system() = 'job');
create policy sheets_upload_add on sheets_upload for insert with check (owner_id = reach_person());
create policy sheets_upload_remove on sheets_upload for delete using (owner_id = reach_person() or reach_system() = 'job');
grant select, insert, delete on sheets_upload to {app};
