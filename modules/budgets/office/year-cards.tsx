import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AllotmentForm } from './allotment-form.tsx';
import { budgetsApi, type YearView } from './budgets-api.ts';
import { listAddress } from './list-address.ts';

/** Budget, promised, spent, left: each number of the union's own year opens the activities that it is the sum of. */
export function YearCards({ year }: { readonly year: number }) {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const read = useRead(budgetsApi.readYear, { unionId, year });
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return (
    <DataState read={read}>
      {(view) => (
        <>
          {view.allotment === null && <Banner tone="warn" title={t('budgets.office.no-allotment', { year: String(year) })}>{t('budgets.office.no-allotment-text')}</Banner>}
          <Cards view={view} year={year} />
          <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('budgets.office.saved')}</p>
          {may('budgets.year.manage') && (isOpen
            ? (
              <Card title={t('budgets.office.set-allotment')}>
                <AllotmentForm
                  unionId={unionId} year={year} allotment={view.allotment}
                  onSaved={() => {
                    setOpen(false);
                    setSaved(true);
                  }}
                />
              </Card>
            )
            : <div><Button onClick={() => setOpen(true)}>{t('budgets.office.set-allotment')}</Button></div>)}
        </>
      )}
    </DataState>
  );
}

function Cards({ view: { allotment, source, asked, committed, spent, remaining, plans }, year }: { readonly view: YearView; readonly year: number }) {
  const t = useText();
  const yuan = (fen: number | null) => (fen === null ? t('budgets.figure.none') : t('budgets.figure.yuan', { amount: readYuan(fen) }));
  return (
    <div className="zj-figures">
      <FigureCard label={t('budgets.figure.allotment')} value={yuan(allotment)} {...(source !== null && { basis: source })} />
      <FigureCard label={t('budgets.figure.committed')} value={yuan(committed)} basis={t('budgets.figure.plans', { count: plans.committed })} href={listAddress({ view: 'committed', year })} />
      <FigureCard label={t('budgets.figure.spent')} value={yuan(spent)} basis={t('budgets.figure.plans', { count: plans.spent })} href={listAddress({ view: 'spent', year })} />
      <FigureCard label={t('budgets.figure.remaining')} value={yuan(remaining)} basis={t('budgets.figure.sum')} />
      <FigureCard label={t('budgets.figure.asked')} value={yuan(asked)} basis={t('budgets.figure.plans', { count: plans.asked })} href={listAddress({ view: 'asked', year })} />
    </div>
  );
}
