-- The way back for an officer who has forgotten the password. No e-mail: somebody who knows them hands over a link.
alter table accounts_link drop constraint accounts_link_purpose_check;
alter table accounts_link add constraint accounts_link_purpose_check
  check (purpose in ('officer-start', 'officer-recovery', 'officer-recovery-reset', 'demo'));
comment on column accounts_link.purpose is
  'officer-start: sets name and password, once; officer-recovery: sets a new password, -reset: and takes the second factors away; demo: signs in, on the loopback address only';
