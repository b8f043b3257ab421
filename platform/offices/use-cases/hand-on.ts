import { delegationErrors } from '#platform/access/contract.ts';
import { grantEnded } from '#platform/access/events.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { endpoints, errors } from '../contract.ts';
import { findDuty } from '../store/duties.ts';
import { askingPerson, chooseHeld, handDutyOn, settlePerson } from './give-duty.ts';

export const handOn = handle(endpoints.handOn, async (ctx, input, union) => {
  if (input.to.personId === askingPerson(ctx).personId) throw new AppError(errors['to-yourself']);
  const until = toInstant(input.until);
  const from = input.from === undefined ? undefined : toInstant(input.from);
  if (from !== undefined && from >= until) throw new AppError(delegationErrors['too-long']);
  const held = chooseHeld(ctx, input.role, { union, hasSubtree: input.hasSubtree, until });
  const to = await settlePerson(ctx, input.to, { union, place: { path: held.orgPath, hasSubtree: held.hasSubtree } });
  return { grantId: await handDutyOn(ctx, union, { held, to, hasSubtree: input.hasSubtree, from, until }) };
});

/** Whoever handed it on, at whatever step of the chain, takes it back with everything that was handed on from it. */
export const takeBack = handle(endpoints.takeBack, async (ctx, input, union) => {
  const { personId } = askingPerson(ctx);
  const now = ctx.clock.now();
  const duty = await findDuty(ctx.tx, input.grantId, now);
  const isOver = duty === undefined || duty.endedAt !== null || (duty.until !== null && duty.until <= now);
  if (isOver || duty.unionId !== union.id || !duty.giverIds.includes(personId)) throw new AppError(errors['not-handed-on']);
  await record(ctx, [grantEnded({ grantId: duty.id, personId: duty.personId, endedBy: personId })]);
  return {};
});
