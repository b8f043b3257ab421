-- What the profile in force asks beyond name and password (profile.ts).
alter table accounts_session add column idle_seconds integer;
alter table accounts_session add column withheld text check (withheld in ('new-password', 'second-factor', 'prove-factor'));
comment on column accounts_session.idle_seconds is 'The idle limit it was opened under; null: that of its kind';
comment on column accounts_session.withheld is 'What its holder still has to do; until then it brings no duties of any office along';

alter table accounts_credential add column password_set_at timestamptz;
comment on column accounts_credential.password_set_at is 'Null: set before this was written down, so its age is not known';

create table accounts_past_password (
  person_id uuid not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (person_id, set_at)
);
comment on table accounts_past_password is 'Hashes that may not come back, under a profile that says so; Argon2id';
alter table accounts_past_password enable row level security;
alter table accounts_past_password force row level security;
create policy accounts_past_password_all on accounts_past_password
  using (person_id = reach_person() or reach_system() = 'job') with check (person_id = reach_person() or reach_system() = 'job');
grant select, insert, delete on accounts_past_password to {app};
