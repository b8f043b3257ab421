import { handle } from '#platform/access/handler.ts';
import { figuresAsOf } from '#platform/figures/store/figures.ts';
import { sumSeries } from '#platform/figures/store/series.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { METRICS } from '../events/definitions.ts';
import { countActive } from '../store/dossiers.ts';
import { todayOf } from './asking-person.ts';

export type Counts = Readonly<Record<keyof typeof METRICS, number>>;
const NAMES = Object.entries(METRICS) as readonly [keyof typeof METRICS, string][]; // -- entries forgets the names that went in

export function countsFrom(numberOf: (metric: string) => number): Counts {
  return Object.fromEntries(NAMES.map(([name, metric]) => [name, numberOf(metric)])) as Counts; // -- every name is there
}

export const readFigures = handle(endpoints.readFigures, async (ctx, { year }, union) => {
  const cells = await sumSeries(ctx.tx, ctx.reach, {
    metrics: Object.values(METRICS), union, from: toPlainDate(`${year}-01-01`), to: toPlainDate(`${year}-12-31`), by: 'month',
  });
  const sumOf = (metric: string, month?: number) =>
    cells.filter((cell) => cell.metric === metric && (month === undefined || Number(cell.day.slice(5, 7)) === month)).reduce((sum, cell) => sum + cell.n, 0);
  return {
    months: Array.from({ length: 12 }, (_, index) => ({ month: index + 1, ...countsFrom((metric) => sumOf(metric, index + 1)) })),
    year: countsFrom((metric) => sumOf(metric)),
    ...await countActive(ctx.tx, ctx.reach, { union, today: todayOf(ctx) }), asOf: await figuresAsOf(ctx.tx),
  };
});
