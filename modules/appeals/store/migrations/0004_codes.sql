-- A number that a person can say on the telephone, a topic that the code asks about, and what came after a replaced one.
alter table appeals_code
  add column number integer check (number > 1000),
  add column topic text check (topic in ('consultation', 'aid', 'complaint', 'legal-aid', 'suggestion')),
  add column replaced_by uuid references appeals_code (id);
comment on column appeals_code.number is 'One of the whole platform, printed under the code; it finds a code and opens nothing';
comment on column appeals_code.topic is 'Chosen beforehand on the form; null leaves the choice to the worker';
comment on column appeals_code.replaced_by is 'Whoever scans the retired one is led on to this one';

-- Codes from before get the numbers that applying their events again would give them: in the journal's order.
select set_config('app.system', 'replay', true);
update appeals_code c set number = 1000 + e.place
from (select j.subject_id, row_number() over (order by j.seq) as place from journal_event j where j.type = 'appeals.codeMade') e
where c.id = e.subject_id;
select set_config('app.system', '', true);

alter table appeals_code alter column number set not null;
create unique index appeals_code_number on appeals_code (number);
create index appeals_code_union on appeals_code (union_id);
