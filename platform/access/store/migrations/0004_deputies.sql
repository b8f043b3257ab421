alter table access_absence add column deputy_grant_ids uuid[] not null default '{}';
comment on column access_absence.deputy_grant_ids is 'The duties handed on for the time of this leave; they end with it when it ends early';
