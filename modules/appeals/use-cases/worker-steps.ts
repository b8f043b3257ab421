import type { Ctx } from '#platform/access/ctx.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { handle } from '#platform/access/handler.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { appealParted } from '../events/casework.ts';
import { appealRated, appealReopened, appealWithdrawn, messageAdded } from '../events/definitions.ts';
import { decideRating, decideWorkerStep } from '../rules/case-state.ts';
import { listSteps } from '../store/appeals.ts';
import type { AppealRow } from '../store/rows.ts';
import { ladderOfCase } from './acting-officer.ts';
import { dueAfter } from './case-clock.ts';
import { caseFieldsOf, countedCaseOf } from './case-events.ts';
import { moveUp, rungsAbove } from './climb.ts';
import { flagRatings } from './flag-ratings.ts';
import { passOnMatter } from './pass-on-matter.ts';

export const addMessage = handle(endpoints.addMessage, async (ctx, input, row) => {
  orThrow(decideWorkerStep(row));
  await record(ctx, [messageAdded({ ...caseFieldsOf(row), text: input.text, ...await dueAfter(ctx, row, { kind: 'added' }) })]);
  await spendQuota(ctx, [{ quota: 'messagesPerCaseDay', subject: row.id }], guardErrors['case-full']);
  return {};
});

export const withdrawAppeal = handle(endpoints.withdrawAppeal, async (ctx, input, row) => {
  orThrow(decideWorkerStep(row));
  await record(ctx, [appealWithdrawn({
    ...caseFieldsOf(row, { status: 'withdrawn' }), ...(input.reason === undefined || input.reason === '' ? {} : { text: input.reason }),
  })]);
  if (row.joinedCount > 0) await passOnMatter(ctx, row);
  return {};
});

/** "Not solved" is a rating and a reopening in one transaction: neither can be had without the other. */
export const rateAppeal = handle(endpoints.rateAppeal, async (ctx, input, row) => {
  const decided = orThrow(decideRating(row, input.isSolved));
  const isCounted = await doesRatingCount(ctx, row);
  const rated = { ...row, score: input.score, isSolved: input.isSolved, isRatingCounted: isCounted, isRoundRated: true };
  const fields = caseFieldsOf(row, countedCaseOf(rated));
  await record(ctx, [appealRated({
    ...fields, isSolved: input.isSolved, score: input.score, isCounted,
    ...(input.remark === undefined || input.remark === '' ? {} : { text: input.remark }),
  })]);
  if (isCounted) await flagRatings(ctx, row);
  if (decided.reopens) await reopen(ctx, { ...rated, counted: fields.counted.to });
  return {};
});

/** Opened again on the next rung; at the top, once more on the same. A joined case goes its own way from here. */
async function reopen(ctx: Ctx, row: AppealRow): Promise<void> {
  const ladder = await ladderOfCase(ctx, row);
  const above = rungsAbove(ladder, row);
  const move = await moveUp(ctx, row, { ladder, candidates: above.length > 0 ? above : [row.holderUnionId], kind: 'reopened' });
  const alone = { ...row, joinedTo: null };
  const parted = row.joinedTo === null ? [] : [appealParted({
    ...caseFieldsOf(row, { isJoined: false }), leadId: row.joinedTo, officerId: null, officerUnionId: null,
  })];
  const counted = parted.length === 0 ? row.counted : caseFieldsOf(row, { isJoined: false }).counted.to;
  await record(ctx, [...parted, appealReopened({
    ...caseFieldsOf({ ...alone, counted }, {
      status: 'received', reopenedTimes: row.reopenedTimes + 1, rung: move.rung, isSilent: false, isInTime: false,
    }),
    ...move, openedOn: dateInChina(ctx.clock.now()),
  })]);
}

/**
 * A rating counts when it cannot be the handlers' own: not of a case that an officer typed in (who held the receipt), and
 * not from somebody with an office at a union that has had the case.
 */
async function doesRatingCount(ctx: Ctx, row: AppealRow): Promise<boolean> {
  if (row.source !== 'scan') return false;
  const raters = [row.personId, ctx.actor.kind === 'person' ? ctx.actor.personId : null].filter((id) => id !== null);
  if (raters.length === 0) return true;
  const handled = new Set<string>([row.unionId, row.holderUnionId]);
  for (const step of await listSteps(ctx.tx, row.id)) for (const id of [step.unionId, step.toUnionId]) if (id !== null) handled.add(id);
  return !(await listGrantsOf(ctx.tx, raters, ctx.clock.now())).some((grant) => handled.has(grant.unionId));
}
