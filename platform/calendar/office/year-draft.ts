import { yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isWeekend } from '../rules/working-days.ts';
import { MOST_DAYS, type YearDay } from './calendar-api.ts';
import { parseDays, type ParsedDay, type ProblemKind } from './parse-days.ts';
import { writeDays } from './write-days.ts';

/** A year's table as it is being typed. */
export type YearText = { readonly source: string; readonly off: string; readonly worked: string };

export type DayProblem = {
  readonly line: number;
  readonly kind: ProblemKind | 'other-year' | 'twice' | 'both' | 'weekday';
  readonly text: string;
};

export type ReadYearText = {
  readonly days: readonly YearDay[];
  readonly off: readonly DayProblem[];
  readonly worked: readonly DayProblem[];
  readonly isSourceMissing: boolean;
  readonly isOffMissing: boolean;
  readonly isTooMuch: boolean;
};

/** A saved table as text, to be corrected. */
export function toYearText(source: string, days: readonly YearDay[]): YearText {
  const written = (isWorking: boolean): string => writeDays(days.filter((day) => day.isWorking === isWorking));
  return { source, off: written(false), worked: written(true) };
}

/**
 * Everything that can be said of the text line by line; whether the whole is a year's table, the server's
 * checkYearDays decides when it is saved. `names` are for days that were given none.
 */
export function readYearText(text: YearText, year: number, names: { readonly off: string; readonly worked: string }): ReadYearText {
  const [off, worked] = [parseDays(text.off), parseDays(text.worked)];
  const offDates = new Set(off.days.map((day) => day.date));
  const judgeWorked = ({ date }: ParsedDay): DayProblem['kind'] | undefined => {
    if (offDates.has(date)) return 'both';
    // Whoever is at work on a weekday anyway meant another day.
    return isWeekend(date) ? undefined : 'weekday';
  };
  const days = [
    ...off.days.map(({ date, name }) => ({ date, isWorking: false, name: name === '' ? names.off : name })),
    ...worked.days.map(({ date, name }) => ({ date, isWorking: true, name: name === '' ? names.worked : name })),
  ];
  return {
    days: days.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    off: inOrder([...off.problems, ...judge(off.days, year, () => undefined)]),
    worked: inOrder([...worked.problems, ...judge(worked.days, year, judgeWorked)]),
    isSourceMissing: text.source.trim().length < 2,
    isOffMissing: off.days.length === 0 && off.problems.length === 0,
    isTooMuch: days.length > MOST_DAYS,
  };
}

export function isSound(read: ReadYearText): boolean {
  return !read.isSourceMissing && !read.isOffMissing && !read.isTooMuch && read.off.length === 0 && read.worked.length === 0;
}

/** The dates on which two tables differ: named by one alone, or off in one and worked in the other. */
export function changedDates(before: readonly YearDay[], after: readonly YearDay[]): readonly PlainDate[] {
  const states = (days: readonly YearDay[]) => new Map(days.map((day) => [day.date, day.isWorking]));
  const [old, next] = [states(before), states(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter((date) => old.get(date) !== next.get(date)).toSorted();
}

/** At most one problem a line: a range one day too far back would otherwise fill the page. */
function judge(days: readonly ParsedDay[], year: number, further: (day: ParsedDay) => DayProblem['kind'] | undefined): DayProblem[] {
  const problems = new Map<number, DayProblem>();
  const seen = new Set<PlainDate>();
  for (const day of days) {
    const kind = !isNear(year, day.date) ? 'other-year' : seen.has(day.date) ? 'twice' : further(day);
    seen.add(day.date);
    if (kind !== undefined && !problems.has(day.line)) problems.set(day.line, { line: day.line, kind, text: day.date });
  }
  return [...problems.values()];
}

/** New Year's holiday may begin in the December before. */
function isNear(year: number, date: PlainDate): boolean {
  return yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5, 7) === '12');
}

function inOrder(problems: readonly DayProblem[]): readonly DayProblem[] {
  return problems.toSorted((one, other) => one.line - other.line);
}
