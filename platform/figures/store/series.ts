import type { Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { isFoldReadable } from '../rules/fold.ts';
import { dayCells, firstLineCells, foldCells, isIn, rangesOf, type AskedFigures } from './conditions.ts';

export type SeriesCell = { readonly metric: string; readonly day: PlainDate; readonly n: number };

/**
 * A union's figures in the course of a period, with everything below it on both lines, nothing twice: one cell per metric
 * and day, or per metric and month, under the first of its days that lies in the period. What was never counted is
 * missing. Whoever asks bounds the period: a year of days is 365 cells of every metric.
 */
export async function sumSeries(tx: Tx, reach: Reach, asked: AskedFigures & { readonly by: 'day' | 'month' }): Promise<SeriesCell[]> {
  const { first, second } = rangesOf(asked);
  const start = asked.by === 'day' ? tx`c.day` : tx`greatest(date_trunc('month', c.day)::date, ${asked.from}::date)`;
  const firstLine = isFoldReadable(reach, asked.union.path)
    ? tx`select w.metric, w.day, w.n from figures_fold w
         where ${foldCells(tx, asked, asked.by)} and w.top_path = ${asked.union.path}`
    : tx`select f.metric, f.day, f.n from figures_day f where ${firstLineCells(tx, reach, asked)}`;
  return tx<SeriesCell[]>`
    select c.metric, ${start} as day, sum(c.n)::bigint as n from (
      (${firstLine})
      union all
      (select f.metric, f.day, f.n from figures_day f
       where ${dayCells(tx, reach, asked)} and ${isIn(tx, tx`f.line_path`, second)} and not ${isIn(tx, tx`f.org_path`, first)})) c
    group by 1, 2`;
}
