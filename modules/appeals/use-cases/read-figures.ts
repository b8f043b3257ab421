import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { figuresAsOf, sumByChildren, sumFigures } from '#platform/figures/store/figures.ts';
import type { AskedFigures } from '#platform/figures/store/conditions.ts';
import { sumSeries } from '#platform/figures/store/series.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { z } from 'zod';
import { endpoints } from '../contract.ts';
import { callBackMetricOf, hourMetricOf, metricOf, SOURCE_KINDS, sourceMetricOf, toFigureSet, type Counts } from '../rules/figures.ts';
import { HOUR_BUCKETS, medianHours } from '../rules/histogram.ts';
import { partsOf, type Part } from '../rules/trend.ts';
import { CALL_BACK_KINDS, FIGURE_KINDS, SOURCES, TOPICS, type figuresView } from '../wire.ts';

export type Figures = z.output<typeof figuresView>;
type Sums = ReadonlyMap<string, number>;
type Kind = (typeof FIGURE_KINDS)[number];

const metricsOf = (kinds: readonly Kind[]) => kinds.flatMap((kind) => TOPICS.map((topic) => metricOf(kind, topic)));
const METRICS = metricsOf(FIGURE_KINDS);
const HOURS = [...HOUR_BUCKETS.keys(), HOUR_BUCKETS.length].map(hourMetricOf);
const WHOLE = [
  ...METRICS, ...HOURS, ...SOURCE_KINDS.flatMap((kind) => SOURCES.map((source) => sourceMetricOf(kind, source))),
  ...CALL_BACK_KINDS.map(callBackMetricOf),
];

function countsOf(sums: Sums, topics: readonly (typeof TOPICS)[number][]): Counts {
  const of = (kind: Kind) => topics.reduce((sum, topic) => sum + (sums.get(metricOf(kind, topic)) ?? 0), 0);
  // -- every kind is listed: fromEntries forgets which keys it was given.
  return Object.fromEntries(FIGURE_KINDS.map((kind) => [kind, of(kind)])) as Counts;
}

export const readFigures = handle(endpoints.readFigures, (ctx, input, union) => figuresOf(ctx, union, input));

type Asking = Pick<Ctx, 'tx' | 'reach'>;

/** Everything that is said of a union and a period, on the page and in the workbook alike. */
export async function figuresOf(ctx: Asking, union: UnionRow, period: Part): Promise<Figures> {
  return { ...await wholeOf(ctx, union, period), byUnion: await partsBelow(ctx, { union, ...period, metrics: METRICS }) };
}

/** The same without the unions below it. */
export async function wholeOf(ctx: Asking, union: UnionRow, period: Part): Promise<Omit<Figures, 'byUnion'>> {
  const asked = { union, from: period.from, to: period.to };
  const whole = await sumFigures(ctx.tx, ctx.reach, { ...asked, metrics: WHOLE });
  const hourCounts = HOURS.map((metric) => whole.get(metric) ?? 0);
  const callBack = (kind: (typeof CALL_BACK_KINDS)[number]) => whole.get(callBackMetricOf(kind)) ?? 0;
  return {
    unionId: union.id, unionName: union.name, ...period, asOf: await figuresAsOf(ctx.tx),
    whole: toFigureSet(countsOf(whole, TOPICS)), hourCounts, medianHours: medianHours(hourCounts),
    trend: await trendOf(ctx, { ...asked, metrics: metricsOf(['received', 'closed']) }),
    bySource: SOURCES.map((source) => ({
      source, received: whole.get(sourceMetricOf('received', source)) ?? 0, closed: whole.get(sourceMetricOf('closed', source)) ?? 0,
    })),
    callBacks: { offered: callBack('offered'), reached: callBack('reached'), solved: callBack('solved') },
    byTopic: TOPICS.map((topic) => ({ topic, figures: toFigureSet(countsOf(whole, [topic])) })),
  };
}

async function trendOf(ctx: Asking, asked: AskedFigures): Promise<Figures['trend']> {
  const { by, parts } = partsOf(asked);
  const cells = await sumSeries(ctx.tx, ctx.reach, { ...asked, by });
  const within = (kind: Kind, { from, to }: Part) => cells
    .filter(({ metric, day }) => day >= from && day <= to && metric.startsWith(`appeals.${kind}/`))
    .reduce((sum, { n }) => sum + n, 0);
  return parts.map((part) => ({ ...part, received: within('received', part), closed: within('closed', part) }));
}

async function partsBelow(ctx: Asking, asked: AskedFigures): Promise<Figures['byUnion']> {
  const children = await sumByChildren(ctx.tx, ctx.reach, asked);
  const names = await listUnionsById(ctx.tx, [...children.keys()]);
  return names
    .map((child) => ({ unionId: child.id, unionName: child.name, figures: toFigureSet(countsOf(children.get(child.id) ?? new Map(), TOPICS)) }))
    .sort((a, b) => b.figures.counts.received - a.figures.counts.received);
}
