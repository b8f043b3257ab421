import type { Ctx } from '#platform/access/ctx.ts';
import { openSeal, type SubjectKey } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { CaseRow } from '../store/rows.ts';

/** What a case's sealed values open with; undefined when whoever began it was forgotten. */
export async function keyOf(ctx: Ctx, row: Pick<CaseRow, 'starterId'>): Promise<SubjectKey | undefined> {
  return (await loadKeys(ctx.tx, ctx.keyring, [row.starterId])).get(row.starterId);
}

/** All answers of a case in the clear. Only for whoever takes part, and for the rules. */
export function openAnswers(row: Pick<CaseRow, 'id' | 'open' | 'personalSealed' | 'personalEvent'>, key: SubjectKey | undefined): Answers {
  if (row.personalSealed === null || row.personalEvent === null || key === undefined) return row.open;
  const personal: unknown = JSON.parse(openText(key, { type: row.personalEvent, field: 'personal', subject: row.id }, row.personalSealed));
  return { ...row.open, ...(typeof personal === 'object' ? personal : {}) };
}

/** A sealed text of a case: an opinion, a paper. */
export function openText(key: SubjectKey | undefined, place: { readonly type: string; readonly field: string; readonly subject: string }, sealed: Sealed): string {
  return key === undefined ? '' : String(JSON.parse(openSeal(key, place, sealed)));
}
