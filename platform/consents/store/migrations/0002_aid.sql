-- A notice of its own for hardship aid: what was two answers of its form are consents.
alter table consents_version drop constraint consents_version_text_id_check;
alter table consents_version add constraint consents_version_text_id_check check (text_id in ('account', 'joining', 'register', 'appeals', 'family', 'aid'));
