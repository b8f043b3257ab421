import { handle } from '#platform/access/handler.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { partyRevealed } from '../events/definitions.ts';
import { isFirstTurnOver, isRevealingOver, takeReveal } from '../rules/reveal.ts';
import { listParties } from '../store/parties.ts';
import { LOOK_NOW, revealsOf, turnsOf } from './asking.ts';
import { withDraw } from './committing.ts';

/** Shown the moment it arrives. The last of a turn calls the job at once; nobody waits for a date that has no more to bring. */
export const reveal = handle(endpoints.reveal, (ctx, { drawId, party, value, salt }) => withDraw(ctx, drawId, async (job, draw) => {
  const parties = await listParties(job.tx, [drawId]);
  const there = parties.find((one) => one.party === party);
  if (there !== undefined && there.value === value && there.salt === salt) return {};
  if (draw.state === 'settled' || draw.state === 'ended') throw new AppError(errors['turn-over']);
  const frozen = turnsOf(draw, parties);
  if (frozen === undefined) throw new AppError(errors['turn-to-come']);
  const at = ctx.clock.now().toISOString();
  const taken = orThrow(takeReveal(frozen, revealsOf(parties), { party, value, salt, at }));
  const isNext = isRevealingOver(frozen, taken, at) || (!draw.isCloserTold && isFirstTurnOver(frozen, taken, at));
  if (isNext) await enqueue(job, LOOK_NOW, {});
  await record(job, [partyRevealed({ drawId: draw.id, unionId: draw.unionId, party, value, salt, revealedAt: at, dueAt: isNext ? at : draw.dueAt?.toISOString() ?? null })]);
  return {};
}));
