-- The spine: every change, once, in the order it took effect. Rows are never changed or deleted.
create table journal_event (
  seq bigint generated always as identity primary key,
  -- Set by the server that coordinates: the tail reads only below the oldest running transaction.
  xid xid8 not null default pg_current_xact_id(),
  event_id uuid not null unique,
  type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  actor jsonb not null,
  body jsonb not null
);
comment on column journal_event.body is 'C3, C4 and names are sealed with the key of the person they tell of';
create index journal_event_tail on journal_event (xid, seq);
create index journal_event_subject on journal_event (subject_id, seq);
alter table journal_event enable row level security;
alter table journal_event force row level security;
-- Anybody's transaction may add; only the named system reaches read back.
create policy journal_event_add on journal_event for insert with check (true);
create policy journal_event_read on journal_event for select
  using (current_setting('app.system', true) in ('tail', 'replay'));
grant select, insert on journal_event to {app};

-- How far each consumer has read. Bound to the incarnation of the database it counts in.
create table journal_tail (
  consumer text primary key,
  xid xid8 not null,
  seq bigint not null,
  at timestamptz not null
);
alter table journal_tail enable row level security;
alter table journal_tail force row level security;
create policy journal_tail_all on journal_tail
  using (current_setting('app.system', true) in ('tail', 'replay'))
  with check (current_setting('app.system', true) in ('tail', 'replay'));
grant select, insert, update, delete on journal_tail to {app};
