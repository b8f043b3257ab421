import { useState } from 'react';
import { useParams, useSearch } from 'wouter';
import Segmented from 'antd/es/segmented';
import { AnswersView } from '#platform/forms/office/answers-view.tsx';
import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
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
import { ApprovalSheet } from './approval-sheet.tsx';
import { CaseActs } from './case-acts.tsx';
import { DecidePanel } from './decide-panel.tsx';
import './desk.css';
import { DoneLine, type Done } from './done-line.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { ResubmitPanel } from './resubmit-panel.tsx';

/** One case: what was asked, how far it is, and what the reader may do. `?as=union`: read for the union, without taking part. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const isUnion = new URLSearchParams(useSearch()).get('as') === 'union';
  return <Asked key={caseId} caseId={caseId} isUnion={isUnion} />;
}

function Asked({ caseId, isUnion }: { readonly caseId: string; readonly isUnion: boolean }) {
  const t = useText();
  const asUnion = useRead(flowsApi.readUnionCase, { caseId }, { isReady: isUnion });
  // Whoever takes part reads it in the clear from wherever they come; that reading is written down.
  const isOwn = !isUnion || asUnion.answer?.takesPart === true;
  const asOwn = useRead(flowsApi.readCase, { caseId }, { isReady: isOwn });
  const read = isOwn ? asOwn : asUnion;
  const view = read.answer;
  const home = isUnion ? { label: t('flows.office.union.menu'), href: '/flows/union' } : { label: t('flows.office.menu'), href: '/flows' };
  return (
    <>
      <PageHeader
        title={view === undefined ? t('flows.office.case') : t('flows.office.row', { title: said(t, view.title), name: view.starterName })} crumbs={[home]}
        badge={view && <StatusBadge tone={statusTone(view.status)} label={t(`flows.status.${view.status}`)} />}
        {...(view === undefined ? {} : { lead: t('flows.office.case.lead', { number: view.number, union: view.unionName, day: t.format.date(view.startedAt, 'day-time') }) })}
      />
      <DataState read={read}>{(known) => <Known view={known} read={read} isUnion={!isOwn} />}</DataState>
    </>
  );
}

function Known({ view, read, isUnion }: { readonly view: CaseView; readonly read: Read<CaseView>; readonly isUnion: boolean }) {
  const t = useText();
  const end = useActEnd(read.refresh);
  const [done, setDone] = useState<Done>();
  const readPhoto = useReadPhoto(view.caseId);
  const isMending = view.can.includes('resubmit');
  // Fields need room: beside the answers there is only as much as a sentence takes.
  const isFilling = (view.myTask?.writes.length ?? 0) > 0;
  return (
    <>
      <FailureBanner failure={end.told} />
      <DoneLine done={done} caseId={view.caseId} end={end} onUndone={() => setDone(undefined)} />
      <div className="flows-case">
        <div className="zj-stack" data-gap="wide">
          {isFilling && view.myTask !== null && <DecidePanel key={view.myTask.taskId} view={view} task={view.myTask} end={end} onDone={setDone} />}
          {isMending ? <ResubmitPanel view={view} end={end} onDone={() => setDone({ act: 'resubmit' })} /> : (
            <Card title={t('flows.office.case.answers')}>
              {view.isMasked && <p className="zj-soft zj-small">{t('flows.office.case.masked')}</p>}
              <AnswersView form={writtenPart(view.definition, view.answers)} answers={view.answers} names={namesIn(view)} {...(isUnion ? {} : { readPhoto })} />
              <CaseConsents consents={view.consents} />
            </Card>
          )}
        </div>
        <div className="flows-case-side zj-stack" data-gap="wide">
          <Card look="tinted"><p className="flows-standing">{standingWords(t, view)}</p></Card>
          <CaseActs key={view.myTask?.taskId ?? ''} view={view} end={end} isFilling={isFilling} onDone={setDone} />
          {(!isUnion || view.papers.length > 0) && <Card title={t('flows.papers')} look="flush"><PaperList view={view} hasSheet={!isUnion} /></Card>}
        </div>
        <Course view={view} />
      </div>
    </>
  );
}

const TRAILS = ['picture', 'sentences', 'sheet'] as const;
type Trail = (typeof TRAILS)[number];
const TRAIL_DEFAULTS = { trail: 'picture' };

/** The same course three ways: as a picture, as sentences, as the sheet that goes into the dossier. */
function Course({ view }: { readonly view: CaseView }) {
  const t = useText();
  const { filters, set } = useAddressFilters(TRAIL_DEFAULTS);
  const trail: Trail = TRAILS.find((known) => known === filters.trail) ?? 'picture';
  return (
    <Card
      title={t('flows.trail')}
      action={(
        <Segmented<Trail>
          aria-label={t('flows.office.trail')} value={trail} onChange={(next) => set({ trail: next })}
          options={TRAILS.map((value) => ({ value, label: t(`flows.office.trail.${value}`) }))}
        />
      )}
    >
      {trail === 'picture' && <FlowPicture view={view} />}
      {trail === 'sentences' && <CaseTrail view={view} />}
      {trail === 'sheet' && <ApprovalSheet view={view} />}
    </Card>
  );
}
