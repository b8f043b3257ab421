import type { Ctx } from '#platform/access/ctx.ts';
import { newId } from '#platform/kernel/random.ts';
import { insertJob, type Payload } from './store/jobs.ts';

/**
 * Leaves work for later in the caller's transaction: it is there when and only when the caller commits.
 * The payload holds ids and plain values, nothing personal. Without `runAt` it is due at once.
 */
export async function enqueue(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'random'>, name: string, payload: Payload, runAt: Date = ctx.clock.now(),
): Promise<void> {
  await insertJob(ctx.tx, { id: newId(ctx), name, payload, runAt });
}
