import { handle } from '#platform/access/handler.ts';
import { figuresAsOf, sumByChildren, sumFigures } from '#platform/figures/store/figures.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { callBackMetricOf, CALL_BACK_KINDS, hourMetricOf, metricOf, SOURCE_KINDS, sourceMetricOf, toFigureSet, type Counts } from '../rules/figures.ts';
import { HOUR_BUCKETS, medianHours } from '../rules/histogram.ts';
import { FIGURE_KINDS, SOURCES, TOPICS } from '../wire.ts';

type Sums = ReadonlyMap<string, number>;

const METRICS = FIGURE_KINDS.flatMap((kind) => TOPICS.map((topic) => metricOf(kind, topic)));
const HOURS = [...HOUR_BUCKETS.keys(), HOUR_BUCKETS.length].map(hourMetricOf);
const WHOLE = [
  ...METRICS, ...HOURS, ...SOURCE_KINDS.flatMap((kind) => SOURCES.map((source) => sourceMetricOf(kind, source))),
  ...CALL_BACK_KINDS.map(callBackMetricOf),
];

function countsOf(sums: Sums, topics: readonly (typeof TOPICS)[number][]): Counts {
  const of = (kind: (typeof FIGURE_KINDS)[number]) =>
    topics.reduce((sum, topic) => sum + (sums.get(metricOf(kind, topic)) ?? 0), 0);
  // -- every kind is listed: fromEntries forgets which keys it was given.
  return Object.fromEntries(FIGURE_KINDS.map((kind) => [kind, of(kind)])) as Counts;
}

export const readFigures = handle(endpoints.readFigures, async (ctx, input, union) => {
  const asked = { union, from: input.from, to: input.to };
  const whole = await sumFigures(ctx.tx, ctx.reach, { ...asked, metrics: WHOLE });
  const children = await sumByChildren(ctx.tx, ctx.reach, { ...asked, metrics: METRICS });
  const names = await listUnionsById(ctx.tx, [...children.keys()]);
  const hourCounts = HOURS.map((metric) => whole.get(metric) ?? 0);
  const callBack = (kind: (typeof CALL_BACK_KINDS)[number]) => whole.get(callBackMetricOf(kind)) ?? 0;
  return {
    unionId: union.id, unionName: union.name, from: input.from, to: input.to, asOf: await figuresAsOf(ctx.tx),
    whole: toFigureSet(countsOf(whole, TOPICS)), hourCounts, medianHours: medianHours(hourCounts),
    bySource: SOURCES.map((source) => ({
      source, received: whole.get(sourceMetricOf('received', source)) ?? 0, closed: whole.get(sourceMetricOf('closed', source)) ?? 0,
    })),
    callBacks: { offered: callBack('offered'), reached: callBack('reached'), solved: callBack('solved') },
    byTopic: TOPICS.map((topic) => ({ topic, figures: toFigureSet(countsOf(whole, [topic])) })),
    byUnion: names
      .map((child) => ({
        unionId: child.id, unionName: child.name, figures: toFigureSet(countsOf(children.get(child.id) ?? new Map(), TOPICS)),
      }))
      .sort((a, b) => b.figures.counts.received - a.figures.counts.received),
  };
});
