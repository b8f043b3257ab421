import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { entryAnswered, entryMade } from './definitions.ts';

/** The only code that writes this module's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const exampleServiceAppliers: readonly Applier[] = [
  applier(entryMade, async (tx, events) => {
    await tx`
      insert into example_service_entry (id, union_id, org_path, line_path, person_id, title, text_sealed, made_at, made_on)
      select e."entryId", e."unionId", u.path, u.line_path, e."personId", e.title, e.text, e.at, e."madeOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "entryId" uuid, "unionId" uuid, "personId" uuid, title text, text text, at timestamptz, "madeOn" date)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(entryAnswered, async (tx, events) => {
    await tx`
      update example_service_entry t set answer_sealed = e.answer, answered_at = e.at, answered_by = e."officerId"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("entryId" uuid, answer text, at timestamptz, "officerId" uuid)
      where t.id = e."entryId"`;
  }),
];
