-- An officer adds photos to something that exists: there is no new case, and the module has already decided that they may.
drop policy files_photo_claim on files_photo;
create policy files_photo_claim on files_photo for update
  using ((owner_id = reach_new_case() or reach_system() = 'job') and claimed_at is null)
  with check (owner_id = reach_new_case() or reach_system() = 'job');
