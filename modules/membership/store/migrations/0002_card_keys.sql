-- The public keys that cards are signed with, present and past: phones keep them and check cards without a network.
create table membership_card_key (
  id uuid primary key,
  key_id text not null,
  public_key text not null,
  began_at timestamptz not null,
  until_at timestamptz
);
comment on column membership_card_key.key_id is 'Six characters by which a card names its key: the beginning of the key''s SHA-256 in base64url';
comment on column membership_card_key.until_at is 'When another key took its place; null for the one in use';
create index membership_card_key_began on membership_card_key (began_at desc);
alter table membership_card_key enable row level security;
alter table membership_card_key force row level security;
-- Public keys are for everybody: whoever is shown a card checks it.
create policy membership_card_key_read on membership_card_key for select using (true);
create policy membership_card_key_add on membership_card_key for insert with check (reach_system() in ('replay', 'job', 'demo'));
create policy membership_card_key_change on membership_card_key for update
  using (reach_system() in ('replay', 'job', 'demo')) with check (reach_system() in ('replay', 'job', 'demo'));
grant select, insert, update on membership_card_key to {app};
