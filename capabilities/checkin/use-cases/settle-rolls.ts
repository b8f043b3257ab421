import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { rollSettled } from '../events/definitions.ts';
import type { Guests } from '../guests.ts';
import { countAttendance } from '../rules/passes.ts';
import { listPasses, toPass } from '../store/passes.ts';
import { listOpenRolls, lockRoll } from '../store/rolls.ts';
import { lateUntil, toRollGuest } from './asking.ts';

/** Rolls looked at by one round, and settled by one transaction at most. */
const ROUND = 200;

/** When the last door had its time to send: the figures stand. A session at whose doors nothing was noted has none: nobody knows who came. */
export async function settleRolls(job: Ctx, guests: Guests): Promise<void> {
  const now = job.clock.now();
  const open = await listOpenRolls(job.tx, undefined, ROUND);
  const sessions = await guests.listSessions(job, open.map(({ id }) => id));
  for (const session of sessions.filter((one) => now >= lateUntil(one))) {
    const roll = await lockRoll(job.tx, session.rollId);
    if (roll === undefined || roll.settledAt !== null) continue;
    const [list, passes] = [(await guests.listGuests(job, roll.id, false)).map(toRollGuest), (await listPasses(job.tx, [roll.id])).map(toPass)];
    const { personsCame, walkIns } = countAttendance(list, passes);
    const isKept = !session.isCancelled && passes.some(({ isUndone }) => !isUndone);
    await record(job, [rollSettled({ rollId: roll.id, unionId: roll.unionId, day: dateInChina(session.beginsAt), personTimes: personsCame + walkIns, walkIns, hasPasses: isKept })]);
  }
}
