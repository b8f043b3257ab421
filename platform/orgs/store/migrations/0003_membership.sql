-- One person, many dated memberships, exactly one home. A period is half open: the day it ends is the first day outside.
create table orgs_membership (
  id uuid primary key,
  person_id uuid not null references orgs_person (id),
  union_id uuid not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  is_home boolean not null,
  member_kind text not null check (member_kind in ('regular', 'individual')),
  standing text not null check (standing in ('valid', 'transferring', 'retained')),
  began_on date not null,
  ended_on date,
  end_reason text check (end_reason in ('moved', 'left', 'lapsed', 'expelled', 'died', 'merged', 'corrected')),
  check (ended_on >= began_on),
  check ((ended_on is null) = (end_reason is null))
);
comment on column orgs_membership.is_home is 'The one union a person belongs to; any other membership is a guest''s';
comment on column orgs_membership.member_kind is 'individual: joined without an employer (drivers, couriers)';
comment on column orgs_membership.standing is 'While it is open: valid, in transfer, or retained (retired, out of work: no dues, no vote)';
comment on column orgs_membership.ended_on is 'The first day outside';
create unique index orgs_membership_home on orgs_membership (person_id) where is_home and ended_on is null;
-- Nobody is a member of one union twice at a time.
create unique index orgs_membership_open on orgs_membership (person_id, union_id) where ended_on is null;
create index orgs_membership_person on orgs_membership (person_id, began_on);
create index orgs_membership_path on orgs_membership (org_path) where ended_on is null;
create index orgs_membership_union on orgs_membership (union_id, began_on);
alter table orgs_membership enable row level security;
alter table orgs_membership force row level security;
create policy orgs_membership_read on orgs_membership for select
  using (reach_covers(org_path, line_path) or person_id = reach_person()
    or reach_system() in ('replay', 'setup', 'demo', 'job', 'tail', 'home'));
create policy orgs_membership_add on orgs_membership for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'));
-- Moving somebody ends a row at one union and begins one at another: its applier writes as replay does. 'job' may only hold
-- a row (select … for update asks this policy); what it would write fails the check.
create policy orgs_membership_change on orgs_membership for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on orgs_membership to {app};

-- Persons from before get the membership that applying their entering again gives them (events.ts): same id, same day.
select set_config('app.system', 'replay', true);
insert into orgs_membership (id, person_id, union_id, org_path, line_path, is_home, member_kind, standing, began_on)
select p.id, p.id, p.union_id, p.org_path, p.line_path, true, 'regular', 'valid', (p.entered_at at time zone 'UTC' + interval '8 hours')::date
from orgs_person p where p.union_id is not null;
select set_config('app.system', '', true);
