import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ReactNode } from 'react';
import type { OfficerCase } from './appeals-api.ts';
import { dueWords } from './case-words.ts';
import { WorkerContact } from './worker-contact.tsx';

/** What is known of a case beside its text: who it comes from, whose it is, until when. */
export function CaseFacts({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  const due = dueWords(t, appeal);
  return (
    <section className="zj-panel case-said" aria-labelledby="case-facts">
      <h2 id="case-facts">{t('appeals.office.case.facts')}</h2>
      <dl className="case-facts">
        <Fact name={t('appeals.office.fact.person')}>
          <p>{t(`appeals.office.disclosure.${appeal.disclosure}`)}</p>
          <WorkerContact appeal={appeal} />
        </Fact>
        <Fact name={t('appeals.office.fact.due')}>
          {appeal.dueOn === null ? t('appeals.office.due.none') : t.format.date(appeal.dueOn)}
          {due !== undefined && appeal.dueOn !== null && <p className="zj-soft zj-small">{due.text}</p>}
          {appeal.isDueProvisional && <p className="zj-soft zj-small">{t('appeals.office.fact.provisional')}</p>}
        </Fact>
        <Fact name={t('appeals.office.fact.unions')}>
          <p>{t('appeals.office.fact.enterprise', { union: appeal.unionName })}</p>
          {appeal.localUnionName !== null && <p>{t('appeals.office.fact.local', { union: appeal.localUnionName })}</p>}
        </Fact>
        <Fact name={t('appeals.office.fact.contact')}>{appeal.contactName}</Fact>
        {appeal.place !== '' && <Fact name={t('appeals.office.fact.place')}>{appeal.place}</Fact>}
        {appeal.reopenedTimes > 0 && (
          <Fact name={t('appeals.office.fact.reopened')}>{t('appeals.office.fact.times', { count: appeal.reopenedTimes })}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="case-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
