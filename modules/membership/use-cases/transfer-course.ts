import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { isUuid, toId } from '#platform/kernel/id.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { setStanding } from '#platform/orgs/memberships/change-membership.ts';
import { findPersonContact } from '#platform/orgs/store/persons.ts';
import { findUnion, holdUnions } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/access.ts';
import { transferAsked, transferConfirmed, transferSettled } from '../events/definitions.ts';
import { isPast, stricterOf, transferDue } from '../rules/limits.ts';
import { hasOpenTransfer, holdTransfer } from '../store/transfers.ts';
import type { TransferRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import type { TransferSide } from '../wire.ts';
import { askingPerson, calendarFrom, mayAt, todayOf } from './asking-person.ts';
import { holdHome, moveTo } from './homes.ts';
import { limitsOf } from './limits.ts';

/*
 * What a transfer does beside asking both unions. Called by the engine in the reach 'job'; the record is written under the
 * id of the case.
 */

/** A member, from their own union to another one, once at a time. What was taken up from before cases has been judged. */
export async function mayMove(ctx: Ctx, facts: CaseFacts): Promise<Outcome<void>> {
  const { caseId, unionId, starter } = facts;
  const row = await holdTransfer(ctx.tx, caseId);
  if (row !== undefined) return row.personId === starter && row.status === 'open' ? ok(undefined) : refuse(errors['already-moving']);
  const home = await holdHome(ctx, starter);
  if (home === undefined || home.unionId !== unionId) return refuse(errors['not-member']);
  const goal = await goalIn(ctx, facts);
  if (goal === undefined) return refuse(errors['union-gone']);
  if (goal === home.unionId) return refuse(errors['same-union']);
  return await hasOpenTransfer(ctx.tx, starter) ? refuse(errors['already-moving']) : ok(undefined);
}

/** Passed a second time, after it came back, it is the same transfer. */
export async function noteTransfer(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const { caseId, starter } = facts;
  if (await holdTransfer(ctx.tx, caseId) !== undefined) return;
  const [home, goal] = [await holdHome(ctx, starter), await goalIn(ctx, facts)];
  if (home === undefined) throw new AppError(errors['not-member']);
  if (goal === undefined) throw new AppError(errors['union-gone']);
  const name = (await findPersonContact(ctx, starter))?.name ?? '';
  try {
    await record(ctx, [transferAsked({
      transferId: toId<'transfer'>(caseId), personId: starter, fromId: home.unionId, toId: goal, outEndId: newId<'transfer-end'>(ctx),
      inEndId: newId<'transfer-end'>(ctx), name, dueOn: await dayFrom(ctx, { fromId: home.unionId, toId: goal }),
      formerStanding: home.standing === 'retained' ? 'retained' : 'valid',
    })]);
  } catch (error) {
    if (violatedConstraint(error) === 'membership_transfer_person') throw new AppError(errors['already-moving']);
    throw error;
  }
  await setStanding(ctx, home.id, 'transferring');
}

/** The day that was promised when it was asked; one that came back and is over by now gets another. */
export async function transferDay(ctx: Ctx, facts: CaseFacts): Promise<PlainDate> {
  const row = await requireOpen(ctx, facts);
  return isPast(row.dueOn, todayOf(ctx)) ? dayFrom(ctx, row) : row.dueOn;
}

/** Where somebody wants to go does not change on the way: that is another transfer. */
export async function returnTransfer(ctx: Ctx, facts: CaseFacts, isBack: boolean): Promise<void> {
  if (isBack) return;
  const row = await requireOpen(ctx, facts);
  if (await goalIn(ctx, facts) !== await findLivingUnionId(ctx.tx, row.toId)) throw new AppError(errors['already-moving']);
}

/** Silence confirms nothing: the end stays as it is, and the transfer goes on without its word. */
export function confirmEnd(side: TransferSide): (ctx: Ctx, facts: CaseFacts) => Promise<void> {
  return async (ctx, facts) => {
    if (ctx.actor.kind !== 'person') return;
    const row = await requireOpen(ctx, facts);
    const unionId = await findLivingUnionId(ctx.tx, side === 'out' ? row.fromId : row.toId);
    const union = unionId === undefined ? undefined : await findUnion(ctx.tx, unionId);
    // A union's own version may ask whom it likes; only who holds the duty there speaks for an end.
    const mayConfirm = union !== undefined && mayAt(ctx, 'membership.transfer.decide', { orgPath: union.path, linePath: union.linePath });
    if (!mayConfirm) throw new AppError(generalErrors['not-allowed']);
    await record(ctx, [transferConfirmed({ ...fieldsOf(row), side, officerId: askingPerson(ctx) })]);
  };
}

/** Home and transfer change in one transaction: nobody is ever between two unions. Both unions before the person, as everywhere. */
export async function completeTransfer(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const row = await requireOpen(ctx, facts);
  const goal = await findLivingUnionId(ctx.tx, row.toId);
  await holdUnions(ctx, goal === undefined ? [row.fromId] : [row.fromId, goal]);
  // Whoever lost the home meanwhile moves nowhere: then nothing came of it.
  const hasMoved = await moveTo(ctx, row.personId, goal);
  if (!hasMoved) await restoreStanding(ctx, row);
  await settle(ctx, row, { status: hasMoved ? 'completed' : 'withdrawn', objectedBy: null });
}

/** Why an end objected stands in the case, sealed with the member's key. */
export async function endTransfer(ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const row = await holdTransfer(ctx.tx, facts.caseId);
  if (outcome === 'agreed' || row?.status !== 'open') return;
  await restoreStanding(ctx, row);
  const objectedBy = facts.refusedIn === 'receive' ? 'in' : 'out';
  await settle(ctx, row, outcome === 'refused' ? { status: 'objected', objectedBy } : { status: 'withdrawn', objectedBy: null });
}

async function requireOpen(ctx: Ctx, { caseId }: CaseFacts): Promise<TransferRow> {
  const row = await holdTransfer(ctx.tx, caseId);
  if (row?.status !== 'open') throw new AppError(errors['moved-on']);
  return row;
}

async function goalIn(ctx: Ctx, { answers }: CaseFacts): Promise<TransferRow['toId'] | undefined> {
  const { to } = answers;
  return typeof to === 'string' && isUuid(to) ? findLivingUnionId(ctx.tx, to) : undefined;
}

/** Both ends owe an answer: the better promise of the two holds for the worker. */
async function dayFrom(ctx: Ctx, { fromId, toId: goal }: Pick<TransferRow, 'fromId' | 'toId'>): Promise<PlainDate> {
  const today = todayOf(ctx);
  return transferDue(await calendarFrom(ctx, today), today, stricterOf(await limitsOf(ctx, fromId, today), await limitsOf(ctx, goal, today)));
}

async function settle(ctx: Ctx, row: TransferRow, end: { status: 'completed' | 'objected' | 'withdrawn'; objectedBy: TransferSide | null }): Promise<void> {
  await record(ctx, [transferSettled({ ...fieldsOf(row), ...end, officerId: ctx.actor.kind === 'person' && ctx.actor.personId !== row.personId ? ctx.actor.personId : null })]);
}

async function restoreStanding(ctx: Ctx, row: TransferRow): Promise<void> {
  const home = await holdHome(ctx, row.personId);
  if (home?.standing === 'transferring') await setStanding(ctx, home.id, row.formerStanding);
}

function fieldsOf({ id, personId, fromId, toId: goal }: TransferRow) {
  return { transferId: id, personId, fromId, toId: goal };
}
