-- Sign-in. System tables, like keys: no event made them and replay does not rebuild them, because a hash of a password
-- or of a session's token must not lie in the journal for ever. Who is an officer is a grant, and that is an event.

create table accounts_session (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('officer', 'member', 'receipt')),
  person_id uuid,
  case_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  factor_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((kind = 'receipt') = (case_id is not null)),
  check ((kind = 'receipt') = (person_id is null))
);
comment on column accounts_session.token_hash is 'SHA-256 of a 256-bit token, base64url; the token itself is only in the cookie';
comment on column accounts_session.factor_at is 'When the sign-in or the last second factor was given (step-up)';
comment on column accounts_session.ends_at is 'When it ends if it is not used again; for sweeping, the verdict is sessionState()';
comment on column accounts_session.ended_at is 'Ended before its time: signed out, replaced, or the person disabled';
create index accounts_session_person on accounts_session (person_id) where ended_at is null;
create index accounts_session_ends on accounts_session (ends_at);
alter table accounts_session enable row level security;
alter table accounts_session force row level security;
-- Read before anybody's reach is known. The wall here is the hash: a row is found only by who holds its token.
create policy accounts_session_read on accounts_session for select using (true);
create policy accounts_session_add on accounts_session for insert with check (true);
create policy accounts_session_change on accounts_session for update using (true) with check (true);
create policy accounts_session_sweep on accounts_session for delete using (reach_system() = 'job');
grant select, insert, update, delete on accounts_session to {app};

create table accounts_credential (
  person_id uuid primary key,
  sign_in_name text collate "C" unique check (sign_in_name = lower(sign_in_name)),
  password_hash text,
  totp_sealed text,
  totp_pending text,
  totp_last_step bigint,
  disabled_at timestamptz,
  check ((sign_in_name is null) = (password_hash is null))
);
comment on table accounts_credential is
  'One row per person who ever signed in. Its lock orders sign-in against disabling, so that neither misses the other';
comment on column accounts_credential.sign_in_name is 'Officers only; a member signs in with a code sent to the phone';
comment on column accounts_credential.password_hash is 'Argon2id, PHC string';
comment on column accounts_credential.totp_sealed is 'The shared secret, sealed with the person''s key; null: no second factor';
comment on column accounts_credential.totp_pending is 'A secret shown and not yet confirmed';
comment on column accounts_credential.totp_last_step is 'The last accepted 30-second step; only ever moves forward';
alter table accounts_credential enable row level security;
alter table accounts_credential force row level security;
create policy accounts_credential_all on accounts_credential
  using (person_id = reach_person() or reach_system() in ('job', 'setup', 'demo'))
  with check (person_id = reach_person() or reach_system() in ('job', 'setup', 'demo'));
grant select, insert, update on accounts_credential to {app};

create table accounts_link (
  token_hash text primary key,
  person_id uuid not null,
  purpose text not null check (purpose in ('officer-start', 'demo')),
  valid_until timestamptz not null,
  used_at timestamptz
);
comment on column accounts_link.purpose is 'officer-start: sets name and password, once; demo: signs in, on the loopback address only';
create index accounts_link_person on accounts_link (person_id);
alter table accounts_link enable row level security;
alter table accounts_link force row level security;
create policy accounts_link_all on accounts_link
  using (reach_system() in ('job', 'setup', 'demo')) with check (reach_system() in ('job', 'setup', 'demo'));
grant select, insert, update, delete on accounts_link to {app};

create table accounts_code (
  request_id uuid primary key,
  phone_index text not null,
  phone_sealed text not null,
  is_known_device boolean not null,
  digest bytea not null,
  sent_at timestamptz not null,
  tries integer not null,
  used_at timestamptz
);
comment on column accounts_code.phone_sealed is 'Sealed with a key derived from the keyring: the phone may belong to nobody yet';
comment on column accounts_code.is_known_device is 'Strangers'' requests do not use up those of the owner''s own devices';
comment on column accounts_code.digest is 'HMAC over request, phone and code';
create index accounts_code_phone on accounts_code (phone_index, sent_at);
create index accounts_code_sent on accounts_code (sent_at);
alter table accounts_code enable row level security;
alter table accounts_code force row level security;
create policy accounts_code_all on accounts_code using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, update, delete on accounts_code to {app};

create table accounts_attempt (
  key text primary key,
  scope text not null,
  count integer not null,
  since timestamptz not null,
  last_at timestamptz not null
);
comment on table accounts_attempt is 'Counters of failures and uses';
comment on column accounts_attempt.key is 'Keyed hash of scope and subject: no name, phone or address can be read here';
create index accounts_attempt_last on accounts_attempt (last_at);
alter table accounts_attempt enable row level security;
alter table accounts_attempt force row level security;
create policy accounts_attempt_all on accounts_attempt using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, update, delete on accounts_attempt to {app};

create table accounts_device (
  mark text primary key,
  last_used_at timestamptz not null
);
comment on table accounts_device is 'Which device once signed in to which account: known devices do not wait for strangers'' failures';
comment on column accounts_device.mark is 'Keyed hash of account and device cookie; says neither';
create index accounts_device_used on accounts_device (last_used_at);
alter table accounts_device enable row level security;
alter table accounts_device force row level security;
create policy accounts_device_all on accounts_device using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, update, delete on accounts_device to {app};
