import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { YearDay } from './calendar-api.ts';

export type YearFiguresProps = { readonly days: readonly YearDay[]; readonly workingDays: number };

/** A year in three numbers: the first thing to compare with the notice. */
export function YearFigures({ days, workingDays }: YearFiguresProps) {
  const t = useText();
  const off = days.filter((day) => !day.isWorking).length;
  return (
    <div className="year-figures">
      <FigureCard label={t('calendar.office.working-days')} value={t('calendar.office.days', { count: workingDays })} />
      <FigureCard label={t('calendar.office.off')} value={t('calendar.office.days', { count: off })} basis={t('calendar.office.off-basis')} />
      <FigureCard
        label={t('calendar.office.worked')} value={t('calendar.office.days', { count: days.length - off })} basis={t('calendar.office.worked-basis')}
      />
    </div>
  );
}
