import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { placeUnion } from '#platform/orgs/rules/place-union.ts';
import { findUnion, findUnionInReach, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { errors } from '../contract/access.ts';
import { foundingApproved } from '../events/definitions.ts';
import { requestIn } from '../flows/founding-answers.ts';
import { isFoundedAlready } from '../rules/likeness.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { asOfficer, type Duty } from './as-officer.ts';
import { askingPerson } from './asking-person.ts';
import { holdFounding } from './founding-request.ts';
import { welcomeFounder } from './homes.ts';
import { readLikenesses } from './read-foundings.ts';

/** A preparatory group has half a year to hold its members' meeting; then the office ends by itself. */
const PREPARATION_MS = 183 * 86_400_000;

/**
 * 批复: the union stands, in preparation, and the head of its preparatory group administers it until the election. Not as
 * chair: a chair is elected, and heads of the employer are barred from it (domain.md §1.2). Passed a second time, after
 * something was sent back, it founds nothing.
 */
export async function prepareUnion(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await holdFounding(ctx, facts);
  if (row === undefined) throw new AppError(errors['moved-on']);
  if (row.foundedUnionId !== null) return;
  const { unionName, isNew } = requestIn(facts.answers);
  if (!isNew && isFoundedAlready(await readLikenesses(ctx, row))) throw new AppError(errors['union-known'], { field: 'is-new' });
  const upper = await holdUpper(ctx, row.unionId);
  const officerId = askingPerson(ctx);
  const unionId = newId<'union'>(ctx);
  // A duty at the upper union alone reaches it, and not what would be made below it.
  await asOfficer(ctx, { permission: 'orgs.union.found', ...upper.below }, async (within) => {
    await foundUnion(within, upper.row, { unionId, name: unionName, kind: row.kind, isGenerated: false });
    const union = await findUnion(within.tx, unionId);
    if (union === undefined) throw new TypeError('a union was founded and does not stand');
    await appoint(within, union, { personId: row.personId, role: 'administrator', until: shiftInstant(ctx.clock.now(), PREPARATION_MS), grantedBy: officerId });
  });
  await welcomeFounder(ctx, { personId: row.personId, name: row.applicantName, unionId });
  await record(ctx, [foundingApproved({ foundingId: row.id, personId: row.personId, officerId, documentNumber: null, foundedUnionId: unionId })]);
}

type Upper = { readonly row: UnionRow; readonly below: Omit<Duty, 'permission'> };

/** Locked, so that two approvals do not give one place away twice. */
async function holdUpper(ctx: Ctx, asked: UnionRow['id']): Promise<Upper> {
  const livingId = await findLivingUnionId(ctx.tx, asked);
  const row = livingId === undefined ? undefined : await findUnionInReach(ctx.tx, ctx.reach, livingId, true);
  if (row === undefined) throw new AppError(errors['union-gone']);
  const place = placeUnion(row, row.childCount + 1);
  if (!place.ok) throw new AppError(errors['too-deep'], place.params);
  return { row, below: { orgPath: place.value.path, linePath: place.value.linePath } };
}
