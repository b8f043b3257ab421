-- The whole life of a case: how it came in, who holds it on which rung, its pauses, its matter, what it counts as.
alter table appeals_appeal
  alter column code_id drop not null,
  alter column contact_id drop not null,
  add column source text not null default 'scan' check (source in ('scan', 'phone', 'letter', 'visit')),
  add column about text not null default 'nobody' check (about in ('employer', 'union', 'contact-person', 'nobody')),
  add column origin_union_id uuid,
  add column holder_union_id uuid,
  add column rung integer not null default 0,
  add column bounced_times integer not null default 0,
  add column stopped_until date,
  add column excluded_ids uuid[] not null default '{}',
  add column joined_to uuid references appeals_appeal (id),
  add column joined_count integer not null default 0,
  add column closed_times integer not null default 0,
  add column is_answered boolean not null default false,
  add column is_silent boolean not null default false,
  add column is_in_time boolean not null default false,
  add column is_rating_counted boolean not null default false,
  add column counted text[] not null default '{}',
  drop constraint appeals_appeal_status_check,
  add constraint appeals_appeal_status_check
    check (status in ('received', 'accepted', 'waiting', 'paused', 'closed', 'withdrawn'));
comment on column appeals_appeal.contact_id is 'Who is responsible now; null when the holding union has nobody who may';
comment on column appeals_appeal.origin_union_id is 'Where the code hangs, when the case was given to the union above because it is about that union';
comment on column appeals_appeal.holder_union_id is 'The union that holds the case now; null means its own';
comment on column appeals_appeal.rung is 'How many rungs of the ladder it has climbed, at most one per union above';
comment on column appeals_appeal.stopped_until is 'While waiting or paused: the day on which the clock goes on by itself';
comment on column appeals_appeal.excluded_ids is 'Who must neither handle nor see it (回避): named by the worker or by their own declaration';
comment on column appeals_appeal.is_answered is 'An officer has answered or asked in the present round; closing without is silent';
comment on column appeals_appeal.counted is 'The figures this case stands in (rules/counted.ts); every figure opens its list by it';
create index appeals_appeal_holder on appeals_appeal (holder_union_id, due_on) where status not in ('closed', 'withdrawn');
create index appeals_appeal_due on appeals_appeal (due_on) where status not in ('closed', 'withdrawn');
create index appeals_appeal_joined on appeals_appeal (joined_to) where joined_to is not null;
create index appeals_appeal_matter on appeals_appeal (union_id, topic, received_on);
-- Who is excluded sees nothing of the case, whatever office they hold.
alter policy appeals_appeal_read on appeals_appeal
  using ((reach_covers(org_path, line_path) and not coalesce(reach_self() = any (excluded_ids), false))
         or person_id = reach_person() or id = reach_receipt()
         or reach_system() in ('replay', 'demo', 'job', 'home'));
alter policy appeals_appeal_add on appeals_appeal
  with check (id = reach_new_case() or reach_system() in ('replay', 'demo')
              or (source <> 'scan' and reach_covers(org_path, line_path)));
alter policy appeals_appeal_change on appeals_appeal
  using ((reach_covers(org_path, line_path) and not coalesce(reach_self() = any (excluded_ids), false))
         or person_id = reach_person() or id = reach_receipt() or reach_system() in ('replay', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or id = reach_receipt()
              or reach_system() in ('replay', 'demo', 'job'));

alter table appeals_step
  drop constraint appeals_step_kind_check,
  add constraint appeals_step_kind_check check (kind in (
    'submitted', 'accepted', 'asked', 'added', 'answered', 'paused', 'resumed', 'handed-over', 'refused', 'escalated',
    'declared', 'joined', 'parted', 'withdrawn', 'closed', 'rated', 'reopened')),
  add column to_union_id uuid,
  add column rung integer,
  add column limit_days integer,
  add column until_on date,
  add column cause text;
comment on column appeals_step.to_union_id is 'Who holds the case after this step, where the step moves it';
comment on column appeals_step.limit_days is 'Working days given to the rung that begins with this step; the clock is computed from these alone';
comment on column appeals_step.until_on is 'A step that stops the clock: the day on which it goes on at the latest';

-- Time limits per topic and region, each with its source and its validity. Published, as a promise must be.
create table appeals_limit (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  topic text not null check (topic in ('consultation', 'aid', 'complaint', 'legal-aid', 'suggestion')),
  close_days integer not null,
  rung_days integer not null,
  wait_days integer not null,
  pause_days integer not null,
  refuse_days integer not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  set_at timestamptz not null
);
comment on column appeals_limit.valid_to is 'The first day on which it no longer holds; null while it is the newest';
create index appeals_limit_union on appeals_limit (union_id, topic, valid_from);
alter table appeals_limit enable row level security;
alter table appeals_limit force row level security;
-- A promise to workers is public.
create policy appeals_limit_read on appeals_limit for select using (true);
create policy appeals_limit_add on appeals_limit for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy appeals_limit_change on appeals_limit for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on appeals_limit to {app};

-- Many workers with one matter: told to the union above.
create table appeals_alarm (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  upper_union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  topic text not null,
  cases integer not null,
  lead_id uuid,
  raised_at timestamptz not null,
  seen_at timestamptz
);
comment on column appeals_alarm.org_path is 'Of the union above, to which the alarm belongs';
create index appeals_alarm_path on appeals_alarm (org_path, raised_at desc);
create index appeals_alarm_union on appeals_alarm (union_id, topic, raised_at);
alter table appeals_alarm enable row level security;
alter table appeals_alarm force row level security;
create policy appeals_alarm_read on appeals_alarm for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
-- Raised by whatever case makes the matter large, a stranger's included; it holds numbers and no words.
create policy appeals_alarm_add on appeals_alarm for insert
  with check (reach_system() in ('replay', 'demo', 'job'));
create policy appeals_alarm_change on appeals_alarm for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on appeals_alarm to {app};

-- A random tenth of closed cases, asked about by another union.
create table appeals_call_back (
  id uuid primary key,
  appeal_id uuid not null,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  case_union_id uuid not null references orgs_union (id),
  key_id uuid not null,
  case_number text not null,
  topic text not null,
  received_on date not null,
  name_sealed text,
  phone_sealed text not null,
  offered_at timestamptz not null,
  due_on date not null,
  done_at timestamptz,
  is_reached boolean,
  is_solved boolean,
  score integer check (score between 1 and 5),
  check (done_at is null or is_reached is not null)
);
comment on column appeals_call_back.org_path is 'Of the union that calls, which is never the one that handled the case';
create index appeals_call_back_path on appeals_call_back (org_path, offered_at desc);
create index appeals_call_back_case on appeals_call_back (appeal_id);
alter table appeals_call_back enable row level security;
alter table appeals_call_back force row level security;
create policy appeals_call_back_read on appeals_call_back for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
create policy appeals_call_back_add on appeals_call_back for insert
  with check (reach_system() in ('replay', 'demo', 'job'));
create policy appeals_call_back_change on appeals_call_back for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on appeals_call_back to {app};
