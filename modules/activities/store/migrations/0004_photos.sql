alter table activities_activity add column pictures jsonb not null default '[]';
comment on column activities_activity.pictures is 'Up to three pictures of what it is, by id, the cover first; their bytes lie under the activity''s key';

create table activities_photo (
  id uuid primary key,
  activity_id uuid not null references activities_activity (id),
  person_id uuid not null,
  state text not null check (state in ('waiting', 'standing', 'hidden')),
  consent text not null,
  put_at timestamptz not null,
  put_on date not null,
  restored_sealed text
);
comment on table activities_photo is 'The photo wall (照片墙): what those who were there put up. Bytes lie sealed with the key of whoever put it';
comment on column activities_photo.consent is 'Which sentence was agreed to, by its key';
comment on column activities_photo.restored_sealed is 'Why an officer showed it again, after somebody who is on it asked to have it taken down';
create index activities_photo_activity on activities_photo (activity_id, put_at);
create index activities_photo_person on activities_photo (person_id, put_at);
create index activities_photo_waiting on activities_photo (activity_id) where state = 'waiting';
alter table activities_photo enable row level security;
alter table activities_photo force row level security;
-- Seen by whoever sees the activity, and by whoever put it: the sub-select runs under the activity's own policy.
create policy activities_photo_read on activities_photo for select
  using (person_id = reach_person() or exists (select 1 from activities_activity a where a.id = activity_id));
create policy activities_photo_add on activities_photo for insert with check (reach_system() in ('job', 'replay'));
create policy activities_photo_change on activities_photo for update using (reach_system() in ('job', 'replay')) with check (reach_system() in ('job', 'replay'));
create policy activities_photo_end on activities_photo for delete using (reach_system() in ('job', 'replay'));
grant select, insert, update, delete on activities_photo to {app};
