import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { nextCodeNumber } from '../store/codes.ts';
import { codeMade, codeRetired } from './definitions.ts';

/** Codes of before there were numbers get the next ones, in the order in which they were made. */
async function withNumbers<Made extends { readonly number?: number | undefined }>(tx: Tx, events: readonly Made[]) {
  if (events.every((event) => event.number !== undefined)) return events;
  let next = await nextCodeNumber(tx);
  return events.map((event) => {
    const number = event.number ?? next;
    next = Math.max(next, number + 1);
    return { ...event, number };
  });
}

export const codeAppliers: readonly Applier[] = [
  applier(codeMade, async (tx, events) => {
    await tx`
      insert into appeals_code (id, union_id, org_path, line_path, contact_id, contact_name, place, made_at, number, topic)
      select e."codeId", e."unionId", u.path, u.line_path, e."contactId", e."contactName", e.place, e.at, e.number, e.topic
      from jsonb_to_recordset(${rowsOf(tx, await withNumbers(tx, events))}) as e(
        "codeId" uuid, "unionId" uuid, "contactId" uuid, "contactName" text, place text, at timestamptz, number integer, topic text)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(codeRetired, async (tx, events) => {
    await tx`
      update appeals_code c set retired_at = e.at, replaced_by = e."replacementId"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("codeId" uuid, at timestamptz, "replacementId" uuid) where c.id = e."codeId"`;
  }),
];
