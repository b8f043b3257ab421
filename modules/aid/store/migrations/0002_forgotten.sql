-- Forgetting closes a file without a day of its own: it asks no clock (replay law).
alter table aid_dossier drop constraint aid_dossier_check;
alter table aid_dossier add constraint aid_dossier_closed check ((state = 'left') = (review_due_on is null) and (left_on is null or state = 'left'));
comment on column aid_dossier.left_on is 'Null in a closed file: its worker asked to be forgotten, and nobody is left to be visited';
