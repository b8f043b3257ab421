-- What a person needs to recognise their own sign-ins by.
alter table accounts_session add column agent text;
alter table accounts_session add column network_sealed text;
comment on column accounts_session.agent is 'System and browser from two closed lists, as windows/edge; never the header itself';
comment on column accounts_session.network_sealed is 'The network it was opened from (IPv4 /24, IPv6 /56), sealed with the person''s key';
