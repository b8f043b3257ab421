import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { registerErrors } from '#modules/register/public.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { joinAccepted, joinReturned } from '../events/definitions.ts';
import { decideJoin } from '../rules/join-state.ts';
import type { JoinRow } from '../store/rows.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { askingPerson, todayOf } from './asking-person.ts';
import { holdHome, welcome } from './homes.ts';
import { openIdNumber } from './read-joins.ts';

/** Membership begins at the union that was asked for, also when one above it decides; a merged one's successor takes its place. */
export const acceptJoin = handle(endpoints.acceptJoin, async (ctx, _input, row) => {
  orThrow(decideJoin(row.status, 'accept'));
  const unionId = await findLivingUnionId(ctx.tx, row.unionId);
  if (unionId === undefined) throw new AppError(errors['union-gone']);
  // Taken in meanwhile by another road, an import or an officer's desk.
  if (await holdHome(ctx, row.personId) !== undefined) throw new AppError(errors['already-member']);
  await requireNotWithdrawn(ctx, { personId: row.personId, textKey: 'joining', purposes: ['joining', 'id-number'] });
  await record(ctx, [joinAccepted({ joinId: row.id, personId: row.personId, officerId: askingPerson(ctx) })]);
  return { cardNumber: await takeIn(ctx, row, unionId) };
});

async function takeIn(ctx: Ctx, row: JoinRow, unionId: UnionId): Promise<string> {
  const { personId, name, employer, category } = row;
  try {
    return await welcome(ctx, {
      personId, unionId, name, idNumber: await openIdNumber(ctx, row), memberKind: employer === null ? 'individual' : 'regular',
      details: {
        joinChannel: 'online', joinedOn: todayOf(ctx), employment: employer === null ? 'flexible' : 'employed',
        consent: { version: row.noticeVersion, at: row.askedAt.toISOString() },
        ...(employer === null ? {} : { workUnit: employer }), ...(category === 'none' ? {} : { newForm: category }),
      },
    });
  } catch (error) {
    // The number is on another person's record: entered there since the application was made.
    if (error instanceof AppError && error.code === registerErrors.elsewhere.code) throw new AppError(errors['id-taken']);
    throw error;
  }
}

export const sendBackJoin = handle(endpoints.sendBackJoin, async (ctx, { reason }, row) => giveBack(ctx, row, { status: 'sent-back', reason }));
export const refuseJoin = handle(endpoints.refuseJoin, async (ctx, { reason }, row) => giveBack(ctx, row, { status: 'refused', reason }));

async function giveBack(ctx: Ctx, row: JoinRow, { status, reason }: { status: 'sent-back' | 'refused'; reason: string }) {
  orThrow(decideJoin(row.status, status === 'refused' ? 'refuse' : 'send-back'));
  await record(ctx, [joinReturned({ joinId: row.id, personId: row.personId, officerId: askingPerson(ctx), status, reason })]);
  return {};
}
