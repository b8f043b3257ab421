import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Database } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { accessLogExpired } from './events.ts';
import { removeExpired, findExpiredBelow } from './store/checkpoints.ts';
import { findExpiryEnd } from './store/entries.ts';

/**
 * Writes off the access log's entries older than `before`: an event says so, and with it the tree. They end at the first
 * entry that is younger, so nothing that must still be there can be missed unseen. In the reach 'job'.
 */
export async function writeOffAccessLog(ctx: Ctx, before: Date): Promise<void> {
  const [upTo, known] = await withSystemReach(ctx, 'tail', async ({ tx }) => [await findExpiryEnd(tx, before), await findExpiredBelow(tx)] as const);
  if (upTo <= known) return;
  await record(ctx, [accessLogExpired({ expiryId: newId<'audit-expiry'>(ctx), before: before.toISOString(), upTo })]);
}

const AT_ONCE = 5_000;

/** Removes what was written off, as the owner of the tables; the number of entries. The leaves stay. */
export async function removeWrittenOff(ownerDb: Database): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await ownerDb.transact({ 'app.system': 'tail' }, async (tx) => removeExpired(tx, await findExpiredBelow(tx), AT_ONCE));
    removed += count;
    if (count < AT_ONCE) return removed;
  }
}
