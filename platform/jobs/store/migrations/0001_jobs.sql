-- Work to be done later, put here by the transaction that wants it and claimed by any server process.
create table jobs_job (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  slot timestamptz,
  run_at timestamptz not null,
  attempts integer not null default 0,
  locked_until timestamptz,
  last_error_code text,
  done_at timestamptz
);
comment on column jobs_job.payload is 'Ids and plain values only: nothing personal waits in a queue';
comment on column jobs_job.slot is 'For recurring jobs: the period this run is for, so that several processes make one';
comment on column jobs_job.attempts is 'Counted when claimed, so that a job that kills its process is counted too; the number is the claim''s fence';
comment on column jobs_job.locked_until is 'A claim that was not finished by then may be taken by another process';
comment on column jobs_job.last_error_code is 'A code, never a message: messages may quote values';
create index jobs_job_due on jobs_job (run_at, id) where done_at is null;
create index jobs_job_done on jobs_job (done_at) where done_at is not null;
create unique index jobs_job_slot on jobs_job (name, slot) where slot is not null;
alter table jobs_job enable row level security;
alter table jobs_job force row level security;
-- Anybody's transaction may leave work; only the runner sees and changes it.
create policy jobs_job_add on jobs_job for insert with check (true);
create policy jobs_job_read on jobs_job for select using (reach_system() = 'job');
create policy jobs_job_change on jobs_job for update using (reach_system() = 'job') with check (reach_system() = 'job');
create policy jobs_job_remove on jobs_job for delete using (reach_system() = 'job');
grant select, insert, update, delete on jobs_job to {app};
