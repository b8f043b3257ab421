-- One answer per idempotency key. The key itself is not kept: its hash finds the row and the key opens the answer.
create table http_answer (
  key_hash bytea primary key,
  body_hash bytea not null,
  sealed_answer bytea,
  made_at timestamptz not null
);
comment on column http_answer.sealed_answer is 'AES-256-GCM under a key derived from the idempotency key; null while the command runs';
create index http_answer_age on http_answer (made_at);
alter table http_answer enable row level security;
alter table http_answer force row level security;
-- The wall is the key: only who sent it can find or open the row.
create policy http_answer_all on http_answer using (true) with check (true);
grant select, insert, update, delete on http_answer to {app};
