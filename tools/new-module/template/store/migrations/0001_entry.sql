create table example_service_entry (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  title text not null,
  text_sealed text not null,
  made_at timestamptz not null,
  made_on date not null,
  answer_sealed text,
  answered_at timestamptz,
  answered_by uuid,
  check ((answered_at is null) = (answer_sealed is null) and (answered_at is null) = (answered_by is null))
);
comment on table example_service_entry is 'What workers entered, each answered once';
comment on column example_service_entry.org_path is 'The place of the union on the first line of leadership; orgs rewrites it when the tree changes';
comment on column example_service_entry.line_path is 'The place on the second line, where there is one';
comment on column example_service_entry.person_id is 'The worker; their key sealed text and answer';
comment on column example_service_entry.made_on is 'The day in China on which figures count it';
-- The two indexes that measured fastest for "newest 20 of any subtree"; then the second line and the worker's own.
create index example_service_entry_path on example_service_entry (org_path);
create index example_service_entry_newest on example_service_entry (made_at desc, id desc, org_path);
create index example_service_entry_line on example_service_entry (line_path) where line_path is not null;
create index example_service_entry_person on example_service_entry (person_id, made_at desc);
alter table example_service_entry enable row level security;
alter table example_service_entry force row level security;
create policy example_service_entry_read on example_service_entry for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'home', 'job'));
create policy example_service_entry_add on example_service_entry for insert
  with check (person_id = reach_person() or reach_system() = 'replay');
-- Officers change entries; a worker, once sent, does not.
create policy example_service_entry_change on example_service_entry for update
  using (reach_covers(org_path, line_path) or reach_system() = 'replay')
  with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
grant select, insert, update on example_service_entry to {app};
