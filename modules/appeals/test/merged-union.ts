import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';

/** A union goes into another: what matters to the work it leaves behind is that it has ended and who succeeds it. */
export async function mergeAway(world: TestWorld, unionId: string, intoId: string): Promise<void> {
  await world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
    unionId: toId<'union'>(unionId), successorId: toId<'union'>(intoId), isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕3号',
    decidedOn: dateInChina(ctx.clock.now()),
  })]));
}
