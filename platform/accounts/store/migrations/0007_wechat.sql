-- A worker's WeChat, as another way into the account that the phone number opened first.
alter table accounts_identity drop constraint accounts_identity_kind_check;
alter table accounts_identity add constraint accounts_identity_kind_check check (kind in ('directory', 'wechat'));
comment on table accounts_identity is 'One subject elsewhere (the company''s directory, WeChat) is one person here, and the other way round';
comment on column accounts_identity.subject_index is 'Keyed hash of issuer and subject, for WeChat of appid and openid: none of them can be read here';

alter table accounts_ceremony add column subject_index text;
comment on column accounts_ceremony.subject_index is
  'Keyed hash of whom the browser has shown to be elsewhere, while the person proves by phone that they may be bound to it';

alter table accounts_session add column door text check (door in ('wechat'));
comment on column accounts_session.door is 'The binding that opened it and whose end ends it; null: none';
create index accounts_session_door on accounts_session (person_id, door) where door is not null and ended_at is null;
