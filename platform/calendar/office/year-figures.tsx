import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { daysBetween, toPlainDate } from '#platform/kernel/plain-date.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { YearDay } from './calendar-api.ts';

export type YearFiguresProps = { readonly year: number; readonly days: readonly YearDay[]; readonly workingDays: number };

/** A year in three numbers: the first thing to compare with the notice. */
export function YearFigures({ year, days, workingDays }: YearFiguresProps) {
  const t = useText();
  const off = days.filter((day) => !day.isWorking).length;
  return (
    <div className="year-figures">
      <FigureCard
        label={t('calendar.office.working-days')} value={t('calendar.office.days', { count: workingDays })}
        basis={t('calendar.office.working-days-basis', { count: countDays(year) })}
      />
      <FigureCard label={t('calendar.office.off')} value={t('calendar.office.days', { count: off })} basis={t('calendar.office.off-basis')} />
      <FigureCard
        label={t('calendar.office.worked')} value={t('calendar.office.days', { count: days.length - off })} basis={t('calendar.office.worked-basis')}
      />
    </div>
  );
}

function countDays(year: number): number {
  return daysBetween(toPlainDate(`${year}-01-01`), toPlainDate(`${year + 1}-01-01`));
}
