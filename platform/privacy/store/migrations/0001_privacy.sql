-- Who asked to be forgotten, until when it can be taken back, and what became of it.
create table privacy_forgetting (
  id uuid primary key,
  person_id uuid not null references orgs_person (id),
  asked_by uuid,
  reason_sealed text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'withdrawn', 'done')),
  settled_at timestamptz,
  check ((asked_by is null) = (reason_sealed is null)),
  check ((state = 'waiting') = (settled_at is null))
);
comment on column privacy_forgetting.asked_by is 'The officer who asked for a person without a phone; null: the person';
comment on column privacy_forgetting.due_at is 'From then on it happens, as soon as nothing stands in the way';
create unique index privacy_forgetting_open on privacy_forgetting (person_id) where state = 'waiting';
create index privacy_forgetting_person on privacy_forgetting (person_id, asked_at);
create index privacy_forgetting_due on privacy_forgetting (due_at) where state = 'waiting';
alter table privacy_forgetting enable row level security;
alter table privacy_forgetting force row level security;
-- Seen with the person: the inner table's own policy says who sees whom.
create policy privacy_forgetting_read on privacy_forgetting for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id));
create policy privacy_forgetting_add on privacy_forgetting for insert
  with check (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id));
create policy privacy_forgetting_change on privacy_forgetting for update
  using (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id))
  with check (reach_system() in ('replay', 'setup', 'demo', 'job') or exists (select 1 from orgs_person p where p.id = person_id));
grant select, insert, update on privacy_forgetting to {app};
