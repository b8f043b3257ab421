import { handle } from '#platform/access/handler.ts';
import { figuresAsOf, sumByChildren, sumFigures } from '#platform/figures/store/figures.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { FIGURE_KINDS, metricOf, toFigureSet, type Counts } from '../rules/figures.ts';
import { TOPICS } from '../wire.ts';

type Sums = ReadonlyMap<string, number>;

const METRICS = FIGURE_KINDS.flatMap((kind) => TOPICS.map((topic) => metricOf(kind, topic)));

function countsOf(sums: Sums, topics: readonly (typeof TOPICS)[number][]): Counts {
  const of = (kind: (typeof FIGURE_KINDS)[number]) =>
    topics.reduce((sum, topic) => sum + (sums.get(metricOf(kind, topic)) ?? 0), 0);
  return {
    received: of('received'), closed: of('closed'), finished: of('finished'), rated: of('rated'), satisfied: of('satisfied'),
    reopened: of('reopened'),
  };
}

export const readFigures = handle(endpoints.readFigures, async (ctx, input, union) => {
  const asked = { metrics: METRICS, union, from: input.from, to: input.to };
  const whole = await sumFigures(ctx.tx, ctx.reach, asked);
  const children = await sumByChildren(ctx.tx, ctx.reach, asked);
  const names = await listUnionsById(ctx.tx, [...children.keys()]);
  return {
    unionId: union.id, unionName: union.name, from: input.from, to: input.to, asOf: await figuresAsOf(ctx.tx),
    whole: toFigureSet(countsOf(whole, TOPICS)),
    byTopic: TOPICS.map((topic) => ({ topic, figures: toFigureSet(countsOf(whole, [topic])) })),
    byUnion: names
      .map((child) => ({
        unionId: child.id, unionName: child.name, figures: toFigureSet(countsOf(children.get(child.id) ?? new Map(), TOPICS)),
      }))
      .sort((a, b) => b.figures.received - a.figures.received),
  };
});
