-- Whoever was forgotten gets no key again: a second one would not open what the first one sealed, and the journal must replay.
create table crypto_forgotten (
  owner_id uuid primary key,
  forgotten_at timestamptz not null
);
comment on table crypto_forgotten is 'Ids whose key was destroyed for good; nothing else is known of them here';
alter table crypto_forgotten enable row level security;
alter table crypto_forgotten force row level security;
create policy crypto_forgotten_read on crypto_forgotten for select using (true);
create policy crypto_forgotten_add on crypto_forgotten for insert with check (coalesce(current_setting('app.system', true), '') = 'replay');
grant select, insert on crypto_forgotten to {app};
-- Only for holding a key (select … for key share asks for the right to update): no statement changes one.
grant update (keyring_id) on crypto_key to {app};
