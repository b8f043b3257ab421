import { useState } from 'react';
import { useParams } from 'wouter';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { joinTone } from '../rules/tones.ts';
import { ApplicantNumbers } from './applicant-numbers.tsx';
import { membershipApi, type JoinDetails } from './membership-api.ts';
import './membership.css';
import { ReasonedForm } from './reasoned-form.tsx';

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
              {/* Stays while the answer is asked anew, so that what was done is still said. */}
              <Decision key={known.joinId} join={known} />
              <section className="zj-panel zj-stack" aria-labelledby="join-numbers">
                <h2 id="join-numbers">{t('membership.office.reveal')}</h2>
                <ApplicantNumbers joinId={known.joinId} />
              </section>
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

function Decision({ join }: { readonly join: JoinDetails }) {
  const t = useText();
  const accept = useCommand(membershipApi.acceptJoin);
  const sendBack = useCommand(membershipApi.sendBackJoin);
  const refuse = useCommand(membershipApi.refuseJoin);
  const [act, setAct] = useState<'send-back' | 'refuse'>();
  const [cardNumber, setCardNumber] = useState<string>();
  const { joinId } = join;
  const take = async (): Promise<void> => {
    const answer = await accept.run({ joinId });
    if (answer.ok) setCardNumber(answer.value.cardNumber);
  };
  const give = async (reason: string): Promise<void> => {
    if ((await (act === 'refuse' ? refuse : sendBack).run({ joinId, reason })).ok) setAct(undefined);
  };
  if (cardNumber !== undefined) return <Banner tone="ok" title={t('membership.office.accepted', { number: cardNumber })} isAnnounced />;
  if (!join.can.decide) return null;
  const chosen = act === 'refuse' ? refuse : sendBack;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="join-decide">
      <h2 id="join-decide">{t('membership.office.decide')}</h2>
      {act === undefined
        ? (
          <>
            <FailureBanner failure={accept.failure} onRetry={take} />
            <div className="membership-acts">
              <Button variant="primary" isBusy={accept.isBusy} onClick={() => void take()}>{t('membership.office.accept')}</Button>
              <Button onClick={() => setAct('send-back')}>{t('membership.office.send-back')}</Button>
              <Button variant="quiet" onClick={() => setAct('refuse')}>{t('membership.office.refuse')}</Button>
            </div>
          </>
        )
        : (
          <ReasonedForm
            key={act} label={t(`membership.office.${act}`)} variant={act === 'refuse' ? 'danger' : 'primary'} isBusy={chosen.isBusy} failure={chosen.failure}
            onSend={(reason) => void give(reason)} onBack={() => setAct(undefined)}
          />
        )}
    </section>
  );
}
