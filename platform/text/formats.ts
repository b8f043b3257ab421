import { toInstant, type Clock } from '#platform/kernel/clock.ts';
import { dateInChina, daysBetween, isPlainDate, startOfDayInChina, yearOf } from '#platform/kernel/plain-date.ts';
import type { Language } from './language.ts';

/** ISO text as the server sends it, or a Date. */
export type Moment = string | Date;
export type DateStyle = 'day' | 'day-time' | 'month-day' | 'month-day-time' | 'time' | 'weekday';

export type Formats = {
  /** Always Beijing time, whatever the device thinks: a deadline is the same hour for everybody who reads it. */
  date(moment: Moment, style?: DateStyle): string;
  /** Whole calendar days in China from today (negative = past), for "today", "yesterday", "in 3 days". */
  daysFromToday(moment: Moment): number;
  /** Whether the moment lies in the current year in China; the year is then left out. */
  isThisYear(moment: Moment): boolean;
  number(value: number): string;
  /** `percent(23, 23)` → "100%"; of nothing → "—". Never rounds up to 100% nor down to 0%: both would be untrue. */
  percent(part: number, whole: number): string;
  /** The percentage with what it is made of: "98.7% (75/76)". */
  share(part: number, whole: number): string;
  isOne(count: number): boolean;
};

const styles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  'day-time': { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'month-day': { month: 'long', day: 'numeric' },
  'month-day-time': { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
};

export function createFormats(language: Language, clock: Clock): Formats {
  const made = new Map<DateStyle, Intl.DateTimeFormat>();
  const formatter = (style: DateStyle): Intl.DateTimeFormat => {
    const ready = made.get(style) ?? new Intl.DateTimeFormat(language, { ...styles[style], timeZone: 'Asia/Shanghai' });
    made.set(style, ready);
    return ready;
  };
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${toTenths(part, whole)}%`);
  return {
    date: (moment, style = 'day') => formatter(style).format(instantOf(moment)),
    daysFromToday: (moment) => daysBetween(dateInChina(clock.now()), dateInChina(instantOf(moment))),
    isThisYear: (moment) => yearOf(dateInChina(clock.now())) === yearOf(dateInChina(instantOf(moment))),
    number: (value) => numbers.format(value),
    percent,
    share: (part, whole) => {
      const pair = `${numbers.format(part)}/${numbers.format(whole)}`;
      return language === 'zh-CN' ? `${percent(part, whole)}（${pair}）` : `${percent(part, whole)} (${pair})`;
    },
    isOne: (count) => plurals.select(count) === 'one',
  };
}

function toTenths(part: number, whole: number): number {
  const tenths = Math.round((part / whole) * 1000);
  if (part < whole && tenths >= 1000) return 99.9;
  if (part > 0 && tenths <= 0) return 0.1;
  return tenths / 10;
}

/** A bare day (YYYY-MM-DD) begins at midnight in China, not in London as the language would have it. */
export function instantOf(moment: Moment): Date {
  if (typeof moment !== 'string') return moment;
  return isPlainDate(moment) ? startOfDayInChina(moment) : toInstant(moment);
}
