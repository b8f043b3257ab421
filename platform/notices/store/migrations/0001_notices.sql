-- What concerns a person, in the app. Made by the journal's reader 'notices'; read or not is the person's own state,
-- so neither is journaled or replayed.
create table notices_notice (
  id uuid primary key,
  person_id uuid not null,
  kind text not null,
  params jsonb not null,
  link text not null,
  made_at timestamptz not null,
  read_at timestamptz,
  event_id uuid not null,
  unique (event_id, person_id, kind)
);
comment on column notices_notice.kind is 'The key of its sentence in locale/';
comment on column notices_notice.params is 'What the sentence needs; nothing personal';
comment on column notices_notice.link is 'A path in the phone app, or with /office in front in the console';
create index notices_notice_newest on notices_notice (person_id, made_at desc, id desc);
create index notices_notice_unread on notices_notice (person_id) where read_at is null;
create index notices_notice_old on notices_notice (made_at);
alter table notices_notice enable row level security;
alter table notices_notice force row level security;
create policy notices_notice_read on notices_notice for select
  using (person_id = reach_person() or reach_system() in ('tail', 'job', 'home'));
create policy notices_notice_add on notices_notice for insert with check (reach_system() = 'tail');
create policy notices_notice_change on notices_notice for update
  using (person_id = reach_person()) with check (person_id = reach_person());
create policy notices_notice_remove on notices_notice for delete using (reach_system() = 'job');
-- A person marks a notice as read and can change nothing else in it.
grant select, insert, delete, update (read_at) on notices_notice to {app};
