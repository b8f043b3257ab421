import { Link } from 'wouter';
import { ChevronIcon, PreviousIcon } from '#platform/ui/icons/action-icons.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FIRST_YEAR, LAST_YEAR } from './calendar-api.ts';
import { useCalendarYear, type CalendarYearState } from './use-calendar-year.ts';
import { YearDesk } from './year-desk.tsx';
import './calendar.css';

/** Which days of a year are worked, for the whole platform; the topmost union fills in what was announced. */
export function CalendarPage() {
  const t = useText();
  const state = useCalendarYear();
  const { read, year, currentYear, mayFill } = state;
  return (
    <>
      <PageHeader title={t('calendar.office.title')} lead={t(mayFill ? 'calendar.office.lead-filler' : 'calendar.office.lead')} />
      <YearSteps {...state} />
      <DataState read={read}>
        {(view) => <YearDesk key={year} view={view} mayFill={mayFill} isFuture={year > currentYear} />}
      </DataState>
    </>
  );
}

function YearSteps({ year, currentYear, addressOf }: CalendarYearState) {
  const t = useText();
  return (
    <nav className="year-steps" aria-label={t('calendar.office.years')}>
      {year > FIRST_YEAR && (
        <Link className="year-step" href={addressOf(year - 1)}><PreviousIcon />{t('calendar.office.year', { year: String(year - 1) })}</Link>
      )}
      <h2 className="year-now" aria-live="polite">{t('calendar.office.year', { year: String(year) })}</h2>
      {year < LAST_YEAR && (
        <Link className="year-step" href={addressOf(year + 1)}>{t('calendar.office.year', { year: String(year + 1) })}<ChevronIcon /></Link>
      )}
      {year !== currentYear && <Link className="year-step" href={addressOf(currentYear)}>{t('calendar.office.this-year')}</Link>}
    </nav>
  );
}
