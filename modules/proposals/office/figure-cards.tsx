import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { listAddress } from './list-address.ts';
import { proposalsApi, type ListView } from './proposals-api.ts';

/** This year's figures of the union and those below it: what the report to the congress says. Each opens what it counts. */
export function FigureCards() {
  const t = useText();
  const { unionId } = useActingOffice();
  const year = yearOf(dateInChina(systemClock.now()));
  const read = useRead(proposalsApi.readFigures, { unionId, year });
  return (
    <DataState read={read}>
      {({ made, decided, filed, answered, inTime, rated, satisfied, asOf }) => {
        const cards: readonly { readonly view: ListView; readonly value: number; readonly basis: string }[] = [
          { view: 'made', value: made, basis: t('proposals.figure.year', { year: String(year) }) },
          { view: 'filed', value: filed, basis: t('proposals.figure.of-decided', { share: t.format.share(filed, decided) }) },
          { view: 'answered', value: answered, basis: t('proposals.figure.of-filed', { share: t.format.share(answered, filed) }) },
          { view: 'in-time', value: inTime, basis: t('proposals.figure.of-answered', { share: t.format.share(inTime, answered) }) },
          { view: 'satisfied', value: satisfied, basis: t('proposals.figure.of-rated', { share: t.format.share(satisfied, rated) }) },
        ];
        return (
          <>
            <div className="zj-figures">
              {cards.map(({ view, value, basis }) => (
                <FigureCard key={view} label={t(`proposals.figure.${view}`)} value={t.format.number(value)} basis={basis} href={listAddress({ view, unionId, year })} />
              ))}
            </div>
            <p className="zj-soft zj-small">
              {asOf === null ? t('proposals.figure.not-yet') : t('proposals.figure.as-of', { when: t.format.date(asOf, 'day-time') })}
            </p>
          </>
        );
      }}
    </DataState>
  );
}
