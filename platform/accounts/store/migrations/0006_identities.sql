-- Who somebody is elsewhere: in the company's own directory.
create table accounts_identity (
  kind text not null check (kind in ('directory')),
  subject_index text collate "C" not null,
  person_id uuid not null,
  bound_at timestamptz not null,
  primary key (kind, subject_index)
);
comment on table accounts_identity is 'One subject elsewhere is one person here, and the other way round';
comment on column accounts_identity.subject_index is 'Keyed hash of issuer and subject: neither can be read here';
create unique index accounts_identity_person on accounts_identity (kind, person_id);
alter table accounts_identity enable row level security;
alter table accounts_identity force row level security;
create policy accounts_identity_all on accounts_identity using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, delete on accounts_identity to {app};
