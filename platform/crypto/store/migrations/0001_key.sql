-- Keys of persons and anonymous cases, each wrapped by the platform's keyring, which is not in the database.
create table crypto_key (
  owner_id uuid primary key,
  keyring_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null
);
comment on table crypto_key is 'One key per person or anonymous case; deleting the row forgets everything it sealed';
alter table crypto_key enable row level security;
alter table crypto_key force row level security;
-- The wall here is the wrapping: without the keyring file a row is noise.
create policy crypto_key_all on crypto_key using (true) with check (true);
grant select, insert, delete on crypto_key to {app};

-- Which keyring this database belongs to; a server with another one refuses to start (fail closed).
create table crypto_keyring (
  id text primary key,
  added_at timestamptz not null
);
alter table crypto_keyring enable row level security;
alter table crypto_keyring force row level security;
create policy crypto_keyring_all on crypto_keyring using (true) with check (true);
grant select, insert on crypto_keyring to {app};
