-- Notices (告知书) as a union words them, and who said yes to what (PIPL 13 to 17, 28 to 31).
create table consents_version (
  union_id uuid not null references orgs_union (id),
  text_id text not null check (text_id in ('account', 'joining', 'register', 'appeals', 'family')),
  version integer not null check (version > 0),
  org_path text collate "C" not null,
  line_path text collate "C",
  content jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  valid_from date not null,
  widens boolean not null,
  reason text not null,
  officer_id uuid,
  published_at timestamptz not null,
  primary key (union_id, text_id, version)
);
comment on table consents_version is 'Kept for ever: what somebody agreed to stays readable. The words that the product ships stand in its locale files';
comment on column consents_version.content is 'The words by language and part; en may be null';
comment on column consents_version.hash is 'SHA-256 of the canonical words, in hex';
comment on column consents_version.widens is 'Allows more than the version before: who agreed to that one is asked again';
comment on column consents_version.reason is 'Why the officer says so';
alter table consents_version enable row level security;
alter table consents_version force row level security;
create policy consents_version_read on consents_version for select using (true);
create policy consents_version_add on consents_version for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy consents_version_change on consents_version for update
  using (reach_system() in ('replay', 'setup', 'demo')) with check (reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on consents_version to {app};

create table consents_contact (
  union_id uuid not null references orgs_union (id),
  version integer not null check (version > 0),
  org_path text collate "C" not null,
  line_path text collate "C",
  contact text not null,
  set_at timestamptz not null,
  primary key (union_id, version)
);
comment on column consents_contact.contact is 'Whom to ask about one''s data (PIPL 17): shown under every notice of this union';
alter table consents_contact enable row level security;
alter table consents_contact force row level security;
create policy consents_contact_read on consents_contact for select using (true);
create policy consents_contact_add on consents_contact for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'setup', 'demo'));
create policy consents_contact_change on consents_contact for update
  using (reach_system() in ('replay', 'setup', 'demo')) with check (reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on consents_contact to {app};

create table consents_consent (
  id uuid primary key,
  person_id uuid not null references orgs_person (id),
  union_id uuid references orgs_union (id),
  org_path text collate "C",
  line_path text collate "C",
  text_id text not null,
  purpose text not null,
  publisher_id uuid,
  version integer not null,
  hash text not null,
  way text not null check (way in ('phone', 'counter', 'roster')),
  officer_id uuid,
  guardian_sealed text,
  note_sealed text,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_way text check (withdrawn_way in ('phone', 'counter', 'roster')),
  check ((withdrawn_at is null) = (withdrawn_way is null))
);
comment on table consents_consent is 'One row per yes; of a person and purpose the newest speaks, and a new yes after a withdrawal is a new row';
comment on column consents_consent.union_id is 'To which union it was said; null for the account, which belongs to none';
comment on column consents_consent.publisher_id is 'Whose version; null for the product''s own words';
comment on column consents_consent.guardian_sealed is 'Name and relation of who spoke for a child; sealed with the person''s key';
comment on column consents_consent.note_sealed is 'Paper: where it lies, or how a roster''s collector had it confirmed';
create index consents_consent_person on consents_consent (person_id, text_id, purpose, given_at);
create index consents_consent_path on consents_consent (org_path) where withdrawn_at is null;
alter table consents_consent enable row level security;
alter table consents_consent force row level security;
create policy consents_consent_read on consents_consent for select
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy consents_consent_add on consents_consent for insert
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo', 'job'));
create policy consents_consent_change on consents_consent for update
  using (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo'))
  with check (reach_covers(org_path, line_path) or person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert, update on consents_consent to {app};

create table consents_declined (
  person_id uuid not null references orgs_person (id),
  text_id text not null,
  hash text not null,
  declined_at timestamptz not null,
  primary key (person_id, text_id, hash)
);
comment on table consents_declined is 'A wider version that somebody said no to: nobody asks twice after a no (Regulation on network data security 22)';
alter table consents_declined enable row level security;
alter table consents_declined force row level security;
create policy consents_declined_read on consents_declined for select
  using (person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo'));
create policy consents_declined_add on consents_declined for insert
  with check (person_id = reach_person() or reach_system() in ('replay', 'setup', 'demo'));
grant select, insert on consents_declined to {app};
