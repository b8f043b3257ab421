-- The access log gets an order that a reader can follow, as the journal has one (journal_event says why both columns).
alter table access_log add column seq bigint generated always as identity;
alter table access_log add column xid xid8 not null default pg_current_xact_id();
create unique index access_log_seq on access_log (seq);
create index access_log_tail on access_log (xid, seq);
create policy access_log_tail on access_log for select using (reach_system() = 'tail');

-- The Merkle tree of RFC 6962 over journal and access log. Nobody but the owner can change or remove a row.
create table audit_leaf (
  position bigint primary key check (position >= 0),
  source text not null check (source in ('journal', 'access')),
  entry_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  nodes bytea not null check (length(nodes) % 32 = 0),
  unique (source, entry_id)
);
comment on table audit_leaf is 'What was written, in the order in which it became readable; the entries themselves stand in journal and access log';
comment on column audit_leaf.nodes is 'Hashes of the subtrees of level 1, 2, … that this leaf completes, 32 bytes each';
alter table audit_leaf enable row level security;
alter table audit_leaf force row level security;
create policy audit_leaf_read on audit_leaf for select using (reach_system() in ('tail', 'audit'));
create policy audit_leaf_add on audit_leaf for insert with check (reach_system() = 'tail');
grant select, insert on audit_leaf to {app};

create table audit_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  made_at timestamptz not null
);
comment on column audit_checkpoint.note is 'Signed note in the C2SP checkpoint format: the copy that somebody keeps elsewhere';
alter table audit_checkpoint enable row level security;
alter table audit_checkpoint force row level security;
create policy audit_checkpoint_read on audit_checkpoint for select using (reach_system() in ('tail', 'audit'));
create policy audit_checkpoint_add on audit_checkpoint for insert with check (reach_system() = 'tail');
grant select, insert on audit_checkpoint to {app};

-- Who had the whole tree computed anew, and what came out.
create table audit_verification (
  id uuid primary key,
  made_at timestamptz not null,
  asked_by text not null check (asked_by in ('command', 'schedule', 'officer')),
  person_id uuid,
  size bigint not null,
  outcome text not null,
  position bigint,
  check ((asked_by = 'officer') = (person_id is not null))
);
create index audit_verification_newest on audit_verification (made_at desc);
alter table audit_verification enable row level security;
alter table audit_verification force row level security;
create policy audit_verification_read on audit_verification for select using (reach_system() in ('tail', 'audit'));
create policy audit_verification_add on audit_verification for insert with check (reach_system() = 'tail');
grant select, insert on audit_verification to {app};

-- Entries of the access log that were removed when their time was over. Their leaves stay, so the tree still verifies.
create table audit_expiry (
  id uuid primary key,
  before timestamptz not null,
  up_to bigint not null check (up_to > 0),
  made_at timestamptz not null
);
comment on column audit_expiry.up_to is 'Leaves below this position whose access-log entry is older than `before` may stand alone';
alter table audit_expiry enable row level security;
alter table audit_expiry force row level security;
create policy audit_expiry_read on audit_expiry for select using (reach_system() in ('tail', 'audit', 'replay'));
create policy audit_expiry_add on audit_expiry for insert with check (reach_system() in ('job', 'replay'));
grant select, insert on audit_expiry to {app};
