-- Names and numbers are put right after they were entered; a sealed number opens under the event that sealed it.
alter table orgs_person add column phone_event text check (phone_event <> 'orgs.personEntered');
comment on column orgs_person.phone_event is 'The event that sealed the number; null: orgs.personEntered';
