create table proposals_proposal (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  person_id uuid not null,
  title text not null,
  category text not null,
  is_unnamed boolean not null,
  reason_sealed text not null,
  suggestion_sealed text not null,
  texts_event text not null,
  state text not null check (state in ('seconding', 'reviewing', 'handling', 'answered', 'ended', 'withdrawn')),
  seconds integer not null,
  decision text check (decision in ('filed', 'merged', 'noted', 'not-filed')),
  year integer,
  number integer,
  merged_into text,
  department text,
  undertaker_id uuid,
  answer_by date,
  answers integer not null,
  answer_class text check (answer_class in ('solved', 'planned', 'reference')),
  answer_sealed text,
  answered_at timestamptz,
  answered_on date,
  is_in_time boolean,
  rating text check (rating in ('satisfied', 'basically', 'not')),
  rated_at timestamptz,
  made_at timestamptz not null,
  made_on date not null,
  ended_at timestamptz,
  check ((year is null) = (number is null))
);
comment on table proposals_proposal is 'Proposals of members (提案): the union''s own record of what its case in flows came to';
comment on column proposals_proposal.id is 'The id of its case';
comment on column proposals_proposal.person_id is 'The proposer; their key sealed reason, suggestion and answer';
comment on column proposals_proposal.is_unnamed is 'Fellow members do not see who proposed it';
comment on column proposals_proposal.texts_event is 'The event that sealed reason and suggestion';
comment on column proposals_proposal.number is 'Counted up in the union and the year in which it was filed';
comment on column proposals_proposal.answered_on is 'The day of the first answer, which is_in_time is about';
comment on column proposals_proposal.answers is 'How often it was answered: more than once where the proposer was not satisfied';
comment on column proposals_proposal.made_on is 'The day in China on which figures count it';
create unique index proposals_proposal_number on proposals_proposal (union_id, year, number) where number is not null;
create index proposals_proposal_path on proposals_proposal (org_path);
create index proposals_proposal_newest on proposals_proposal (made_at desc, id desc, org_path);
create index proposals_proposal_line on proposals_proposal (line_path) where line_path is not null;
create index proposals_proposal_person on proposals_proposal (person_id, made_at desc);
create index proposals_proposal_union on proposals_proposal (union_id, made_at desc, id desc);
alter table proposals_proposal enable row level security;
alter table proposals_proposal force row level security;
-- 'job': the steps of a case write here, and fellow members of the union read through the use-case that checks they are.
create policy proposals_proposal_read on proposals_proposal for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'job'));
create policy proposals_proposal_add on proposals_proposal for insert with check (reach_system() in ('replay', 'job'));
create policy proposals_proposal_change on proposals_proposal for update
  using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on proposals_proposal to {app};

create table proposals_second (
  proposal_id uuid not null references proposals_proposal (id),
  person_id uuid not null,
  seconded_at timestamptz not null,
  primary key (proposal_id, person_id)
);
comment on table proposals_second is 'Who stands behind a proposal as it is worded now (附议)';
create index proposals_second_person on proposals_second (person_id);
alter table proposals_second enable row level security;
alter table proposals_second force row level security;
-- Whoever sees a proposal sees who seconds it: the sub-select runs under the proposal's own policy.
create policy proposals_second_read on proposals_second for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job') or exists (select 1 from proposals_proposal p where p.id = proposal_id));
create policy proposals_second_add on proposals_second for insert with check (reach_system() in ('replay', 'job'));
create policy proposals_second_remove on proposals_second for delete using (reach_system() in ('replay', 'job'));
grant select, insert, delete on proposals_second to {app};
