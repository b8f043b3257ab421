import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { standingKey, standingTone } from '../rules/tones.ts';
import { proposalsApi, type OfficerProposal } from './proposals-api.ts';
import './proposals.css';

export function ProposalPage() {
  const t = useText();
  const { proposalId } = useParams<{ proposalId: string }>();
  const read = useRead(proposalsApi.readProposal, { proposalId });
  const { answer } = read;
  return (
    <>
      <PageHeader
        title={answer?.title ?? t('proposals.process.title')} crumbs={[{ label: t('proposals.title'), href: '/proposals' }]}
        badge={answer === undefined ? undefined : <StatusBadge tone={standingTone(answer)} label={t(standingKey(answer))} />}
      />
      <DataState read={read}>{(proposal) => <View proposal={proposal} />}</DataState>
    </>
  );
}

type ViewProps = { readonly proposal: OfficerProposal };

function View({ proposal }: ViewProps) {
  const t = useText();
  const { may } = useActingOffice();
  return (
    <div className="zj-columns">
      <div className="zj-stack">
        <Card title={t('proposals.field.reason')}><p className="proposals-text">{proposal.reason}</p></Card>
        <Card title={t('proposals.field.suggestion')}><p className="proposals-text">{proposal.suggestion}</p></Card>
        <Card title={t('proposals.field.answer')}><Answer proposal={proposal} /></Card>
      </div>
      <div className="zj-stack">
        <Card title={t('proposals.office.facts')}><Facts proposal={proposal} /></Card>
        {may('flows.case.read') && <div><LinkButton href={`/flows/cases/${proposal.proposalId}?as=union`}>{t('proposals.office.case')}</LinkButton></div>}
      </div>
    </div>
  );
}

function Answer({ proposal: { answer, answers, isInTime } }: ViewProps) {
  const t = useText();
  if (answer === null) return <p className="zj-soft">{t('proposals.office.no-answer')}</p>;
  return (
    <div className="zj-stack">
      <p className="proposals-text">{answer.text}</p>
      <p className="zj-soft zj-small">
        {[
          t(`proposals.answer-class.${answer.class}`), whenText(t, answer.at), answers > 1 ? t('proposals.office.answers', { count: answers }) : undefined,
          isInTime === null ? undefined : t(isInTime ? 'proposals.office.in-time' : 'proposals.office.late'),
        ].filter((part) => part !== undefined).join(' · ')}
      </p>
    </div>
  );
}

function Facts({ proposal }: ViewProps) {
  const t = useText();
  const { number, category, unionName, proposerName, isUnnamed, seconders, decision, mergedInto, department, undertakerName, answerBy, rating, madeAt } = proposal;
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    number === null ? undefined : [t('proposals.process.title'), t('proposals.line.number', { number })],
    [t('proposals.field.category'), t(`proposals.category.${category}`)],
    [t('proposals.office.proposer'), <>{proposerName} · {unionName}{isUnnamed && <><br /><span className="zj-soft zj-small">{t('proposals.office.unnamed')}</span></>}</>],
    [t('proposals.office.made'), whenText(t, madeAt)],
    [t('proposals.office.seconders'), seconders.length === 0 ? t('proposals.office.no-seconders') : seconders.join(' · ')],
    [t('proposals.office.decision'), decision === null ? t('proposals.office.not-decided') : t(`proposals.decision.${decision}`)],
    mergedInto === null ? undefined : [t('proposals.field.merged-into'), mergedInto],
    department === null ? undefined : [t('proposals.field.department'), department],
    undertakerName === null ? undefined : [t('proposals.field.undertaker'), undertakerName],
    answerBy === null ? undefined : [t('proposals.field.answer-by'), t.format.date(answerBy, 'day')],
    [t('proposals.office.rating'), rating === null ? t('proposals.office.no-rating') : t(`proposals.rating.${rating}`)],
  ];
  return (
    <dl className="proposals-facts">
      {facts.filter((fact) => fact !== undefined).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
