import type { Ctx } from '#platform/access/ctx.ts';
import { TEXT_KINDS, type TextKey } from '#platform/consents/rules/text-kinds.ts';
import { consentStates, requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract.ts';
import { inItsWords } from '../run/in-its-words.ts';
import type { CaseRow } from '../store/rows.ts';

/** The notice that beginning such a case rests on; undefined where it asks for no consent. */
export function noticeOf(ctx: Ctx, process: string): TextKey | undefined {
  return ctx.ports.processes.processes.get(process)?.process.consents;
}

/** Nobody takes a case further whose applicant has taken back what it rests on. Sending back, refusing and withdrawing stay open. */
export async function requireConsents(ctx: Ctx, { process, starterId }: Pick<CaseRow, 'process' | 'starterId'>): Promise<void> {
  const textKey = noticeOf(ctx, process);
  if (textKey === undefined) return;
  const purposes = TEXT_KINDS[textKey].map(({ purpose }) => purpose);
  await inItsWords(errors['call-refused'], () => requireNotWithdrawn(ctx, { personId: starterId, textKey, purposes }));
}

/** How the applicant stands to each purpose today. */
export async function consentsOf(ctx: Ctx, { process, starterId, unionId }: Pick<CaseRow, 'process' | 'starterId' | 'unionId'>) {
  const textKey = noticeOf(ctx, process);
  if (textKey === undefined) return [];
  const union = await findUnion(ctx.tx, unionId);
  const states = await consentStates(ctx, { personId: starterId, textKey, path: union?.path ?? null });
  // Cases that began before the notice was asked beside the form say it in their answers.
  return [...states].flatMap(([purpose, state]) => (state === 'never' ? [] : [{ purpose, state }]));
}
