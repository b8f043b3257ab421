import { handle } from '#platform/access/handler.ts';
import { listOfficers } from '#platform/access/store/grants.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { appoint, reachesBelow } from '#platform/orgs/use-cases/appoint-officer.ts';
import { endpoints, errors } from '../contract.ts';
import { listDirectDuties } from '../store/direct-duties.ts';
import { askingPerson, settlePerson } from './give-duty.ts';

/** There is no moment at which the office is empty or has two holders: both events carry one instant. */
export const replaceOfficer = handle(endpoints.replaceOfficer, async (ctx, input, union) => {
  const now = ctx.clock.now();
  const until = input.until === undefined ? null : toInstant(input.until);
  if (until !== null && until <= now) throw new AppError(orgsErrors['until-past']);
  if (!reachesBelow(ctx, union)) throw new AppError(orgsErrors['role-not-yours']);
  const holders = (await listOfficers(ctx.tx, union.id, now)).filter((one) => one.role === input.role);
  const direct = await listDirectDuties(ctx.tx, holders.map((one) => one.id));
  const replaces = holders.find((one) => direct.has(one.id));
  if (replaces === undefined) throw new AppError(errors['office-empty']);
  const personId = await settlePerson(ctx, input.successor, { union, place: { path: union.path, hasSubtree: true } });
  return { grantId: await appoint(ctx, union, { personId, role: input.role, until, grantedBy: askingPerson(ctx).personId, replaces }) };
});
