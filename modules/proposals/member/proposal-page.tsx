import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { standingKey, standingTone } from '../rules/tones.ts';
import { ProposalsText } from './member-texts.tsx';
import { proposalsApi, type SharedProposal } from './proposals-api.ts';
import './proposals.css';
import { SignedIn } from './signed-in.tsx';

/** One proposal as its proposer and fellow members see it; whoever has this address can second it here. */
export function ProposalPage(_props: MemberPageProps) {
  return <ProposalsText><Proposal /></ProposalsText>;
}

function Proposal() {
  const t = useText();
  const { proposalId = '' } = useParams();
  return (
    <Screen title={t('proposals.process.title')} back="/proposals">
      <SignedIn next={`/proposals/${proposalId}`}>{() => <Known proposalId={proposalId} />}</SignedIn>
    </Screen>
  );
}

function Known({ proposalId }: { readonly proposalId: string }) {
  const read = useRead(proposalsApi.readShared, { proposalId });
  return <ReadState read={read}>{(proposal) => <Parts proposal={proposal} />}</ReadState>;
}

type PartProps = { readonly proposal: SharedProposal };

function Parts({ proposal }: PartProps) {
  return (
    <>
      <Head proposal={proposal} />
      {proposal.text !== null && <Texts text={proposal.text} />}
      <AnswerPart proposal={proposal} />
      <Seconding proposal={proposal} />
      {proposal.isMine && <CaseLink proposalId={proposal.proposalId} />}
    </>
  );
}

function Head({ proposal }: PartProps) {
  const t = useText();
  const { title, number, category, madeAt, proposerName, isMine } = proposal;
  const by = isMine ? t('proposals.member.by-me') : proposerName === null ? t('proposals.member.by-unnamed') : t('proposals.member.by', { name: proposerName });
  return (
    <div className="zj-stack">
      <h2>{title}</h2>
      <div><StatusBadge tone={standingTone(proposal)} label={t(standingKey(proposal))} /></div>
      <p className="zj-soft zj-small">
        {[number === null ? undefined : t('proposals.line.number', { number }), t(`proposals.category.${category}`), by, t('proposals.line.made', { when: whenText(t, madeAt) })]
          .filter((part) => part !== undefined).join(' · ')}
      </p>
    </div>
  );
}

function Texts({ text: { reason, suggestion } }: { readonly text: NonNullable<SharedProposal['text']> }) {
  const t = useText();
  return (
    <>
      <Card title={t('proposals.field.reason')}><p className="proposals-text">{reason}</p></Card>
      <Card title={t('proposals.field.suggestion')}><p className="proposals-text">{suggestion}</p></Card>
    </>
  );
}

function AnswerPart({ proposal: { answer, answerBy, state } }: PartProps) {
  const t = useText();
  if (answer === null) {
    return state === 'handling' && answerBy !== null
      ? <Banner tone="info" title={t('proposals.line.answer-by', { day: t.format.date(answerBy, 'day') })} /> : null;
  }
  return (
    <Card title={t('proposals.member.answer', { when: whenText(t, answer.at) })}>
      <div className="zj-stack">
        <p className="proposals-text">{answer.text}</p>
        <p className="zj-soft zj-small">{t(`proposals.answer-class.${answer.class}`)}</p>
      </div>
    </Card>
  );
}

/** What is missing, and the one thing to do about it: to second it, or to tell others where. */
function Seconding({ proposal: { proposalId, seconds, needed, state, isMine, hasSeconded, can } }: PartProps) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(proposalsApi.second);
  if (state !== 'seconding') return hasSeconded ? <Banner tone="ok" title={t('proposals.member.seconded')} /> : null;
  const missing = needed - seconds;
  return (
    <Card title={t('proposals.line.seconds', { count: seconds, needed })}>
      <div className="zj-stack">
        <p role="status">{hasSeconded ? `${t('proposals.member.seconded')} · ` : ''}{t('proposals.member.seconded-more', { count: missing })}</p>
        <FailureBanner failure={failure} onRetry={retry} />
        {can.second && (
          <>
            <p className="zj-soft zj-small">{t('proposals.member.second-text')}</p>
            <Button variant="primary" isWide isBusy={isBusy} onClick={() => void run({ proposalId })}>{t('proposals.member.second')}</Button>
          </>
        )}
        {isMine && <CopyField label={t('proposals.member.address')} hint={t('proposals.member.share')} value={window.location.href} groupsOf={200} />}
      </div>
    </Card>
  );
}

function CaseLink({ proposalId }: { readonly proposalId: string }) {
  const t = useText();
  return <LinkButton isWide href={`/flows/cases/${proposalId}`}>{t('proposals.member.case')}</LinkButton>;
}
