import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { joinTone } from '../rules/tones.ts';
import { ApplicantNumbers } from './applicant-numbers.tsx';
import { membershipApi, type JoinDetails } from './membership-api.ts';
import './membership.css';

/** The record of an application and the way to its numbers. Its case is the engine's page. */
export function JoinPage() {
  const t = useText();
  const { joinId } = useParams<{ joinId: string }>();
  const read = useRead(membershipApi.readJoin, { joinId });
  const join = read.answer;
  return (
    <>
      <PageHeader
        title={join?.name ?? t('membership.office.joins')} crumbs={[{ label: t('membership.office.joins'), href: '/joins' }]}
        badge={join !== undefined && <StatusBadge tone={joinTone(join.status)} label={t(`membership.join.status.${join.status}`)} />}
      />
      <DataState read={read}>
        {(known) => (
          <div className="zj-columns">
            <Facts join={known} />
            <div className="zj-stack">
              {known.can.open && (
                <section className="zj-panel zj-stack">
                  <p className="zj-soft">{t('membership.office.join.case-text')}</p>
                  <div><LinkButton variant="primary" href={`/flows/cases/${known.joinId}`}>{t('membership.office.case')}</LinkButton></div>
                </section>
              )}
              {known.can.reveal && (
                <section className="zj-panel zj-stack" aria-labelledby="join-numbers">
                  <h2 id="join-numbers">{t('membership.office.reveal')}</h2>
                  <ApplicantNumbers joinId={known.joinId} />
                </section>
              )}
            </div>
          </div>
        )}
      </DataState>
    </>
  );
}

function Facts({ join }: { readonly join: JoinDetails }) {
  const t = useText();
  const facts = [
    [t('membership.office.join.name'), join.name], [t('membership.office.join.id'), join.maskedId],
    [t('membership.office.join.employer'), join.employer ?? t('membership.office.no-employer')],
    ...(join.creditCode === null ? [] : [[t('membership.office.join.code'), join.creditCode] as const]),
    [t('membership.office.join.category'), t(`membership.category.${join.category}`)], [t('membership.office.join.union'), join.unionName],
    [t('membership.office.join.holder'), join.holderName], [t('membership.office.join.notice'), join.noticeVersion],
  ] as const;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="join-facts">
      <h2 id="join-facts">{t('membership.office.join.facts')}</h2>
      <dl className="membership-details">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <p className="zj-soft zj-small">{t('membership.office.asked', { when: whenText(t, join.askedAt) })}</p>
      {join.status === 'waiting' && (
        <div className="membership-marks">
          <StatusBadge tone="info" label={t('membership.office.contact', { day: t.format.date(join.contactOn, 'month-day') })} />
          <StatusBadge tone={join.isLate ? 'danger' : 'info'} label={t('membership.office.due', { day: t.format.date(join.dueOn, 'month-day') })} />
        </div>
      )}
      {join.settledAt !== null && <p className="zj-soft zj-small">{t('membership.office.settled', { when: whenText(t, join.settledAt) })}</p>}
      {join.reason !== null && <p>{t('membership.office.reason-was', { reason: join.reason })}</p>}
    </section>
  );
}
