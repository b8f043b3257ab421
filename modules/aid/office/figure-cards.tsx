import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { aidApi, type Figures } from './aid-api.ts';
import { MonthTable } from './month-table.tsx';
import { thisYear } from './period-filter.tsx';

/** This year's figures of the union and those below it; each opens what it counted. */
export function FigureCards() {
  const t = useText();
  const { unionId } = useActingOffice();
  const read = useRead(aidApi.readFigures, { unionId, year: thisYear() });
  return (
    <DataState read={read}>
      {(figures) => (
        <>
          <Cards figures={figures} />
          <p className="zj-soft zj-small">
            {figures.asOf === null ? t('aid.figure.not-yet') : t('aid.figure.as-of', { when: t.format.date(figures.asOf, 'day-time') })}
          </p>
          <MonthTable months={figures.months} year={thisYear()} unionId={unionId} />
        </>
      )}
    </DataState>
  );
}

function Cards({ figures: { active, due, year } }: { readonly figures: Figures }) {
  const t = useText();
  const { unionId } = useActingOffice();
  const now = String(thisYear());
  const of = `union=${unionId}&year=${now}`;
  const inYear = t('aid.figure.in-year', { year: now });
  return (
    <div className="zj-figures">
      <FigureCard label={t('aid.figure.active')} value={t.format.number(active)} basis={t('aid.figure.due', { count: due })} href={`/aid?union=${unionId}${due > 0 ? '&view=due' : ''}`} />
      <FigureCard label={t('aid.figure.asked')} value={t.format.number(year.asked)} basis={inYear} href={`/aid/applications?${of}`} />
      <FigureCard label={t('aid.figure.agreed')} value={t.format.number(year.agreed)} basis={t.format.share(year.agreed, year.asked)} href={`/aid/applications?view=agreed&${of}`} />
      <FigureCard label={t('aid.figure.refused')} value={t.format.number(year.refused)} basis={t.format.share(year.refused, year.asked)} href={`/aid/applications?view=refused&${of}`} />
      <FigureCard label={t('aid.figure.paid')} value={t('aid.figure.yuan', { amount: readYuan(year.paid) })} basis={inYear} href={`/aid/payments?${of}`} />
    </div>
  );
}

/** Numbers for the union above. */
export function ExportFigures() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const book = useSaveBook(aidApi.exportFigures);
  const year = thisYear();
  const save = () => book.save({ unionId, year, language: t.language }, `${t('aid.book.title', { union: unionName, year: String(year) })}.xlsx`);
  return (
    <>
      <Button isBusy={book.isBusy} onClick={() => void save()}>{t('aid.office.export')}</Button>
      <FailureBanner failure={book.failure} onRetry={() => void save()} />
    </>
  );
}
