import { Link } from 'wouter';
import type { ReactNode } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OfficerCase } from './appeals-api.ts';
import { dayWords, dueWords, statusWords } from './case-words.ts';
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
        {appeal.about !== 'nobody' && <Fact name={t('appeals.office.fact.about')}>{t(`appeals.office.about.${appeal.about}`)}</Fact>}
        <Fact name={t('appeals.office.fact.holder')}>
          <strong>{appeal.holderUnionName}</strong>
          {appeal.bouncedTimes > 0 && <p className="zj-soft zj-small">{t('appeals.office.fact.bounced', { count: appeal.bouncedTimes })}</p>}
        </Fact>
        <Fact name={t('appeals.office.fact.due')}>
          {appeal.dueOn === null ? t('appeals.office.due.none') : t.format.date(appeal.dueOn)}
          {due !== undefined && appeal.dueOn !== null && <p className="zj-soft zj-small">{due.text}</p>}
          {appeal.stoppedUntil !== null && <p className="zj-soft zj-small">{t('appeals.office.fact.stopped', { day: dayWords(t, appeal.stoppedUntil) })}</p>}
          {appeal.isDueProvisional && <p className="zj-soft zj-small">{t('appeals.office.fact.provisional')}</p>}
        </Fact>
        <CaseOrigin appeal={appeal} />
        {appeal.reopenedTimes > 0 && (
          <Fact name={t('appeals.office.fact.reopened')}>{t('appeals.office.fact.times', { count: appeal.reopenedTimes })}</Fact>
        )}
        <Matter appeal={appeal} />
      </dl>
    </section>
  );
}

/** How it came in and who had it first: that union stays responsible whoever holds it. */
function CaseOrigin({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  return (
    <>
      <Fact name={t('appeals.office.fact.source')}>{t(`appeals.office.source.${appeal.source}`)}</Fact>
      <Fact name={t('appeals.office.fact.unions')}>
        <p>{t('appeals.office.fact.enterprise', { union: appeal.unionName })}</p>
        {appeal.localUnionName !== null && <p>{t('appeals.office.fact.local', { union: appeal.localUnionName })}</p>}
      </Fact>
      {appeal.contactName !== '' && <Fact name={t('appeals.office.fact.contact')}>{appeal.contactName}</Fact>}
      {appeal.place !== '' && <Fact name={t('appeals.office.fact.place')}>{appeal.place}</Fact>}
    </>
  );
}

/** The cases of the same matter: its lead, or those that follow it. */
function Matter({ appeal: { lead, joined, isJoined } }: { readonly appeal: OfficerCase }) {
  const t = useText();
  if (lead !== null) return <Fact name={t('appeals.office.fact.lead')}><LinkedCase one={lead} /></Fact>;
  // Its lead may lie beyond this officer's reach.
  if (isJoined) return <Fact name={t('appeals.office.fact.lead')}>{t('appeals.office.fact.lead-hidden')}</Fact>;
  if (joined.length === 0) return null;
  return (
    <Fact name={t('appeals.office.fact.joined', { count: joined.length })}>
      <ul className="case-linked">{joined.map((one) => <li key={one.appealId}><LinkedCase one={one} /></li>)}</ul>
    </Fact>
  );
}

function LinkedCase({ one }: { readonly one: OfficerCase['joined'][number] }) {
  const t = useText();
  return (
    <>
      <Link href={`/appeals/${one.appealId}`}>{t('appeals.office.case-number', { caseNumber: one.caseNumber })}</Link>
      {' '}<span className="zj-soft zj-small">{statusWords(t, { status: one.status, reopenedTimes: 0 }).text}</span>
    </>
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
