import type { Ctx } from '#platform/access/ctx.ts';
import { writeOffAccessLog } from '#platform/audit/expire-access-log.ts';
import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { newId } from '#platform/kernel/random.ts';
import { borderOf, KINDS } from './rules/retention.ts';
import { removeOver } from './store/kinds.ts';
import { insertRemoval, listChosenPeriods } from './store/retention.ts';

const AT_ONCE = 5_000;

/**
 * Removes what is kept no longer, a piece of each kind per run, and writes down how much. Entries of the access log are
 * only written off here; the owner of the tables takes them out (apps/server/keep-archive.ts).
 */
export async function removeOld(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const chosen = await listChosenPeriods(ctx.tx);
  for (const kind of KINDS) {
    const before = borderOf(kind, chosen, now);
    if (kind === 'access-log') {
      await writeOffAccessLog(ctx, before);
      continue;
    }
    const removed = await removeOver(ctx.tx, kind, { before, limit: AT_ONCE });
    if (removed > 0) await insertRemoval(ctx.tx, { id: newId(ctx), at: now, kind, before, removed });
  }
}

export const keepingJobs: readonly Job[] = [defineRecurringJob('keeping.removeOld', 60, removeOld)];
