import { ClockIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WorkerCase } from './appeals-api.ts';
import { caseState, dueText, statusWords } from './case-words.ts';

/** Where the case stands: one sentence on whose turn it is, and until when. */
export function CaseStand({ one }: { readonly one: WorkerCase }) {
  const t = useText();
  const state = caseState(one);
  return (
    <section className="case-stand" data-tone={statusWords(t, state).tone} aria-label={t('appeals.member.case.stand')}>
      <p className="case-stand-number">{t('appeals.member.case-number', { number: one.caseNumber })}</p>
      <p className="case-stand-text">{t(`appeals.member.stand.${state}`, { contact: one.contactName })}</p>
      {one.status !== 'closed' && (
        <p className="case-stand-due">
          <ClockIcon />
          <span>
            {dueText(t, one)}
            {one.isDueProvisional && <span className="zj-soft"> {t('appeals.member.due.provisional')}</span>}
          </span>
        </p>
      )}
    </section>
  );
}
