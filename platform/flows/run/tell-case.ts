import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { isOver } from '../instance.ts';
import { takeCase } from '../store/cases.ts';
import { advanceCase } from './advance-case.ts';

/**
 * What a module has to tell a case of its own: something happened that a `wait` step may wait for. False when no step of the
 * case waits for it now, or there is no such case.
 */
export async function tellCase(ctx: Ctx, caseId: string, event: string): Promise<boolean> {
  return withSystemReach(ctx, 'job', async (within) => {
    const row = await takeCase(within.tx, caseId);
    const isWaiting = row?.visits.some((visit) => visit.state === 'open' && visit.event === event) ?? false;
    if (row === undefined || isOver(row) || !isWaiting) return false;
    await advanceCase(within, row, { command: { kind: 'event', event }, said: { by: null } });
    return true;
  });
}
