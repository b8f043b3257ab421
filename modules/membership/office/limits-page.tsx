import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LIMIT_NAMES, type Limits } from '../rules/limits.ts';
import { LimitForm } from './limit-form.tsx';
import { membershipApi, type LimitsView } from './membership-api.ts';
import './membership.css';

/** 办理时限: what holds today, whose word it is and what it rests on; changed with a source and a day, never silently. */
export function LimitsPage() {
  const t = useText();
  const { unionId, unionName, may } = useActingOffice();
  const read = useRead(membershipApi.listLimits, { unionId });
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <PageHeader
        title={t('membership.office.limits')} lead={t('membership.office.limits.lead', { union: unionName })}
        crumbs={[{ label: t('membership.office.joins'), href: '/joins' }]}
      />
      <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('membership.office.limits.saved')}</p>
      <DataState read={read}>
        {(limits) => (
          <div className="zj-columns">
            <div className="zj-stack">
              <InForce limits={limits} />
              <Own limits={limits} />
            </div>
            {may('membership.limit.manage') && (
              <Card title={t('membership.office.limits.change')}>
                <LimitForm key={`${unionId} ${limits.own.length}`} unionId={unionId} limits={limits} onSaved={setSaved} />
              </Card>
            )}
          </div>
        )}
      </DataState>
    </>
  );
}

function InForce({ limits: { inForce, words } }: { readonly limits: LimitsView }) {
  const t = useText();
  return (
    <Card title={t('membership.office.limits.in-force')}>
      <div className="zj-stack">
        <Days days={inForce} />
        {words.length === 0 && <p className="zj-soft zj-small">{t('membership.office.limits.default')}</p>}
        {words.map((word) => (
          <p key={word.setBy} className="zj-soft zj-small">
            {t('membership.office.limits.word', { union: word.setBy, from: t.format.date(word.validFrom, 'day'), source: word.source, contact: word.contact, decide: word.decide, transfer: word.transfer })}
          </p>
        ))}
      </div>
    </Card>
  );
}

/** Everything that this union itself has set, the ended ones too: who asks later finds what was promised then. */
function Own({ limits: { own } }: { readonly limits: LimitsView }) {
  const t = useText();
  const today = dateInChina(systemClock.now());
  return (
    <Card title={t('membership.office.limits.own')}>
      {own.length === 0 && <p className="zj-soft">{t('membership.office.limits.own-none')}</p>}
      <ul className="membership-limits">
        {own.map((one) => (
          <li key={one.limitId} className="zj-stack">
            {one.validFrom > today && <div><StatusBadge tone="info" label={t('membership.office.limits.future')} /></div>}
            {one.validTo !== null && one.validTo <= today && <div><StatusBadge tone="idle" label={t('membership.office.limits.ended')} /></div>}
            <Days days={one} />
            <p className="zj-soft zj-small">
              {one.validTo === null
                ? t('membership.office.limits.since', { from: t.format.date(one.validFrom, 'day'), source: one.source })
                : t('membership.office.limits.until', { from: t.format.date(one.validFrom, 'day'), to: t.format.date(one.validTo, 'day'), source: one.source })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Days({ days }: { readonly days: Limits }) {
  const t = useText();
  return (
    <dl className="membership-details">
      {LIMIT_NAMES.map((name) => <div key={name}><dt>{t(`membership.office.limits.${name}`)}</dt><dd>{t('membership.office.limits.days', { count: days[name] })}</dd></div>)}
    </dl>
  );
}
