-- Every figure opens its list: the bucket of the first closing stands in the case, as the counters have it.
alter table appeals_appeal add column hour_bucket integer;
comment on column appeals_appeal.hour_bucket is 'How long the first closing took (rules/histogram.ts); null before it, or when the case was joined to another then';
select set_config('app.system', 'replay', true);
update appeals_appeal a set hour_bucket = e.bucket
from (select j.subject_id, min((j.body ->> 'hourBucket')::integer) as bucket
      from journal_event j where j.type = 'appeals.appealClosed' and j.body ->> 'hourBucket' is not null group by j.subject_id) e
where e.subject_id = a.id;

-- What the figures of the union that had the case say of a call: that there was one, and what came of it. About whom, only
-- the row of the calling union says, and that union alone reads it (and those above both).
create table appeals_called (
  id uuid primary key references appeals_call_back (id),
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  received_on date not null,
  is_reached boolean,
  is_solved boolean
);
comment on column appeals_called.org_path is 'Of the union that had the case';
create index appeals_called_path on appeals_called (org_path, received_on);
create index appeals_called_line on appeals_called (line_path, received_on) where line_path is not null;
alter table appeals_called enable row level security;
alter table appeals_called force row level security;
create policy appeals_called_read on appeals_called for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
create policy appeals_called_add on appeals_called for insert with check (reach_system() in ('replay', 'demo', 'job'));
-- Also for whoever moves a union: orgs rewrites the paths of scoped tables in that transaction.
create policy appeals_called_change on appeals_called for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on appeals_called to {app};
insert into appeals_called (id, union_id, org_path, line_path, received_on, is_reached, is_solved)
select b.id, b.case_union_id, u.path, u.line_path, b.received_on, b.is_reached, b.is_solved
from appeals_call_back b join orgs_union u on u.id = b.case_union_id;
select set_config('app.system', '', true);
