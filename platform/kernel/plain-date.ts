/** A day on the calendar without a time zone, written YYYY-MM-DD. Compared as text. */
export type PlainDate = string & { readonly __plainDate: true };

const DAY = 86_400_000;
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** Unions live on Beijing time, all year (no summer time since 1991): one fixed offset is exact. */
export function dateInChina(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10) as PlainDate;
}

/** Refuses 2026-02-30 and anything that is not exactly YYYY-MM-DD. */
export function toPlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new TypeError('not a date');
  return text;
}

export function isPlainDate(text: string): text is PlainDate {
  // The database knows no year 0.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as PlainDate;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The last instant of a day in China: a deadline "on" a day is kept until this moment. */
export function endOfDayInChina(date: PlainDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY - SHANGHAI_OFFSET - 1);
}

/** The first instant of a day in China. */
export function startOfDayInChina(date: PlainDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET);
}

/** A moment as a clock on a wall in China shows it, YYYY-MM-DDTHH:mm: what a browser's own field for day and time takes. */
export function toWallTime(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16);
}

/** The moment that such a field means, whatever zone the browser is in; undefined for anything that is no day and time. */
export function fromWallTime(text: string): Date | undefined {
  const [date = '', time = ''] = text.split('T');
  if (!isPlainDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return new Date(Date.parse(`${date}T${time}:00Z`) - SHANGHAI_OFFSET);
}
