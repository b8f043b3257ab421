-- Signing in on another device with the word of one that is signed in already.
alter table accounts_session drop constraint accounts_session_door_check;
alter table accounts_session add constraint accounts_session_door_check check (door in ('wechat', 'pairing'));
comment on column accounts_session.door is 'What let it in: a bound WeChat, or another device of the person; null: the person''s own proof';

create table accounts_pairing (
  id uuid primary key,
  person_id uuid not null unique,
  code_digest text not null unique,
  valid_until timestamptz not null,
  claim_hash text unique,
  device_mark text,
  agent text,
  network_sealed text,
  number smallint,
  choices smallint[],
  confirmed_at timestamptz,
  check ((claim_hash is null) = (device_mark is null) and (claim_hash is null) = (number is null) and (claim_hash is null) = (choices is null))
);
comment on table accounts_pairing is 'One at a time for a person, for two minutes: offered on the phone, claimed by the other device, confirmed on the phone';
comment on column accounts_pairing.code_digest is 'Keyed hash of the eight digits that the phone shows';
comment on column accounts_pairing.claim_hash is 'SHA-256 of the token that the claiming browser holds';
comment on column accounts_pairing.number is 'What the other device shows, to be picked on the phone among the choices';
alter table accounts_pairing enable row level security;
alter table accounts_pairing force row level security;
create policy accounts_pairing_all on accounts_pairing using (reach_system() = 'job') with check (reach_system() = 'job');
grant select, insert, update, delete on accounts_pairing to {app};
