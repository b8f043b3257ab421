import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { placeUnion } from '#platform/orgs/rules/place-union.ts';
import { findUnion, findUnionInReach, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { foundingApproved, foundingReturned } from '../events/definitions.ts';
import { decideFounding } from '../rules/founding-state.ts';
import { isFoundedAlready } from '../rules/likeness.ts';
import type { FoundingRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson } from './asking-person.ts';
import { welcomeFounder } from './homes.ts';
import { readLikenesses } from './read-foundings.ts';

/** A preparatory group has half a year to hold its members' meeting; then the office ends by itself. */
const PREPARATION_MS = 183 * 86_400_000;

/**
 * 批复: the union stands, in preparation, and the head of its preparatory group administers it until the election. Not as
 * chair: a chair is elected, and heads of the employer are barred from it (domain.md §1.2).
 */
export const approveFounding = handle(endpoints.approveFounding, async (ctx, input, row) => {
  orThrow(decideFounding(row.status, 'approve'));
  if (!input.isNew && isFoundedAlready(await readLikenesses(ctx, row))) throw new AppError(errors['union-known']);
  const officerId = askingPerson(ctx);
  const upperId = await findLivingUnionId(ctx.tx, row.unionId);
  if (upperId === undefined) throw new AppError(errors['union-gone']);
  // Locked, so that two approvals do not give one place away twice.
  const upper = await findUnionInReach(ctx.tx, ctx.reach, upperId, true);
  if (upper === undefined) throw new AppError(generalErrors['not-found']);
  const unionId = toId<'union'>(input.newUnionId);
  await found(ctx, upper, { unionId, name: input.unionName, kind: row.kind });
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined) throw new TypeError('a union was founded and does not stand');
  await welcomeFounder(ctx, { personId: row.personId, name: row.applicantName, unionId });
  await appoint(ctx, union, { personId: row.personId, role: 'administrator', until: shiftInstant(ctx.clock.now(), PREPARATION_MS), grantedBy: officerId });
  await record(ctx, [foundingApproved({
    foundingId: row.id, personId: row.personId, officerId, documentNumber: input.documentNumber, foundedUnionId: unionId,
  })]);
  return { unionId };
});

async function found(ctx: Ctx, upper: UnionRow, union: { unionId: UnionId; name: string; kind: FoundingRow['kind'] }): Promise<void> {
  const place = placeUnion(upper, upper.childCount + 1);
  if (!place.ok) throw new AppError(errors['too-deep'], place.params);
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  // A duty at the upper union alone reaches it, and not what would be made below it.
  if (!canAt('orgs.union.found', { orgPath: place.value.path, linePath: place.value.linePath }, asking, ctx.permissions)) {
    throw new AppError(generalErrors['not-allowed']);
  }
  try {
    await foundUnion(ctx, upper, { ...union, isGenerated: false });
  } catch (error) {
    if (violatedConstraint(error) === 'orgs_union_pkey') throw new AppError(errors['union-known']);
    throw error;
  }
}

export const sendBackFounding = handle(endpoints.sendBackFounding, async (ctx, { reason }, row) => giveBack(ctx, row, { status: 'sent-back', reason }));
export const refuseFounding = handle(endpoints.refuseFounding, async (ctx, { reason }, row) => giveBack(ctx, row, { status: 'refused', reason }));

async function giveBack(ctx: Ctx, row: FoundingRow, { status, reason }: { status: 'sent-back' | 'refused'; reason: string }) {
  orThrow(decideFounding(row.status, status === 'refused' ? 'refuse' : 'send-back'));
  await record(ctx, [foundingReturned({ foundingId: row.id, personId: row.personId, officerId: askingPerson(ctx), status, reason })]);
  return {};
}
