import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type OfficerCase } from './appeals-api.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseLadder } from './case-ladder.tsx';
import { CasePhotos } from './case-photos.tsx';
import { CaseSteps } from './case-steps.tsx';
import { dueWords, joinedWords, statusWords, timeWords } from './case-words.ts';
import './case-page.css';

export function CasePage() {
  const t = useText();
  const { appealId } = useParams<{ appealId: string }>();
  const read = useRead(appealsApi.readAppeal, { appealId });
  return (
    <>
      {read.answer === undefined
        ? <PageHeader title={t('appeals.office.case.title')} crumbs={[{ label: t('appeals.office.view.today'), href: '/appeals' }]} />
        : <CaseHeader appeal={read.answer} />}
      <DataState read={read}>{(appeal) => <CaseView appeal={appeal} onStale={read.refresh} />}</DataState>
    </>
  );
}

function CaseHeader({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  const status = appeal.isJoined ? joinedWords(t) : statusWords(t, appeal);
  const due = dueWords(t, appeal);
  return (
    <PageHeader
      title={t('appeals.office.case.named', { topic: t(`appeals.topic.${appeal.topic}`), caseNumber: appeal.caseNumber })}
      lead={t('appeals.office.case.lead', { when: timeWords(t, appeal.receivedAt), union: appeal.unionName, holder: appeal.holderUnionName })}
      crumbs={[{ label: t('appeals.office.view.today'), href: '/appeals' }]}
      badge={(
        <>
          <StatusBadge tone={status.tone} label={status.text} />
          {due !== undefined && <StatusBadge tone={due.tone} label={due.text} />}
        </>
      )}
    />
  );
}

type CaseViewProps = { readonly appeal: OfficerCase; readonly onStale: () => void };

/** What was said on the left, what to do on the right; on the phone one below the other in the order of the work. */
function CaseView({ appeal, onStale }: CaseViewProps) {
  const t = useText();
  return (
    <div className="zj-columns">
      <div className="case-column">
        <section className="zj-panel case-said" aria-labelledby="case-text">
          <h2 id="case-text">{t('appeals.office.case.text')}</h2>
          <p className="case-text">{appeal.text}</p>
          <CasePhotos appealId={appeal.appealId} photos={appeal.photos} />
        </section>
        <section className="zj-panel case-said" aria-labelledby="case-steps">
          <h2 id="case-steps">{t('appeals.office.case.steps')}</h2>
          <CaseSteps steps={appeal.steps} />
        </section>
      </div>
      <div className="case-column case-side">
        <CaseActions key={appeal.appealId} appeal={appeal} onStale={onStale} />
        <CaseLadder appeal={appeal} />
        <CaseFacts key={`facts ${appeal.appealId}`} appeal={appeal} />
      </div>
    </div>
  );
}
