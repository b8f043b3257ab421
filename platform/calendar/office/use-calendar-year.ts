import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { orgsApi } from '#platform/orgs/office/orgs-api.ts';
import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { calendarApi, FIRST_YEAR, LAST_YEAR, type YearView } from './calendar-api.ts';

export type CalendarYearState = {
  readonly read: Read<YearView>;
  readonly year: number;
  readonly currentYear: number;
  /** Whether the acting office may fill years. The server decides again. */
  readonly mayFill: boolean;
  readonly addressOf: (year: number) => string;
};

/** The year stands in the address, so that it can be sent to somebody as a link. */
export function useCalendarYear(): CalendarYearState {
  const office = useActingOffice();
  const [path] = useLocation();
  const currentYear = yearOf(dateInChina(systemClock.now()));
  const year = toYear(new URLSearchParams(useSearch()).get('year')) ?? currentYear;
  const isEditor = office.may('calendar.day.edit');
  // The permission alone is held by every chair; the calendar belongs to the topmost union.
  const unions = useRead(orgsApi.listUnions, {}, { isReady: isEditor }).answer?.unions ?? [];
  return {
    read: useRead(calendarApi.readYear, { year }), year, currentYear,
    mayFill: isEditor && unions.some((union) => union.unionId === office.unionId && union.parentId === null),
    addressOf: (asked) => (asked === currentYear ? path : `${path}?year=${asked}`),
  };
}

function toYear(text: string | null): number | undefined {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}
