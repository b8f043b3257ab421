import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type Id, type PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { setStanding } from '#platform/orgs/memberships/change-membership.ts';
import { findPersonContact } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { transferAsked, transferConfirmed, transferSettled } from '../events/definitions.ts';
import { stricterOf, transferDue } from '../rules/limits.ts';
import { decideTransfer, type TransferAct, type TransferStand } from '../rules/transfer-state.ts';
import { hasOpenTransfer, holdTransfer } from '../store/transfers.ts';
import type { TransferRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import type { TransferSide } from '../wire.ts';
import { askingPerson, calendarFrom, todayOf } from './asking-person.ts';
import { holdHome, moveTo } from './homes.ts';
import { limitsOf } from './limits.ts';

export const askTransfer = handle(endpoints.askTransfer, async (ctx, input) => {
  const personId = askingPerson(ctx);
  const home = await holdHome(ctx, personId);
  if (home === undefined) throw new AppError(errors['not-member']);
  const toUnionId = await findLivingUnionId(ctx.tx, input.unionId);
  if (toUnionId === undefined) throw new AppError(errors['union-gone']);
  if (toUnionId === home.unionId) throw new AppError(errors['same-union']);
  if (await hasOpenTransfer(ctx.tx, personId)) throw new AppError(errors['already-moving']);
  const today = todayOf(ctx);
  // Both ends owe an answer: the better promise of the two holds for the worker.
  const limits = stricterOf(await limitsOf(ctx, home.unionId, today), await limitsOf(ctx, toUnionId, today));
  const dueOn = transferDue(await calendarFrom(ctx, today), today, limits);
  const name = (await findPersonContact(ctx, personId))?.name ?? '';
  try {
    await record(ctx, [transferAsked({
      transferId: toId<'transfer'>(input.transferId), personId, fromId: home.unionId, toId: toUnionId, outEndId: newId<'transfer-end'>(ctx),
      inEndId: newId<'transfer-end'>(ctx), name, dueOn, formerStanding: home.standing === 'retained' ? 'retained' : 'valid',
    })]);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'membership_transfer_person' || constraint === 'membership_transfer_pkey') throw new AppError(errors['already-moving']);
    throw error;
  }
  await setStanding(ctx, home.id, 'transferring');
  return { dueOn };
});

export const withdrawTransfer = handle(endpoints.withdrawTransfer, async (ctx, _input, row) => {
  await settle(ctx, await step(ctx, row.id, { kind: 'withdraw' }), {});
  return {};
});

export const confirmTransfer = handle(endpoints.confirmTransfer, async (ctx, _input, end) => {
  const officerId = askingPerson(ctx);
  const stepped = await step(ctx, end.id, { kind: 'confirm', side: end.side });
  await record(ctx, [transferConfirmed({ ...fieldsOf(stepped.row), side: end.side, officerId })]);
  await settle(ctx, stepped, { officerId });
  return { status: stepped.after.status };
});

export const objectToTransfer = handle(endpoints.objectToTransfer, async (ctx, { reason }, end) => {
  await settle(ctx, await step(ctx, end.id, { kind: 'object', side: end.side }), { officerId: askingPerson(ctx), objectedBy: end.side, reason });
  return {};
});

/** Nobody objected until the last day: the calendar completes it. */
export async function completeSilently(ctx: Ctx, transferId: string): Promise<void> {
  await settle(ctx, await step(ctx, transferId, { kind: 'time-out' }), {});
}

type Stepped = { readonly row: TransferRow; readonly after: TransferStand };

/** Both ends are asked under the lock: an officer's own reach shows one of them. */
async function step(ctx: Ctx, transferId: string, act: TransferAct): Promise<Stepped> {
  const row = await withSystemReach(ctx, 'job', ({ tx }) => holdTransfer(tx, transferId));
  if (row === undefined) throw new AppError(errors['moved-on']);
  const confirmed = { out: row.confirmed.includes('out'), in: row.confirmed.includes('in') };
  return { row, after: orThrow(decideTransfer({ status: row.status, confirmed }, act)) };
}

type Settling = { readonly officerId?: PersonId; readonly objectedBy?: TransferSide; readonly reason?: string };

/** Home and transfer change in one transaction: nobody is ever between two unions. */
async function settle(ctx: Ctx, { row, after }: Stepped, { officerId, objectedBy, reason }: Settling): Promise<void> {
  if (after.status === 'open') return;
  // Whoever lost the home meanwhile moves nowhere: then nothing came of it.
  const hasMoved = after.status === 'completed' && await complete(ctx, row);
  const status = after.status === 'completed' && !hasMoved ? 'withdrawn' : after.status;
  if (!hasMoved) await restoreStanding(ctx, row);
  await withSystemReach(ctx, 'job', (system) => record(system, [transferSettled({
    ...fieldsOf(row), status, objectedBy: objectedBy ?? null, officerId: officerId ?? null, ...(reason === undefined ? {} : { reason }),
  })]));
}

async function complete(ctx: Ctx, row: TransferRow): Promise<boolean> {
  return moveTo(ctx, row.personId, await findLivingUnionId(ctx.tx, row.toId));
}

async function restoreStanding(ctx: Ctx, row: TransferRow): Promise<void> {
  const home = await holdHome(ctx, row.personId);
  if (home?.standing === 'transferring') await setStanding(ctx, home.id, row.formerStanding);
}

function fieldsOf(row: TransferRow): { transferId: Id<'transfer'>; personId: PersonId; fromId: TransferRow['fromId']; toId: TransferRow['toId'] } {
  return { transferId: row.id, personId: row.personId, fromId: row.fromId, toId: row.toId };
}
