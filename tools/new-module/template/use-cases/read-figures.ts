import { handle } from '#platform/access/handler.ts';
import { figuresAsOf, sumFigures } from '#platform/figures/store/figures.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { METRICS } from '../events/definitions.ts';

export const readFigures = handle(endpoints.readFigures, async (ctx, { year }, union) => {
  const sums = await sumFigures(ctx.tx, ctx.reach, {
    metrics: Object.values(METRICS), union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`),
  });
  return { made: sums.get(METRICS.made) ?? 0, answered: sums.get(METRICS.answered) ?? 0, asOf: await figuresAsOf(ctx.tx) };
});
