import { z } from 'zod';
import { c1, defineEvent, idField } from '#platform/contract/event.ts';
import { toId, type Id } from '#platform/kernel/id.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { yearTable } from './contract.ts';

/** A year's table, whole: it replaces what the year had before. */
export const yearFilled = defineEvent('calendar.yearFilled', {
  crosses: 'to-internet', subject: 'yearId',
  fields: { yearId: idField<'calendar-year'>(), year: c1(z.int()), days: c1(yearTable.shape.days), source: c1(z.string()) },
});

/** Every year is one subject for ever, in every house: its fillings are one history (UUIDv8 with the year in it). */
export function calendarYearId(year: number): Id<'calendar-year'> {
  return toId(`00000000-0000-8000-8000-${String(year).padStart(12, '0')}`);
}

export const calendarAppliers: readonly Applier[] = [
  applier(yearFilled, async (tx, events) => {
    // One after the other: two neighbouring years may name the same December day, and the later filling holds.
    for (const event of events) {
      await tx`
        insert into calendar_year (year, source, filled_at) values (${event.year}, ${event.source}, ${event.at})
        on conflict (year) do update set source = excluded.source, filled_at = excluded.filled_at`;
      await tx`delete from calendar_day d where d.year = ${event.year}`;
      await tx`
        insert into calendar_day (day, year, is_working, name)
        select r.date, ${event.year}, r."isWorking", r.name
        from jsonb_to_recordset(${rowsOf(tx, event.days)}) as r(date date, "isWorking" boolean, name text)
        on conflict (day) do update set year = excluded.year, is_working = excluded.is_working, name = excluded.name`;
    }
  }),
];
