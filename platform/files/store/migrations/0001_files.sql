-- Photos, re-encoded and sealed with the key of the case they belong to. In the database and not on a disk, so that
-- any number of servers share them and one backup holds everything. Like keys, blobs are not rebuilt by replay.
create table files_photo (
  id uuid primary key,
  owner_id uuid not null,
  sealed bytea not null,
  sealed_small bytea not null,
  width integer not null,
  height integer not null,
  made_at timestamptz not null,
  claimed_at timestamptz
);
comment on column files_photo.owner_id is 'The case, under the id its phone made; its key sealed the bytes';
comment on column files_photo.claimed_at is 'When the case was sent; a photo nobody claimed is removed after a day';
create index files_photo_owner on files_photo (owner_id);
create index files_photo_unclaimed on files_photo (made_at) where claimed_at is null;
alter table files_photo enable row level security;
alter table files_photo force row level security;
-- Which case a photo belongs to is decided by the case's own module, which then reads it under the reach 'job'.
create policy files_photo_read on files_photo for select using (reach_system() = 'job' or owner_id = reach_new_case());
create policy files_photo_add on files_photo for insert with check (owner_id = reach_new_case() or reach_system() = 'demo');
create policy files_photo_claim on files_photo for update
  using (owner_id = reach_new_case() and claimed_at is null) with check (owner_id = reach_new_case());
create policy files_photo_remove on files_photo for delete using (reach_system() = 'job' and claimed_at is null);
grant select, insert, update, delete on files_photo to {app};
