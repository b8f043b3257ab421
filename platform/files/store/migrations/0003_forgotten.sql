-- Photos that were sent go when their person is forgotten, and for nothing else.
alter policy files_photo_read on files_photo using (reach_system() in ('job', 'forget') or owner_id = reach_new_case());
create policy files_photo_forget on files_photo for delete using (reach_system() = 'forget');
