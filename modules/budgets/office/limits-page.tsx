import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { budgetsApi, type KindLimits } from './budgets-api.ts';
import './budgets.css';
import { LimitForm } from './limit-form.tsx';

/** 经费标准: what an activity of each kind may cost today, whose word it is and what it rests on. */
export function LimitsPage() {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const read = useRead(budgetsApi.listLimits, { unionId });
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <PageHeader title={t('budgets.limits.title')} lead={t('budgets.limits.lead')} crumbs={[{ label: t('budgets.title'), href: '/budgets' }]} />
      <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('budgets.office.saved')}</p>
      <DataState read={read}>
        {({ kinds }) => (
          <div className="zj-columns">
            <Card>
              <dl className="budgets-facts">{kinds.map((limits) => <Kind key={limits.kind} limits={limits} />)}</dl>
            </Card>
            {may('budgets.limit.manage') && <Card title={t('budgets.limits.change')}><LimitForm key={unionId} unionId={unionId} onSaved={setSaved} /></Card>}
          </div>
        )}
      </DataState>
    </>
  );
}

function Kind({ limits: { kind, inForce: { perPerson, perEvent }, words } }: { readonly limits: KindLimits }) {
  const t = useText();
  const said = [
    perPerson === null ? undefined : t('budgets.limits.per-person-of', { amount: readYuan(perPerson) }),
    perEvent === null ? undefined : t('budgets.limits.per-event-of', { amount: readYuan(perEvent) }),
  ].filter((one) => one !== undefined);
  return (
    <div>
      <dt>{t(`budgets.kind.${kind}`)}</dt>
      <dd>{said.length === 0 ? <span className="zj-soft">{t('budgets.limits.none')}</span> : said.join(' · ')}</dd>
      {words.map(({ setBy, source, validFrom }) => (
        <dd key={setBy} className="zj-soft zj-small">{t('budgets.limits.word', { union: setBy, from: t.format.date(validFrom, 'day'), source })}</dd>
      ))}
    </div>
  );
}
