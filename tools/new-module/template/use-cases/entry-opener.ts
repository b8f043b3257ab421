import type { Ctx } from '#platform/access/ctx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { entryAnswered, entryMade } from '../events/definitions.ts';
import type { EntryRow } from '../store/rows.ts';

/** Opens the sealed texts of some entries; one whose worker was forgotten reads as empty. */
export type EntryOpener = { text(row: EntryRow): string; answer(row: EntryRow): string | null };

export async function entryOpener(ctx: Ctx, rows: readonly EntryRow[]): Promise<EntryOpener> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, rows.map((row) => row.personId));
  const open = (row: EntryRow, place: { type: string; field: string }, sealed: Sealed): string => {
    const key = keys.get(row.personId);
    return key === undefined ? '' : String(JSON.parse(openSeal(key, { ...place, subject: row.id }, sealed)));
  };
  return {
    text: (row) => open(row, { type: entryMade.type, field: 'text' }, row.textSealed),
    answer: (row) => (row.answerSealed === null ? null
      : open(row, { type: entryAnswered.type, field: 'answer' }, row.answerSealed)),
  };
}
