import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endMembership, setStanding } from '#platform/orgs/memberships/change-membership.ts';
import { findHome, type MembershipRow } from '#platform/orgs/memberships/store/memberships.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { transferSettled } from '../events/definitions.ts';
import { findLastJoin } from '../store/joins.ts';
import { findLastTransfer, hasOpenTransfer } from '../store/transfers.ts';
import { listOwnFoundings } from '../store/foundings.ts';
import { askingPerson } from './asking-person.ts';
import { holdHome } from './homes.ts';
import { openText } from './open-sealed.ts';
import { openReason } from './read-joins.ts';

/** What stands, and what is under way: one page of the phone. */
export const readMine = handle(endpoints.readMine, async (ctx) => {
  const personId = askingPerson(ctx);
  const [home, join, transfer, foundings] = [
    await findHome(ctx.tx, personId), await findLastJoin(ctx.tx, ctx.reach), await findLastTransfer(ctx.tx, ctx.reach), await listOwnFoundings(ctx.tx, ctx.reach),
  ];
  return {
    home: home === undefined ? null : {
      unionId: home.unionId, unionName: home.unionName, standing: home.standing, beganOn: home.beganOn, isIndividual: home.memberKind === 'individual',
    },
    join: join === undefined ? null : {
      joinId: join.id, unionId: join.unionId, unionName: join.unionName, holderName: join.holderName, status: join.status, name: join.name,
      employer: join.employer, creditCode: join.creditCode, category: join.category, askedAt: join.askedAt, contactOn: join.contactOn,
      dueOn: join.dueOn, reason: textOrNull(await openReason(ctx, join)),
    },
    transfer: transfer === undefined ? null : {
      transferId: transfer.id, fromName: transfer.fromName, toName: transfer.toName, status: transfer.status, confirmed: [...transfer.confirmed],
      askedAt: transfer.askedAt, dueOn: transfer.dueOn, objectedBy: transfer.objectedBy,
      reason: textOrNull(await openText(ctx, {
        definition: transferSettled, field: 'reason', subject: transfer.id, personId: transfer.personId, sealed: transfer.reasonSealed,
      })),
    },
    foundings: foundings.map(({ id, employer, unionName, status, askedAt }) => ({ foundingId: id, employer, unionName, status, askedAt })),
  };
});

/** 保留会籍: no dues and no vote, until the next employer. The cause is asked so that nobody presses it by accident, and not kept. */
export const retain = handle(endpoints.retain, async (ctx) => {
  const home = await restingHome(ctx);
  if (home.standing === 'retained') throw new AppError(errors['already-retained']);
  await setStanding(ctx, home.id, 'retained');
  return {};
});

/** 退会 is free (CH-old 6): no union can refuse it. */
export const leave = handle(endpoints.leave, async (ctx) => {
  const home = await restingHome(ctx);
  await endMembership(ctx, { membershipId: home.id, reason: 'left' });
  return {};
});

/** The home of somebody who is not on the way to another union. */
async function restingHome(ctx: Ctx): Promise<MembershipRow> {
  const personId = askingPerson(ctx);
  const home = await holdHome(ctx, personId);
  if (home === undefined) throw new AppError(errors['not-member']);
  if (await hasOpenTransfer(ctx.tx, personId)) throw new AppError(errors['already-moving']);
  return home;
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
