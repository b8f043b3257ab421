import { useParams } from 'wouter';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { CourseCard } from './course-card.tsx';
import { FoundForm } from './found-form.tsx';
import { membershipApi, type OwnFounding } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import './membership.css';
import { SignedIn } from './signed-in.tsx';
import { foundingTone } from '../rules/tones.ts';

/** One's own request to found a union: how far it is, and what to do next. */
export function FoundingPage(_props: MemberPageProps) {
  const { foundingId = '' } = useParams();
  return <MembershipText><Founding key={foundingId} foundingId={foundingId} /></MembershipText>;
}

function Founding({ foundingId }: { readonly foundingId: string }) {
  const t = useText();
  return (
    <Screen title={t('membership.member.found')} back="/union">
      <SignedIn next={`/found/${foundingId}`}>{(me) => <Known foundingId={foundingId} me={me} />}</SignedIn>
    </Screen>
  );
}

function Known({ foundingId, me }: { readonly foundingId: string; readonly me: Me }) {
  const t = useText();
  const read = useRead(membershipApi.readOwnFounding, { foundingId });
  return (
    <ReadState read={read}>
      {(founding) => (
        <>
          <Stand founding={founding} />
          {founding.status === 'sent-back' && <FoundForm key={founding.foundingId} me={me} former={founding} onSent={read.refresh} />}
          {founding.status === 'preparing' && <NextSteps />}
          {founding.foundedUnionId !== null && <CourseCard key={founding.status} founding={founding} onSent={read.refresh} />}
          {founding.status === 'refused' && <Banner tone="info" title={t('membership.member.found.refused')}>{t('membership.member.found.refused-text')}</Banner>}
        </>
      )}
    </ReadState>
  );
}

function Stand({ founding }: { readonly founding: OwnFounding }) {
  const t = useText();
  const withdraw = useCommand(membershipApi.withdrawFounding);
  const take = () => withdraw.run({ foundingId: founding.foundingId });
  const isOpen = founding.status === 'submitted' || founding.status === 'sent-back';
  const facts = [
    [t('membership.member.goes-to'), founding.unionName], [t('membership.member.found.name'), founding.proposedName],
    ...(founding.documentNumber === null ? [] : [[t('membership.founding.document-number'), founding.documentNumber]]),
  ] as const;
  return (
    <Card title={founding.employer} action={<StatusBadge tone={foundingTone(founding.status)} label={t(`membership.founding.status.${founding.status}`)} />}>
      <div className="zj-stack">
        <dl className="membership-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        <p className="zj-soft">{t('membership.member.join.asked', { when: whenText(t, founding.askedAt) })}</p>
        {founding.status === 'submitted' && <p>{t('membership.member.found.due', { day: t.format.date(founding.dueOn, 'day') })}</p>}
        {founding.reason !== null && <p>{t('membership.member.reason', { reason: founding.reason })}</p>}
        <FailureBanner failure={withdraw.failure} onRetry={take} />
        {isOpen && <Button variant="quiet" isWide isBusy={withdraw.isBusy} onClick={() => void take()}>{t('membership.member.withdraw')}</Button>}
      </div>
    </Card>
  );
}

const STEPS = ['develop', 'nominate', 'meet', 'report', 'register'] as const;

/** What the preparatory group does after the approval (domain.md §1.3), in its order. */
function NextSteps() {
  const t = useText();
  return (
    <>
      <Banner tone="ok" title={t('membership.member.found.stands')} action={<a className="zj-button" href="/office/">{t('membership.member.found.office')}</a>}>
        {t('membership.member.found.stands-text')}
      </Banner>
      <Card title={t('membership.member.found.next')}>
        <Timeline
          label={t('membership.member.found.next')}
          steps={STEPS.map((id) => ({ id, title: t(`membership.member.found.step.${id}`), body: t(`membership.member.found.step.${id}-text`), isAhead: true }))}
        />
      </Card>
    </>
  );
}
