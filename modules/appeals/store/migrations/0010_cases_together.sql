-- Appeals that arrive together are written together (docs/adr/0012). The list is read once per statement.
alter policy appeals_appeal_add on appeals_appeal
  with check (id = reach_new_case() or id = any ((select reach_new_cases())::uuid[]) or reach_system() in ('replay', 'demo')
              or (source <> 'scan' and reach_covers(org_path, line_path)));
alter policy appeals_step_add on appeals_step
  with check (appeal_id = reach_new_case() or appeal_id = any ((select reach_new_cases())::uuid[]) or reach_system() in ('replay', 'demo')
              or exists (select 1 from appeals_appeal a where a.id = appeal_id));
comment on column appeals_appeal.receipt_hash is
  'Argon2id of the query code, or SHA-256 of what the phone made of it with Argon2id; the code itself never leaves the worker';
