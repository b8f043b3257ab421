-- A decision about two unions is told at both: the officers of either need not reach the other.
alter table orgs_decision drop constraint orgs_decision_kind_check;
alter table orgs_decision add constraint orgs_decision_kind_check check (kind in ('dissolved', 'merged', 'split', 'took-in', 'gave-off'));
comment on column orgs_decision.other_id is 'The union it went into or took in, was split off or gave off';
drop index orgs_decision_other;
