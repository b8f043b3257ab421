-- Keys that a device or a token holds, and the one-time questions that browsers answer with them.

create table accounts_passkey (
  credential_id text collate "C" primary key,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
comment on table accounts_passkey is 'WebAuthn credentials of officers; the private half never leaves their device';
comment on column accounts_passkey.counter is 'Signatures so far as the device says; a step back means a copied key. Many devices always say 0';
comment on column accounts_passkey.is_synced is 'The device''s maker keeps copies of it on the owner''s other devices';
create index accounts_passkey_person on accounts_passkey (person_id);
alter table accounts_passkey enable row level security;
alter table accounts_passkey force row level security;
create policy accounts_passkey_all on accounts_passkey
  using (person_id = reach_person() or reach_system() in ('job', 'setup', 'demo'))
  with check (person_id = reach_person() or reach_system() in ('job', 'setup', 'demo'));
grant select, insert, update, delete on accounts_passkey to {app};

create table accounts_ceremony (
  token_hash text primary key,
  kind text not null,
  device_mark text not null,
  valid_until timestamptz not null
);
comment on table accounts_ceremony is 'Questions a browser has been given and not yet answered. Answering deletes the row: no answer counts twice';
comment on column accounts_ceremony.token_hash is 'SHA-256 of the challenge, base64url';
comment on column accounts_ceremony.device_mark is 'Keyed hash of the device cookie of the browser that asked: another browser''s answer is none';
create index accounts_ceremony_valid on accounts_ceremony (valid_until);
alter table accounts_ceremony enable row level security;
alter table accounts_ceremony force row level security;
create policy accounts_ceremony_all on accounts_ceremony using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, delete on accounts_ceremony to {app};
