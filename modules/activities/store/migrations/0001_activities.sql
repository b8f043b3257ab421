create table activities_activity (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  kind text not null,
  title text not null,
  sounds text not null,
  summary text not null,
  place text not null,
  contact text not null,
  way text not null check (way in ('first-come', 'draw', 'approval')),
  audience jsonb not null,
  group_most integer not null,
  plan_number text,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  made_at timestamptz not null,
  made_on date not null,
  cancelled_at timestamptz,
  cancel_reason text,
  check (begins_at < ends_at),
  check ((cancelled_at is null) = (cancel_reason is null))
);
comment on table activities_activity is 'Activities of a union (活动): what, where, when, for whom. Places and lists are the room signup''s';
comment on column activities_activity.sounds is 'The title in pinyin, initials first: what the phone searches in';
comment on column activities_activity.audience is 'As its offers say it; kept here too, so that lists of the phone need nothing else';
comment on column activities_activity.begins_at is 'Of its first session; ends_at of its last';
comment on column activities_activity.plan_number is 'The budget it is paid from (活动立项), as its union numbered it';
create index activities_activity_path on activities_activity (org_path);
create index activities_activity_line on activities_activity (line_path) where line_path is not null;
create index activities_activity_coming on activities_activity (begins_at, id, org_path);
create index activities_activity_union on activities_activity (union_id, ends_at);
alter table activities_activity enable row level security;
alter table activities_activity force row level security;
-- 'job': a worker sees activities of unions above, whom their own reach does not hold; the use-case checks that they are invited.
create policy activities_activity_read on activities_activity for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy activities_activity_add on activities_activity for insert with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
create policy activities_activity_change on activities_activity for update
  using (reach_covers(org_path, line_path) or reach_system() = 'replay') with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
grant select, insert, update on activities_activity to {app};

create table activities_session (
  id uuid primary key,
  activity_id uuid not null references activities_activity (id),
  label text not null,
  place text not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  check (begins_at < ends_at)
);
comment on table activities_session is 'One time and place of an activity; its id is that of the places offered for it';
create index activities_session_activity on activities_session (activity_id, begins_at);
alter table activities_session enable row level security;
alter table activities_session force row level security;
-- A session is seen by whoever sees its activity: the sub-select runs under that table's own policy. Only ever read by activity.
create policy activities_session_read on activities_session for select using (exists (select 1 from activities_activity a where a.id = activity_id));
create policy activities_session_add on activities_session for insert with check (exists (select 1 from activities_activity a where a.id = activity_id));
create policy activities_session_change on activities_session for update
  using (exists (select 1 from activities_activity a where a.id = activity_id)) with check (exists (select 1 from activities_activity a where a.id = activity_id));
grant select, insert, update on activities_session to {app};
