-- What somebody works on in the designer, one per union and process. Nothing of it is in force and nothing of it happened: it
-- is not in the journal and is not rebuilt by replay.
create table flows_draft (
  union_id uuid not null references orgs_union (id),
  process text not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  revision integer not null,
  held jsonb not null,
  saved_at timestamptz not null,
  primary key (union_id, process)
);
comment on column flows_draft.person_id is 'Who wrote on it last';
comment on column flows_draft.revision is 'Counted up with every save: whoever saves says which one they had before them';
create index flows_draft_path on flows_draft (org_path);
alter table flows_draft enable row level security;
alter table flows_draft force row level security;
create policy flows_draft_read on flows_draft for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job', 'forget'));
create policy flows_draft_add on flows_draft for insert with check (reach_covers(org_path, line_path));
create policy flows_draft_change on flows_draft for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_draft_remove on flows_draft for delete using (reach_covers(org_path, line_path));
grant select, insert, update, delete on flows_draft to {app};
