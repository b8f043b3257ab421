-- Definitions as they were published, and the cases that run on them.
create table flows_version (
  id uuid primary key,
  process text not null,
  union_id uuid references orgs_union (id),
  org_path text collate "C",
  line_path text collate "C",
  number integer not null,
  base_id uuid,
  definition jsonb not null,
  published_by uuid,
  published_at timestamptz not null,
  given_up_at timestamptz,
  check ((union_id is null) = (org_path is null))
);
comment on table flows_version is 'A published definition; without a union it is the product''s own, kept because cases run on it';
comment on column flows_version.base_id is 'The version above that it was made from, or last merged with';
comment on column flows_version.given_up_at is 'The union goes by what stands above it again; running cases keep this';
create unique index flows_version_number on flows_version (union_id, process, number) where union_id is not null;
create index flows_version_path on flows_version (org_path) where org_path is not null;
alter table flows_version enable row level security;
alter table flows_version force row level security;
-- What a union works by is no secret from its own people, nor from those who copy it.
create policy flows_version_read on flows_version for select using (true);
create policy flows_version_add on flows_version for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_version_change on flows_version for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update on flows_version to {app};

create table flows_case (
  id uuid primary key,
  number text not null,
  process text not null,
  version_id uuid not null references flows_version (id),
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  starter_id uuid not null,
  status text not null check (status in ('running', 'with-starter', 'agreed', 'refused', 'withdrawn')),
  visits jsonb not null,
  next integer not null,
  steps integer not null,
  pending jsonb not null,
  open_answers jsonb not null,
  personal_sealed text,
  personal_event text,
  people uuid[] not null,
  copied uuid[] not null default '{}',
  parent_id uuid,
  parent_visit integer,
  wakes_at timestamptz,
  reminded_at timestamptz,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz
);
comment on column flows_case.visits is 'Where the case stands: every time it went through a step (instance.ts)';
comment on column flows_case.next is 'The next free number of a visit or task in this case';
comment on column flows_case.steps is 'How many lines its trail has';
comment on column flows_case.pending is 'Where it goes on when the starter sends it in again; what the latest decision could be taken back to';
comment on column flows_case.open_answers is 'Answers of the classes C1 and C2';
comment on column flows_case.personal_sealed is 'All other answers, sealed with the key of whoever began the case';
comment on column flows_case.personal_event is 'The type of the event that sealed them';
comment on column flows_case.people is 'Everybody who began, was asked or got a copy: who may read it';
comment on column flows_case.wakes_at is 'The earliest instant at which time alone moves it';
create index flows_case_starter on flows_case (starter_id, changed_at desc);
create index flows_case_copied on flows_case using gin (copied) where copied <> '{}';
create index flows_case_path on flows_case (org_path, changed_at desc);
create index flows_case_line on flows_case (line_path, changed_at desc) where line_path is not null;
create index flows_case_wakes on flows_case (wakes_at) where wakes_at is not null;
create index flows_case_version on flows_case (version_id);
create index flows_case_parent on flows_case (parent_id) where parent_id is not null;
alter table flows_case enable row level security;
alter table flows_case force row level security;
create policy flows_case_read on flows_case for select
  using (reach_covers(org_path, line_path) or reach_person() = any (people) or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_case_add on flows_case for insert with check (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_case_change on flows_case for update
  using (reach_person() = any (people) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_person() = any (people) or reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update on flows_case to {app};

-- What belongs to a case has no place of its own: the case alone moves with the tree, so that a step taken meanwhile is never left behind.
create table flows_task (
  id uuid primary key,
  case_id uuid not null references flows_case (id),
  no integer not null,
  visit integer not null,
  step text not null,
  person_id uuid not null,
  in_place_of uuid,
  state text not null,
  origin text not null,
  by_no integer,
  replaces_no integer,
  process text not null,
  due_at timestamptz,
  opened_at timestamptz,
  settled_at timestamptz,
  unique (case_id, no)
);
comment on column flows_task.no is 'Its number in the case, as the rules know it';
comment on column flows_task.in_place_of is 'Whose turn it would have been: leave, an empty office';
comment on column flows_task.by_no is 'The task whose holder added this one';
comment on column flows_task.replaces_no is 'The task it took over: handed over, or its holder left';
create index flows_task_open on flows_task (person_id, opened_at desc, id desc) where state = 'open';
create index flows_task_done on flows_task (person_id, settled_at desc, id desc) where settled_at is not null;
alter table flows_task enable row level security;
alter table flows_task force row level security;
create policy flows_task_read on flows_task for select
  using (reach_person() = person_id or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_task_add on flows_task for insert with check (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_task_change on flows_task for update
  using (reach_person() = person_id or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_system() in ('replay', 'setup', 'demo', 'job'));
grant select, insert, update on flows_task to {app};

create table flows_trail (
  id uuid primary key,
  case_id uuid not null references flows_case (id),
  no integer not null,
  person_id uuid,
  in_place_of uuid,
  kind text not null,
  step text,
  round integer,
  target text,
  words_sealed text,
  photos uuid[] not null default '{}',
  at timestamptz not null,
  unique (case_id, no)
);
comment on column flows_trail.target is 'To whom or where: a person, a step, the starter';
comment on column flows_trail.words_sealed is 'The opinion, sealed with the key of whoever began the case';
alter table flows_trail enable row level security;
alter table flows_trail force row level security;
create policy flows_trail_read on flows_trail for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_trail_add on flows_trail for insert with check (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_trail_change on flows_trail for update
  using (reach_system() = 'replay') with check (reach_system() = 'replay');
grant select, insert, update on flows_trail to {app};

create table flows_paper (
  id uuid primary key,
  case_id uuid not null references flows_case (id),
  step text not null,
  paper text not null,
  number text,
  text_sealed text,
  made_at timestamptz not null
);
comment on column flows_paper.text_sealed is 'Title, addressee and paragraphs as JSON, sealed with the key of whoever began the case; drawn anew for every reader';
create index flows_paper_case on flows_paper (case_id, made_at, id);
alter table flows_paper enable row level security;
alter table flows_paper force row level security;
create policy flows_paper_read on flows_paper for select
  using (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_paper_add on flows_paper for insert with check (reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy flows_paper_change on flows_paper for update using (reach_system() = 'replay') with check (reach_system() = 'replay');
grant select, insert, update on flows_paper to {app};
