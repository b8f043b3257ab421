import { record } from '#platform/journal/journal.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import type { HistoryStep } from '#platform/testkit/laws/history.ts';
import { beginIncarnation } from '../begin-incarnation.ts';
import { accessLogExpired } from '../events.ts';
import { markRestored } from '../store/incarnations.ts';

/** Entries of the access log are written off now and then. */
export const historySteps: readonly HistoryStep[] = [{
  name: 'write off old entries of the access log', weight: 1,
  async take({ world, random }) {
    await world.asSystem('job', (ctx) => record(ctx, [accessLogExpired({
      expiryId: newId<'audit-expiry'>(ctx), before: ctx.clock.now().toISOString(), upTo: 1 + randomBelow(random, 1000),
    })]));
  },
}, {
  name: 'go on after a restore', weight: 1,
  async take({ world }) {
    await world.ownerDb.transact({}, (tx) => markRestored(tx, { id: newId(world.house), restoredAt: world.clock.now(), source: '20260309T010000Z' }));
    await world.asSystem('job', beginIncarnation);
  },
}];
