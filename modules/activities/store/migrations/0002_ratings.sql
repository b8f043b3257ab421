create table activities_rating (
  id uuid primary key,
  session_id uuid not null references activities_session (id),
  activity_id uuid not null references activities_activity (id),
  person_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  words_sealed text,
  rated_at timestamptz not null,
  unique (session_id, person_id)
);
comment on table activities_rating is 'What those who came say of a session (评价): stars, and words that are sealed with their key';
create index activities_rating_activity on activities_rating (activity_id);
create index activities_rating_person on activities_rating (person_id);
alter table activities_rating enable row level security;
alter table activities_rating force row level security;
-- Seen by whoever sees the activity, and by whoever rated: the sub-select runs under the activity's own policy.
create policy activities_rating_read on activities_rating for select
  using (person_id = reach_person() or exists (select 1 from activities_activity a where a.id = activity_id));
create policy activities_rating_add on activities_rating for insert with check (reach_system() in ('job', 'replay'));
grant select, insert on activities_rating to {app};
