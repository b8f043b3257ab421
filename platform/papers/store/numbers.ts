import type { Tx } from '#platform/db/tx.ts';
import type { DocumentSeries } from '../contract/document-series.ts';

export type SeriesRow = {
  readonly series: DocumentSeries;
  readonly code: string;
  readonly usedYear: number | null;
  readonly usedUpTo: number | null;
};

const seriesColumns = (tx: Tx) => tx`s.series, s.code, s.used_year as "usedYear", s.used_up_to as "usedUpTo"`;

export async function listSeries(tx: Tx, unionId: string): Promise<SeriesRow[]> {
  return tx<SeriesRow[]>`select ${seriesColumns(tx)} from papers_series s where s.union_id = ${unionId}`;
}

/** Holds a series until the transaction ends: its numbers are given out one after another. Runs in the reach 'job'. */
export async function lockSeries(tx: Tx, unionId: string, series: DocumentSeries): Promise<SeriesRow | undefined> {
  const [row] = await tx<SeriesRow[]>`
    select ${seriesColumns(tx)} from papers_series s where s.union_id = ${unionId} and s.series = ${series} for no key update`;
  return row;
}

/** The highest number of each series in a year, void ones included. */
export async function listHighest(tx: Tx, unionId: string, year: number): Promise<ReadonlyMap<DocumentSeries, number>> {
  const rows = await tx<{ series: DocumentSeries; highest: number }[]>`
    select n.series, max(n.number) as highest from papers_number n where n.union_id = ${unionId} and n.year = ${year} group by n.series`;
  return new Map(rows.map((row) => [row.series, row.highest]));
}

/** Whether another series of the union has given out numbers under a code. */
export async function isCodeUsedElsewhere(tx: Tx, unionId: string, parts: { readonly series: DocumentSeries; readonly code: string }): Promise<boolean> {
  const [row] = await tx`
    select 1 from papers_number n where n.union_id = ${unionId} and n.code = ${parts.code} and n.series <> ${parts.series}
    union all select 1 from papers_series s where s.union_id = ${unionId} and s.code = ${parts.code} and s.series <> ${parts.series} limit 1`;
  return row !== undefined;
}

export type NumberRow = {
  readonly series: DocumentSeries;
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly takenAt: Date;
  readonly voidedAt: Date | null;
};

const numberColumns = (tx: Tx) => tx`n.series, n.code, n.year, n.number, n.taken_at as "takenAt", n.voided_at as "voidedAt"`;

/** A year's numbers, the newest first. */
export async function listNumbers(
  tx: Tx, unionId: string, filter: { readonly year: number; readonly series: DocumentSeries | undefined; readonly limit: number },
): Promise<NumberRow[]> {
  return tx<NumberRow[]>`
    select ${numberColumns(tx)} from papers_number n
    where n.union_id = ${unionId} and n.year = ${filter.year} and ${filter.series === undefined ? tx`true` : tx`n.series = ${filter.series}`}
    order by n.taken_at desc, n.series, n.number desc limit ${filter.limit}`;
}

export type NumberKey = { readonly unionId: string; readonly series: DocumentSeries; readonly year: number; readonly number: number };

export async function findNumber(tx: Tx, key: NumberKey): Promise<NumberRow | undefined> {
  const [row] = await tx<NumberRow[]>`
    select ${numberColumns(tx)} from papers_number n
    where n.union_id = ${key.unionId} and n.series = ${key.series} and n.year = ${key.year} and n.number = ${key.number}`;
  return row;
}
