import { AttendanceFigures } from '#capabilities/checkin/office/attendance-figures.tsx';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi } from './activities-api.ts';
import { averageOf } from './feedback-card.tsx';

/** This year's figures of the union and those below it. */
export function FigureCards() {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const year = yearOf(dateInChina(systemClock.now()));
  const read = useRead(activitiesApi.readFigures, { unionId, year });
  return (
    <DataState read={read}>
      {({ made, cancelled, entered, rated, stars, asOf }) => (
        <>
          <div className="zj-figures">
            <FigureCard label={t('activities.office.figure.made')} value={t.format.number(made)} basis={t('activities.office.figure.cancelled', { count: cancelled })} href="/activities?view=past" />
            <FigureCard label={t('activities.office.figure.entered')} value={t.format.number(entered)} basis={t('activities.office.figure.year', { year: String(year) })} href="/activities" />
            <FigureCard label={t('activities.office.figure.stars')} value={averageOf(stars, rated)} basis={t('activities.office.figure.rated', { count: rated })} href="/activities?view=past" />
            {may('checkin.roll.read') && <AttendanceFigures unionId={unionId} year={year} href="/activities?view=past" />}
          </div>
          <p className="zj-soft zj-small">{asOf === null ? t('activities.office.figure.not-yet') : t('activities.office.figure.as-of', { when: t.format.date(asOf, 'day-time') })}</p>
        </>
      )}
    </DataState>
  );
}
