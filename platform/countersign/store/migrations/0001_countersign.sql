-- What one officer prepared and another must approve before it happens.
create table countersign_request (
  id uuid primary key,
  action text not null,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  prepared_by uuid not null,
  concerned_ids uuid[] not null,
  payload_sealed text not null,
  payload_hash text not null check (payload_hash ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('waiting', 'approved', 'declined', 'withdrawn', 'performed')),
  prepared_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  approved_hash text,
  reason text,
  performed_at timestamptz,
  result jsonb,
  -- The last word: nobody is their own second person, and nothing happens that was not approved as it stands.
  check (decided_by is null or decided_by <> prepared_by),
  check (decided_by is null or decided_by <> all (concerned_ids)),
  check (state not in ('approved', 'performed') or (decided_by is not null and approved_hash = payload_hash))
);
comment on column countersign_request.payload_sealed is 'Canonical JSON of action, union, request, payload and a salt; sealed with the key of the request';
comment on column countersign_request.payload_hash is 'SHA-256 of that text, in hex: what the second person approves';
comment on column countersign_request.concerned_ids is 'Persons whom the action is about; they do not approve it';
comment on column countersign_request.result is 'What the action gave: ids and counts';
create index countersign_request_path on countersign_request (org_path) where state in ('waiting', 'approved');
create index countersign_request_line on countersign_request (line_path) where state in ('waiting', 'approved');
create index countersign_request_preparer on countersign_request (prepared_by, prepared_at);
alter table countersign_request enable row level security;
alter table countersign_request force row level security;
create policy countersign_request_read on countersign_request for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy countersign_request_add on countersign_request for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy countersign_request_change on countersign_request for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on countersign_request to {app};
