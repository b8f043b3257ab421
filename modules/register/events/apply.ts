import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { correctionProposed, correctionSettled, importBegun, importStepped, memberRecorded } from './definitions.ts';

/** An UPSERT takes one row for each target: of neighbours about one thing the last counts. */
function lastOf<Event>(events: readonly Event[], idOf: (event: Event) => string): Event[] {
  return [...new Map(events.map((event) => [idOf(event), event])).values()];
}

/** The only code that writes this module's tables, here and in replay. */
export const registerAppliers: readonly Applier[] = [
  applier(memberRecorded, async (tx, events) => {
    const firsts = new Map(events.toReversed().map((event) => [event.personId, event]));
    const rows = lastOf(events, (event) => event.personId)
      .map((event) => ({ ...event, enteredAt: firsts.get(event.personId)?.at, isGenerated: firsts.get(event.personId)?.isGenerated }));
    await tx`
      insert into register_member (person_id, id_type, id_index, details, personal_sealed, sensitive_sealed, import_id, import_line, is_generated,
        entered_at, changed_at)
      select e."personId", e."idType", e."idIndex", e.details, e.personal, e.sensitive, e."importId", e."importLine", e."isGenerated", e."enteredAt", e.at
      from jsonb_to_recordset(${rowsOf(tx, rows)}) as e(
        "personId" uuid, "idType" text, "idIndex" text, details jsonb, personal text, sensitive text, "importId" uuid, "importLine" integer,
        "isGenerated" boolean, "enteredAt" timestamptz, at timestamptz)
      on conflict (person_id) do update set id_type = excluded.id_type, id_index = excluded.id_index, details = excluded.details,
        personal_sealed = excluded.personal_sealed, sensitive_sealed = excluded.sensitive_sealed, import_id = excluded.import_id,
        import_line = excluded.import_line, changed_at = excluded.changed_at`;
  }),
  applier(correctionProposed, async (tx, events) => {
    await tx`
      insert into register_correction (id, person_id, fields, changes_sealed, proposed_at)
      select e."correctionId", e."personId",
        array(select f.name from jsonb_array_elements_text(e.fields) with ordinality f(name, place) order by f.place), e.changes, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("correctionId" uuid, "personId" uuid, fields jsonb, changes text, at timestamptz)`;
  }),
  applier(correctionSettled, async (tx, events) => {
    await tx`
      update register_correction c set outcome = e.outcome, reason_sealed = e.reason, settled_by = e."settledBy", settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("correctionId" uuid, outcome text, reason text, "settledBy" uuid, at timestamptz)
      where c.id = e."correctionId"`;
  }),
  applier(importBegun, async (tx, events) => {
    await tx`
      insert into register_import (id, union_id, org_path, line_path, officer_id, file_name, file_hash, last_line, begun_at)
      select e."importId", e."unionId", u.path, u.line_path, e."officerId", e."fileName", e."fileHash", e."lastLine", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "importId" uuid, "unionId" uuid, "officerId" uuid, "fileName" text, "fileHash" text, "lastLine" integer, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(importStepped, async (tx, events) => {
    await tx`
      update register_import t set next_line = e.next, added = e.added, known = e.known, wrong = e.wrong, is_done = e."isDone"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.importId))}) as e(
        "importId" uuid, next integer, added integer, known integer, wrong integer, "isDone" boolean)
      where t.id = e."importId"`;
    await tx`
      insert into register_wrong_line (import_id, line)
      select e."importId", l.line::integer
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("importId" uuid, "wrongLines" jsonb)
      cross join jsonb_array_elements_text(e."wrongLines") l(line)`;
  }),
];
