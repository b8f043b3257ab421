import type { Ctx } from '#platform/access/ctx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { proposalAnswered } from '../events/definitions.ts';
import type { ProposalRow } from '../store/rows.ts';

/** Opens the sealed texts of some proposals; those of somebody who was forgotten read as empty. */
export type ProposalOpener = { reason(row: ProposalRow): string; suggestion(row: ProposalRow): string; answer(row: ProposalRow): string };

export async function proposalOpener(ctx: Ctx, rows: readonly ProposalRow[]): Promise<ProposalOpener> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, rows.map((row) => row.personId));
  const open = (row: ProposalRow, place: { type: string; field: string }, sealed: Sealed): string => {
    const key = keys.get(row.personId);
    return key === undefined ? '' : String(JSON.parse(openSeal(key, { ...place, subject: row.id }, sealed)));
  };
  return {
    reason: (row) => open(row, { type: row.textsEvent, field: 'reason' }, row.reasonSealed),
    suggestion: (row) => open(row, { type: row.textsEvent, field: 'suggestion' }, row.suggestionSealed),
    answer: (row) => (row.answerSealed === null ? '' : open(row, { type: proposalAnswered.type, field: 'answer' }, row.answerSealed)),
  };
}
