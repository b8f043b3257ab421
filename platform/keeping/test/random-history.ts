import { chooseRetention } from '../choose-retention.ts';
import { randomBelow } from '#platform/kernel/random.ts';
import { pickOne, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { KINDS, PERIODS } from '../rules/retention.ts';

/** How long something is kept is chosen anew now and then. */
export const historySteps: readonly HistoryStep[] = [{
  name: 'choose a period of retention', weight: 1,
  async take(history) {
    const kind = pickOne(history, KINDS) ?? 'notices';
    const { least, most } = PERIODS[kind];
    const days = least + randomBelow(history.random, most - least + 1);
    await history.world.asSystem('job', (ctx) => chooseRetention(ctx, kind, days));
  },
}];
