-- Modules look for work left at unions that are no more, every ten minutes: few unions, however many stand.
create index orgs_union_dissolved on orgs_union (id) where dissolved_at is not null;
