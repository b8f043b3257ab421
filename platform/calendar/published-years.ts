import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import packageFacts from 'chinese-days/package.json' with { type: 'json' };
import { toPlainDate, yearOf } from '#platform/kernel/plain-date.ts';
import type { YearDay, YearTable } from './contract.ts';

type PublishedDay = { readonly announcedIn: number; readonly day: YearDay };

const published = [...read(chineseDays.holidays, false), ...read(chineseDays.workdays, true)];

/**
 * A year's table from the package, or undefined when the package does not hold that year. It does not say so itself:
 * its functions answer for 2027 as if that year had no holidays at all. What tells a year that was announced is its
 * National Day.
 */
export function findPublishedYear(year: number): YearTable | undefined {
  const days = published.filter((one) => one.announcedIn === year).map((one) => one.day);
  if (!days.some((day) => day.date === `${year}-10-01`)) return undefined;
  return { source: `chinese-days ${packageFacts.version}`, days };
}

function read(entries: Readonly<Record<string, string>>, isWorking: boolean): PublishedDay[] {
  return Object.entries(entries).map(([text, entry]) => {
    // "New Year's Day,元旦,1": the English name, the Chinese one, how many days the law gives.
    const [festival = '', name = festival] = entry.split(',');
    const date = toPlainDate(text);
    // December days of a New Year's holiday stand in the announcement of the year that begins.
    const isNextYear = festival === 'New Year\'s Day' && text.slice(5, 7) === '12';
    return { announcedIn: yearOf(date) + (isNextYear ? 1 : 0), day: { date, isWorking, name } };
  });
}
