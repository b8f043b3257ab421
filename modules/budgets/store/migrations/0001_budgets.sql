create table budgets_plan (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  asker_id uuid not null,
  year integer not null,
  number integer,
  kind text not null,
  title text not null,
  place text not null,
  begins_on date,
  ends_on date,
  people integer not null,
  total bigint not null,
  state text not null check (state in ('asked', 'agreed', 'settling', 'settled', 'refused', 'withdrawn')),
  settlement_id uuid,
  people_came integer,
  spent bigint,
  asked_at timestamptz not null,
  settled_at timestamptz,
  check ((settlement_id is null) = (spent is null))
);
comment on table budgets_plan is 'Activities with their money (活动立项): the union''s own record of what its case in flows came to. No payment is made here';
comment on column budgets_plan.id is 'The id of its case';
comment on column budgets_plan.year is 'Whose budget it is: the year in which the activity begins';
comment on column budgets_plan.number is 'Counted up in the union and the year, given with the approval';
comment on column budgets_plan.total is 'Fen, like every amount here';
comment on column budgets_plan.spent is 'What the settlement under way or done says was spent';
comment on column budgets_plan.settlement_id is 'The case of its settlement (报销结算)';
create unique index budgets_plan_number on budgets_plan (union_id, year, number) where number is not null;
create index budgets_plan_year on budgets_plan (union_id, year);
create index budgets_plan_path on budgets_plan (org_path);
create index budgets_plan_newest on budgets_plan (asked_at desc, id desc, org_path);
create index budgets_plan_line on budgets_plan (line_path) where line_path is not null;
create index budgets_plan_settlement on budgets_plan (settlement_id) where settlement_id is not null;
alter table budgets_plan enable row level security;
alter table budgets_plan force row level security;
-- 'job': the steps of a case write here; nobody else does.
create policy budgets_plan_read on budgets_plan for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy budgets_plan_add on budgets_plan for insert with check (reach_system() in ('replay', 'job'));
create policy budgets_plan_change on budgets_plan for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on budgets_plan to {app};

create table budgets_line (
  plan_id uuid not null references budgets_plan (id),
  phase text not null check (phase in ('planned', 'paid')),
  place integer not null,
  item text not null,
  unit_price bigint,
  count integer not null,
  amount bigint not null,
  primary key (plan_id, phase, place)
);
comment on table budgets_line is 'What a plan asks money for, and what it was spent on';
comment on column budgets_line.count is 'How many were planned at the unit price; of what was paid, how many receipts';
alter table budgets_line enable row level security;
alter table budgets_line force row level security;
-- A line is seen by whoever sees its plan: the sub-select runs under the plan's own policy. Only ever read by plan.
create policy budgets_line_read on budgets_line for select using (exists (select 1 from budgets_plan p where p.id = plan_id));
create policy budgets_line_add on budgets_line for insert with check (reach_system() in ('replay', 'job'));
create policy budgets_line_remove on budgets_line for delete using (reach_system() in ('replay', 'job'));
grant select, insert, delete on budgets_line to {app};

create table budgets_year (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  year integer not null,
  allotment bigint not null,
  source text not null,
  set_at timestamptz not null,
  unique (union_id, year)
);
comment on table budgets_year is 'What a union may spend on activities in a year (年度预算); what is committed and spent is the sum of its plans';
comment on column budgets_year.source is 'The decision that it rests on';
create index budgets_year_path on budgets_year (org_path);
create index budgets_year_line on budgets_year (line_path) where line_path is not null;
alter table budgets_year enable row level security;
alter table budgets_year force row level security;
-- 'job': a step of a case holds the year while it looks whether the money is still there.
create policy budgets_year_read on budgets_year for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy budgets_year_add on budgets_year for insert with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
create policy budgets_year_change on budgets_year for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job')) with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
grant select, insert, update on budgets_year to {app};

create table budgets_limit (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  kind text not null,
  per_person bigint,
  per_event bigint,
  source text not null,
  valid_from date not null,
  valid_to date,
  set_at timestamptz not null
);
comment on table budgets_limit is 'Most that an activity of a kind may cost, at a union and everywhere below it, each with its source and its validity';
comment on column budgets_limit.valid_to is 'The first day on which it no longer holds; null while it is the newest';
create index budgets_limit_union on budgets_limit (union_id, valid_from);
create index budgets_limit_path on budgets_limit (org_path);
create index budgets_limit_line on budgets_limit (line_path) where line_path is not null;
alter table budgets_limit enable row level security;
alter table budgets_limit force row level security;
-- 'job': what the unions above have set binds everybody below, whose reach does not go up.
create policy budgets_limit_read on budgets_limit for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy budgets_limit_add on budgets_limit for insert with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
create policy budgets_limit_change on budgets_limit for update
  using (reach_covers(org_path, line_path) or reach_system() = 'replay') with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
grant select, insert, update on budgets_limit to {app};
