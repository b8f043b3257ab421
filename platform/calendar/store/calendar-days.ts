import { lockName } from '#platform/db/advisory-lock.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { YearDay } from '../contract.ts';
import { toCalendar, type Calendar } from '../rules/working-days.ts';

/**
 * What is known of the years `fromYear` to `toYear`; dates outside them count as not known. One query each for years
 * and days, about forty rows a year: load it once per request and pass it on.
 */
export async function loadCalendar(tx: Tx, fromYear: number, toYear: number): Promise<Calendar> {
  const [years, days] = await Promise.all([
    tx<{ year: number }[]>`select y.year from calendar_year y where y.year between ${fromYear} and ${toYear}`,
    tx<Pick<YearDay, 'date' | 'isWorking'>[]>`
      select d.day as date, d.is_working as "isWorking" from calendar_day d
      where d.day between ${`${fromYear}-01-01`} and ${`${toYear}-12-31`}`,
  ]);
  return toCalendar(years.map((row) => row.year), days);
}

export type FilledYear = { readonly source: string; readonly filledAt: Date; readonly days: readonly YearDay[] };

/** A year's table as it was filled, or undefined while nobody has. */
export async function findYear(tx: Tx, year: number): Promise<FilledYear | undefined> {
  const [head] = await tx<{ source: string; filledAt: Date }[]>`
    select y.source, y.filled_at as "filledAt" from calendar_year y where y.year = ${year}`;
  if (head === undefined) return undefined;
  const days = await tx<YearDay[]>`
    select d.day as date, d.is_working as "isWorking", d.name from calendar_day d where d.year = ${year} order by d.day`;
  return { ...head, days };
}

/** Which of some years have a table. */
export async function listKnownYears(tx: Tx, years: readonly number[]): Promise<number[]> {
  const rows = await tx<{ year: number }[]>`
    select y.year from calendar_year y where y.year = any(${[...years]}::integer[])`;
  return rows.map((row) => row.year);
}

/**
 * Makes fillings take turns, so that the journal has them in the order in which they took effect (replay law). One lock
 * for all years: neighbouring ones may name the same December day.
 */
export async function takeTurnToFill(tx: Tx): Promise<void> {
  await lockName(tx, 'calendar fill');
}
