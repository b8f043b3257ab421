import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { alarmRaised } from '../events/oversight.ts';
import { BURST_DEPTH, burstOf, FLAG_DAYS } from '../rules/burst.ts';
import { wereRatingsTold } from '../store/alarms.ts';
import { listAnonymousRatings } from '../store/anonymous-ratings.ts';
import type { AppealRow } from '../store/rows.ts';
import { ladderOfCase } from './acting-officer.ts';

const DAY = 24 * 3_600_000;
/** One is told once: what follows within these days is the same story. */
const QUIET_DAYS = 30;

/**
 * Tells the union above when anonymous ratings of one poster look as if one hand had written them. It says how many and of
 * which union; neither the poster nor any case, for the workers among them may be real.
 */
export async function flagRatings(ctx: Ctx, row: AppealRow): Promise<void> {
  const { codeId } = row;
  if (row.disclosure !== 'anonymous' || codeId === null) return;
  const [unionId, upperUnionId] = await ladderOfCase(ctx, row);
  if (unionId === undefined || upperUnionId === undefined) return;
  await withSystemReach(ctx, 'job', async (inner) => {
    const cases = burstOf(await listAnonymousRatings(inner.tx, codeId, BURST_DEPTH));
    if (cases === 0 || await wereRatingsTold(inner.tx, unionId, shiftInstant(ctx.clock.now(), -QUIET_DAYS * DAY))) return;
    // The platform says it: who rated last must not stand in it.
    await record({ ...inner, journalActor: { kind: 'system', name: 'job' } }, [alarmRaised({
      alarmId: newId<'appeal-alarm'>(ctx), unionId, upperUnionId, topic: row.topic, cases, leadId: null, kind: 'ratings',
    })]);
  });
}

/** Whether more of a union's workers are called than elsewhere, because of ratings that were told of. */
export async function isFlagged(ctx: Ctx, unionId: string): Promise<boolean> {
  return withSystemReach(ctx, 'job', ({ tx }) => wereRatingsTold(tx, unionId, shiftInstant(ctx.clock.now(), -FLAG_DAYS * DAY)));
}
