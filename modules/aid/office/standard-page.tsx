import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Standard } from '../rules/entitlement.ts';
import { aidApi, type StandardView } from './aid-api.ts';
import { StandardForm } from './standard-form.tsx';
import './aid.css';

/** 帮扶标准: the local line and the most that may be given, whose word it is and what it rests on. */
export function StandardPage() {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const read = useRead(aidApi.readStandard, { unionId });
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <PageHeader title={t('aid.office.standard')} lead={t('aid.standard.lead')} crumbs={[{ label: t('aid.menu'), href: '/aid' }]} />
      <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('aid.standard.saved')}</p>
      <DataState read={read}>
        {(standard) => (
          <div className="zj-columns">
            <div className="zj-stack">
              <InForce standard={standard} />
              <Own standard={standard} />
            </div>
            {may('aid.standard.manage') && (
              <Card title={t('aid.standard.change')}>
                <StandardForm key={`${unionId} ${standard.own.length}`} unionId={unionId} inForce={standard.inForce} onSaved={setSaved} />
              </Card>
            )}
          </div>
        )}
      </DataState>
    </>
  );
}

function InForce({ standard: { inForce } }: { readonly standard: StandardView }) {
  const t = useText();
  return (
    <Card title={t('aid.standard.in-force')}>
      {inForce === null ? <p>{t('aid.standard.none')}</p> : (
        <div className="zj-stack">
          <Numbers standard={inForce} />
          <p className="zj-soft zj-small">{t('aid.standard.set-by', { union: inForce.setBy, from: t.format.date(inForce.validFrom, 'day'), source: inForce.source })}</p>
        </div>
      )}
    </Card>
  );
}

/** Everything that this union itself has set, the ended ones too: who asks later finds what held then. */
function Own({ standard: { own } }: { readonly standard: StandardView }) {
  const t = useText();
  return (
    <Card title={t('aid.standard.own')}>
      {own.length === 0 && <p className="zj-soft">{t('aid.standard.own-none')}</p>}
      <ul className="aid-words">
        {own.map((one) => (
          <li key={one.standardId} className="zj-stack">
            <Numbers standard={one} />
            <p className="zj-soft zj-small">
              {one.validTo === null
                ? t('aid.standard.since', { from: t.format.date(one.validFrom, 'day'), source: one.source })
                : t('aid.standard.until', { from: t.format.date(one.validFrom, 'day'), to: t.format.date(one.validTo, 'day'), source: one.source })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Numbers({ standard: { line, deepMonths, relativeMonths, accidentMost } }: { readonly standard: Standard }) {
  const t = useText();
  const rows = [
    [t('aid.standard.line'), t('aid.standard.yuan', { amount: readYuan(line) })], [t('aid.standard.deep-months'), t('aid.standard.months', { count: deepMonths })],
    [t('aid.standard.relative-months'), t('aid.standard.months', { count: relativeMonths })], [t('aid.standard.accident-most'), t('aid.standard.yuan', { amount: readYuan(accidentMost) })],
  ] as const;
  return <dl className="aid-details">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
