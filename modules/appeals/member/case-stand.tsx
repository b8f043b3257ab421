import { ClockIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WorkerCase } from './appeals-api.ts';
import { caseState, dayText, dueText, holderText, statusWords } from './case-words.ts';
import { QuotedWords } from './quoted-words.tsx';

/** Where the case stands: one sentence on whose turn it is, until when, and who gets it if that day passes. */
export function CaseStand({ one }: { readonly one: WorkerCase }) {
  const t = useText();
  const state = caseState(one);
  return (
    <section className="case-stand" data-tone={statusWords(t, state).tone} aria-label={t('appeals.member.case.stand')}>
      <p className="case-stand-number">{t('appeals.member.case-number', { number: one.caseNumber })}</p>
      <p className="case-stand-text" role="status">{t(`appeals.member.stand.${state}`, { contact: holderText(one) })}</p>
      {one.status === 'paused' && <QuotedWords label={t('appeals.member.stand.why')} steps={one.steps} kind="paused" />}
      {one.status !== 'closed' && one.status !== 'withdrawn' && <Due one={one} />}
    </section>
  );
}

function Due({ one }: { readonly one: WorkerCase }) {
  const t = useText();
  const next = one.rungs.find((rung) => rung.state === 'planned');
  return (
    <p className="case-stand-due">
      <ClockIcon />
      <span>
        {dueText(t, one)}
        {one.stoppedUntil !== null && <span className="zj-soft"> {t('appeals.member.due.stopped', { day: dayText(t, one.stoppedUntil) })}</span>}
        {next !== undefined && <span className="zj-soft"> {t('appeals.member.due.next', { union: next.unionName })}</span>}
        {one.isDueProvisional && <span className="zj-soft"> {t('appeals.member.due.provisional')}</span>}
      </span>
    </p>
  );
}
