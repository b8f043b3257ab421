import { useText } from '#platform/ui/text/text-provider.tsx';
import { yearOf } from '#platform/kernel/plain-date.ts';
import type { YearDay } from './calendar-api.ts';
import { monthsOf, type Month, type NamedSpan } from './year-months.ts';

export type MonthSheetsProps = { readonly year: number; readonly days: readonly YearDay[] };

/** A list of months with their named days, which is what is read aloud; the little sheets show the same to the eye. */
export function MonthSheets({ year, days }: MonthSheetsProps) {
  const t = useText();
  return (
    <section className="year-months" aria-label={t('calendar.office.months', { year: String(year) })}>
      <ul className="year-legend" aria-hidden="true">
        {(['off', 'worked', 'weekend'] as const).map((state) => (
          <li key={state}><span className="month-day" data-state={state}>8</span>{t(`calendar.office.${state}`)}</li>
        ))}
      </ul>
      <ol className="months">
        {monthsOf(year, days).map((month) => <MonthCard key={month.start} month={month} year={year} />)}
      </ol>
    </section>
  );
}

function MonthCard({ month, year }: { readonly month: Month; readonly year: number }) {
  const t = useText();
  const { start, spans } = month;
  const name = t(`calendar.office.month.${Number(start.slice(5, 7))}`);
  const isOwn = yearOf(start) === year;
  return (
    <li className="month" data-plain={spans.length === 0 ? '' : undefined}>
      <h3>{isOwn ? name : t('calendar.office.month-before', { year: String(yearOf(start)), month: name })}</h3>
      <MonthSheet month={month} />
      {spans.length === 0 && <p className="zj-soft zj-small">{t('calendar.office.month-plain')}</p>}
      {spans.length > 0 && <ul className="month-spans">{spans.map((span) => <Span key={span.from} span={span} />)}</ul>}
    </li>
  );
}

function MonthSheet({ month }: { readonly month: Month }) {
  const t = useText();
  return (
    <div className="month-sheet" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6, 0].map((day) => <span key={day} className="month-weekday">{t(`calendar.office.weekday.${day}`)}</span>)}
      {month.days.map(({ date, state }, index) => (
        <span key={date} className="month-day" data-state={state} style={index === 0 ? { gridColumnStart: month.blanks + 1 } : undefined}>
          {Number(date.slice(8))}
        </span>
      ))}
    </div>
  );
}

function Span({ span: { from, to, name, isWorking, count } }: { readonly span: NamedSpan }) {
  const t = useText();
  const dayOf = (date: string): string => String(Number(date.slice(8)));
  const when = count > 1 ? t('calendar.office.span', { from: dayOf(from), to: dayOf(to) })
    : t('calendar.office.single', { day: dayOf(from), weekday: t.format.date(from, 'weekday') });
  const what = isWorking ? t('calendar.office.worked') : t('calendar.office.off');
  return (
    <li className="month-span" data-state={isWorking ? 'worked' : 'off'}>
      <span className="month-when">{when}</span>
      {name !== what && <span>{name}</span>}
      <span className="month-what">{isWorking || count === 1 ? what : t('calendar.office.off-days', { count })}</span>
    </li>
  );
}
