import { useRead } from '#platform/ui/api/use-read.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type OfficerCase, type SimilarCase } from './appeals-api.ts';
import { statusWords } from './case-words.ts';
import { ActHeading } from './reasoned-act-form.tsx';
import { isStale } from './use-case-actions.ts';

export type SimilarCasesProps = {
  readonly appeal: OfficerCase;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onStale: (failure: ApiFailure) => void;
};

/** Cases that are told alike: a person decides whether it is the same matter, with one press that can be taken back. */
export function SimilarCases({ appeal, onBack, onDone, onStale }: SimilarCasesProps) {
  const t = useText();
  const read = useRead(appealsApi.listSimilar, { appealId: appeal.appealId });
  const join = useCommand(appealsApi.joinAppeal);
  const run = async (leadId: string): Promise<void> => {
    const answer = await join.run({ appealId: appeal.appealId, leadId });
    if (answer.ok) onDone();
    else if (isStale(answer.failure)) onStale(answer.failure);
  };
  return (
    <div className="zj-stack">
      <ActHeading act="join" />
      <FailureBanner failure={join.failure} onRetry={join.retry} />
      <DataState
        read={read} isEmpty={({ cases }) => cases.length === 0}
        empty={{ title: t('appeals.office.similar.none'), text: t('appeals.office.similar.none-text') }}
      >
        {({ cases }) => (
          <ul className="similar-cases" aria-label={t('appeals.office.similar')}>
            {cases.map((one) => <SimilarRow key={one.appealId} one={one} isBusy={join.isBusy} onJoin={() => void run(one.appealId)} />)}
          </ul>
        )}
      </DataState>
      <div><Button variant="quiet" onClick={onBack}>{t('appeals.office.act.back')}</Button></div>
    </div>
  );
}

type SimilarRowProps = { readonly one: SimilarCase; readonly isBusy: boolean; readonly onJoin: () => void };

function SimilarRow({ one, isBusy, onJoin }: SimilarRowProps) {
  const t = useText();
  const { text, tone } = statusWords(t, { status: one.status, reopenedTimes: 0 });
  const number = t('appeals.office.case-number', { caseNumber: one.caseNumber });
  return (
    <li className="similar-case">
      <p className="similar-text">{one.excerpt}</p>
      <p className="similar-facts">
        <span>{t('appeals.office.similar.likeness', { likeness: t.format.percent(Math.round(one.likeness * 100), 100) })}</span>
        <span>{number}</span>
        {one.joinedCount > 0 && <span>{t('appeals.office.mark.joined', { count: one.joinedCount + 1 })}</span>}
        <StatusBadge tone={tone} label={text} />
      </p>
      <div className="case-send">
        <Button isBusy={isBusy} onClick={onJoin}>{t('appeals.office.similar.join')}<span className="zj-unseen">{number}</span></Button>
        <LinkButton variant="quiet" href={`/appeals/${one.appealId}`}>{t('appeals.office.similar.read')}<span className="zj-unseen">{number}</span></LinkButton>
      </div>
    </li>
  );
}
