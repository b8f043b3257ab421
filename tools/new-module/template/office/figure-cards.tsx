import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { exampleServiceApi } from './example-service-api.ts';
import { listAddress } from './list-address.ts';

/** This year's figures of the union and those below it; each opens the entries it counts. */
export function FigureCards() {
  const t = useText();
  const { unionId } = useActingOffice();
  const year = yearOf(dateInChina(systemClock.now()));
  const read = useRead(exampleServiceApi.readFigures, { unionId, year });
  return (
    <DataState read={read}>
      {({ made, answered, asOf }) => (
        <>
          <div className="zj-figures">
            <FigureCard
              label={t('example-service.figure.made')} value={t.format.number(made)}
              basis={t('example-service.figure.year', { year: String(year) })} href={listAddress({ view: 'made', unionId, year })}
            />
            <FigureCard
              label={t('example-service.figure.answered')} value={t.format.number(answered)} basis={t.format.share(answered, made)}
              href={listAddress({ view: 'answered', unionId, year })}
            />
          </div>
          <p className="zj-soft zj-small">
            {asOf === null ? t('example-service.figure.not-yet') : t('example-service.figure.as-of', { when: t.format.date(asOf, 'day-time') })}
          </p>
        </>
      )}
    </DataState>
  );
}
