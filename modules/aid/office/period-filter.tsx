import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** As it stands in the address; '' for all. */
export type PeriodFilters = { readonly year: string; readonly month: string };
export type PeriodFilterProps = { readonly filters: PeriodFilters; readonly onChange: (change: Partial<PeriodFilters>) => void };

/** What the server is asked for; an address that says nonsense asks for everything. */
export function toPeriod({ year, month }: PeriodFilters): { readonly year?: number; readonly month?: number } {
  if (!/^20\d\d$/.test(year)) return {};
  return { year: Number(year), ...(/^([1-9]|1[0-2])$/.test(month) && { month: Number(month) }) };
}

export function thisYear(): number {
  return yearOf(dateInChina(systemClock.now()));
}

/** A year, and of it a month. */
export function PeriodFilter({ filters: { year, month }, onChange }: PeriodFilterProps) {
  const t = useText();
  const now = thisYear();
  return (
    <>
      <SelectFilter
        label={t('aid.office.year')} value={year} onValue={(value) => onChange({ year: value, ...(value === '' && { month: '' }) })}
        options={[{ value: '', label: t('aid.office.all-years') }, ...[0, 1, 2, 3, 4].map((back) => ({ value: String(now - back), label: String(now - back) }))]}
      />
      {year !== '' && (
        <SelectFilter
          label={t('aid.office.month')} value={month} onValue={(value) => onChange({ month: value })}
          options={[{ value: '', label: t('aid.office.all-months') }, ...Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: t('aid.office.month-name', { month: index + 1 }) }))]}
        />
      )}
    </>
  );
}
