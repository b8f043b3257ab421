-- Applications (申请): one row per case of the process aid.application, for the figures and the lists behind them.
create table aid_application (
  case_id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  level text not null check (level in ('deep', 'relative', 'accident')),
  state text not null check (state in ('asked', 'agreed', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  asked_on date not null,
  settled_at timestamptz,
  check ((state = 'asked') = (settled_at is null))
);
comment on column aid_application.level is 'What the applicant asked for; the level that was found stands in the dossier';
comment on column aid_application.asked_on is 'The day in China on which every figure of the case counts it';
create unique index aid_application_running on aid_application (person_id) where state = 'asked';
create index aid_application_path on aid_application (org_path, asked_at desc, case_id desc);
create index aid_application_line on aid_application (line_path, asked_at desc) where line_path is not null;
create index aid_application_person on aid_application (person_id, asked_at desc);
alter table aid_application enable row level security;
alter table aid_application force row level security;
-- The engine acts in the reach 'job': its calls run in the transaction of whoever pressed, but not as that person.
create policy aid_application_read on aid_application for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('job', 'replay', 'demo'));
create policy aid_application_add on aid_application for insert with check (reach_system() in ('job', 'replay', 'demo'));
create policy aid_application_change on aid_application for update
  using (reach_system() in ('job', 'replay', 'demo')) with check (reach_system() in ('job', 'replay', 'demo'));
grant select, insert, update on aid_application to {app};

-- Files (困难职工档案): one open file per person, wherever it is kept.
create table aid_dossier (
  id uuid primary key,
  number text collate "C" not null,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  name text not null,
  case_id uuid not null,
  level text not null check (level in ('deep', 'relative', 'accident')),
  aid_form text not null check (aid_form in ('living', 'medical', 'schooling', 'accident')),
  state text not null check (state in ('active', 'left')),
  opened_on date not null,
  review_due_on date,
  reminded_on date,
  left_on date,
  facts_sealed text not null,
  check ((state = 'left') = (left_on is not null) and (state = 'left') = (review_due_on is null))
);
comment on column aid_dossier.number is 'Counted up in the house by year, so that it stays the file''s own when another union keeps it';
comment on column aid_dossier.name is 'Plain, searchable behind both walls; sealed in the journal and erased with the key';
comment on column aid_dossier.case_id is 'The application that opened it, or renewed it last';
comment on column aid_dossier.facts_sealed is 'Employer, household, what a head has left, causes: with the worker''s key';
comment on column aid_dossier.reminded_on is 'When the union was told that the review has fallen due; empty again after it';
create unique index aid_dossier_person on aid_dossier (person_id) where state = 'active';
create index aid_dossier_path on aid_dossier (org_path, opened_on desc, id desc);
create index aid_dossier_line on aid_dossier (line_path, opened_on desc) where line_path is not null;
create unique index aid_dossier_number on aid_dossier (number);
create index aid_dossier_due on aid_dossier (review_due_on) where state = 'active';
alter table aid_dossier enable row level security;
alter table aid_dossier force row level security;
create policy aid_dossier_read on aid_dossier for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('job', 'replay', 'demo'));
create policy aid_dossier_add on aid_dossier for insert with check (reach_system() in ('job', 'replay', 'demo'));
create policy aid_dossier_change on aid_dossier for update
  using (reach_system() in ('job', 'replay', 'demo')) with check (reach_system() in ('job', 'replay', 'demo'));
grant select, insert, update on aid_dossier to {app};

-- What was paid (发放记录). The money itself goes another way; this is the record that it did.
create table aid_payment (
  id uuid primary key,
  dossier_id uuid not null references aid_dossier (id),
  case_id uuid not null,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  amount bigint not null check (amount > 0),
  paid_on date not null,
  way text not null check (way in ('bank', 'social-security-card', 'other'))
);
comment on column aid_payment.amount is 'Fen';
comment on column aid_payment.union_id is 'The union that paid: the figure stays there when the file goes to another';
create index aid_payment_dossier on aid_payment (dossier_id, paid_on desc);
create index aid_payment_path on aid_payment (org_path, paid_on desc, id desc);
create index aid_payment_line on aid_payment (line_path, paid_on desc) where line_path is not null;
create index aid_payment_person on aid_payment (person_id);
alter table aid_payment enable row level security;
alter table aid_payment force row level security;
create policy aid_payment_read on aid_payment for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('job', 'replay', 'demo'));
create policy aid_payment_add on aid_payment for insert with check (reach_system() in ('job', 'replay', 'demo'));
-- Never changed but by the tree, which takes rows along to a union's new place.
create policy aid_payment_change on aid_payment for update using (reach_system() = 'replay') with check (reach_system() = 'replay');
grant select, insert, update on aid_payment to {app};

-- Yearly reviews (年度复核).
create table aid_review (
  id uuid primary key,
  dossier_id uuid not null references aid_dossier (id),
  case_id uuid not null,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  reviewed_on date not null,
  is_entitled boolean not null,
  level text not null check (level in ('deep', 'relative', 'accident')),
  finding_sealed text not null
);
comment on column aid_review.finding_sealed is 'With the key of the worker whom it is about, not of the officer who wrote it';
create index aid_review_dossier on aid_review (dossier_id, reviewed_on desc);
create index aid_review_person on aid_review (person_id);
alter table aid_review enable row level security;
alter table aid_review force row level security;
create policy aid_review_read on aid_review for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('job', 'replay', 'demo'));
create policy aid_review_add on aid_review for insert with check (reach_system() in ('job', 'replay', 'demo'));
-- Never changed but by the tree, which takes rows along to a union's new place.
create policy aid_review_change on aid_review for update using (reach_system() = 'replay') with check (reach_system() = 'replay');
grant select, insert, update on aid_review to {app};

-- The union's word: the local line (低保) and the most that may be given, with source and validity.
create table aid_standard (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  line bigint not null check (line > 0),
  deep_months integer not null,
  relative_months integer not null,
  accident_most bigint not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  set_at timestamptz not null
);
comment on column aid_standard.line is 'Fen per person and month';
comment on column aid_standard.valid_to is 'The first day on which it no longer holds; null while it is the newest';
create index aid_standard_union on aid_standard (union_id, valid_from);
alter table aid_standard enable row level security;
alter table aid_standard force row level security;
-- By what people are measured is public.
create policy aid_standard_read on aid_standard for select using (true);
create policy aid_standard_add on aid_standard for insert with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy aid_standard_change on aid_standard for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on aid_standard to {app};
