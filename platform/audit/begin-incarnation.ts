import type { Ctx } from '#platform/access/ctx.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { incarnationBegun } from './events.ts';
import { listUntoldRestorations } from './store/incarnations.ts';

/** Tells journal and tree that this database was brought back from a backup; before a checkpoint is signed. In the reach 'job'. */
export async function beginIncarnation(ctx: Ctx): Promise<void> {
  // Two servers on one restored database tell it once.
  await lockName(ctx.tx, 'audit incarnation');
  const untold = await listUntoldRestorations(ctx.tx);
  await record(ctx, untold.map(({ id, restoredAt, source, keptSize }) =>
    incarnationBegun({ incarnationId: toId<'incarnation'>(id), restoredAt: restoredAt.toISOString(), source, keptSize })));
}
