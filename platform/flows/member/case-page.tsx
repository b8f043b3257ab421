import { useState } from 'react';
import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { AnswersView } from '#platform/forms/phone/answers-view.tsx';
import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CaseConsents } from '../public-ui/case-consents.tsx';
import { CaseTrail } from '../public-ui/case-trail.tsx';
import { said, standingWords } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import '../public-ui/flows.css';
import { namesIn } from '../public-ui/names-in.ts';
import { PaperList } from '../public-ui/paper-list.tsx';
import { useActEnd } from '../public-ui/use-act-end.ts';
import { useReadPhoto } from '../public-ui/use-read-photo.ts';
import { writtenPart } from '../rules/form-part.ts';
import { statusTone } from '../rules/trail-tone.ts';
import type { CaseView } from '../wire.ts';
import { FlowsText } from './member-texts.tsx';
import { OwnActs } from './own-acts.tsx';
import { ResubmitForm } from './resubmit-form.tsx';
import { SignedIn } from './signed-in.tsx';
import { TaskCard, type TaskFace } from './task-card.tsx';
import { TaskFooter } from './task-footer.tsx';

/** One case, for whoever began it and for whoever is asked: where it is, what is wanted of me, what was written, what happened. */
export function CasePage(_props: MemberPageProps) {
  const { caseId = '' } = useParams();
  return <FlowsText><Asked key={caseId} caseId={caseId} /></FlowsText>;
}

function Asked({ caseId }: { readonly caseId: string }) {
  const t = useText();
  const { me } = useMe();
  const read = useRead(flowsApi.readCase, { caseId }, { isReady: me !== undefined && me !== null });
  if (read.answer !== undefined) return <Known view={read.answer} read={read} />;
  return (
    <Screen title={t('flows.member.case')} back="/flows">
      <SignedIn next={`/flows/cases/${caseId}`}>{() => <ReadState read={read}>{() => null}</ReadState>}</SignedIn>
    </Screen>
  );
}

function Known({ view, read }: { readonly view: CaseView; readonly read: Read<CaseView> }) {
  const t = useText();
  const end = useActEnd(read.refresh);
  const [face, setFace] = useState<TaskFace>('decide');
  const readPhoto = useReadPhoto(view.caseId);
  const task = view.myTask;
  const isMending = view.can.includes('resubmit');
  return (
    <Screen
      title={said(t, view.title)} back="/flows"
      {...(task !== null && face === 'decide' ? { footer: <TaskFooter key={task.taskId} task={task} /> } : {})}
    >
      <FailureBanner failure={end.told} />
      <ReadState read={read}>{() => null}</ReadState>
      <Stand view={view} />
      {isMending && <ResubmitForm view={view} end={end} />}
      {!isMending && (
        <Card title={t('flows.member.answers')}>
          <AnswersView form={writtenPart(view.definition, view.answers)} answers={view.answers} names={namesIn(view)} readPhoto={readPhoto} />
          <CaseConsents consents={view.consents} />
        </Card>
      )}
      {task !== null && <TaskCard key={task.taskId} view={view} task={task} end={end} face={face} onFace={setFace} />}
      <OwnActs view={view} end={end} />
      <Card title={t('flows.trail')}><CaseTrail view={view} /></Card>
      <Card title={t('flows.papers')} look="flush"><PaperList view={view} /></Card>
    </Screen>
  );
}

function Stand({ view }: { readonly view: CaseView }) {
  const t = useText();
  const reason = view.status === 'with-starter' || view.status === 'refused' ? view.trail.findLast((line) => line.words !== null && line.kind !== 'comment') : undefined;
  return (
    <Card look="tinted">
      <div className="zj-stack">
        <div><StatusBadge tone={statusTone(view.status)} label={t(`flows.status.${view.status}`)} /></div>
        <p className="flows-standing">{standingWords(t, view)}</p>
        {reason?.words !== undefined && reason.words !== null && <p>{t('flows.member.reason', { who: reason.person ?? t('flows.trail.house'), reason: reason.words })}</p>}
        <p className="flows-number">{t(view.isMine ? 'flows.member.number-mine' : 'flows.member.number', { number: view.number, name: view.starterName, union: view.unionName })}</p>
      </div>
    </Card>
  );
}
