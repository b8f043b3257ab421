import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Activity } from './activities-api.ts';
import { spanText } from './activity-words.ts';

/** What was published, and on which terms. */
export function ActivityFacts({ activity }: { readonly activity: Activity }) {
  const t = useText();
  const { kind, unionName, place, contact, summary, way, opensAt, closesAt, groupMost, planNumber, plan, audience, terms, sessions } = activity;
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    [t('activities.office.form.kind'), `${t(`activities.kind.${kind}`)} · ${unionName}`],
    [t('activities.office.field.when'), <><Sessions sessions={sessions} place={place} /></>],
    [t('activities.office.field.place'), place],
    [t('activities.office.field.contact'), contact],
    summary === '' ? undefined : [t('activities.office.field.summary'), <><span className="activity-text">{summary}</span></>],
    [t('activities.office.part.signup'), t('activities.office.facts.signup', { way: t(`signup.way.${way}`), from: whenText(t, opensAt), to: whenText(t, closesAt) })],
    [t('activities.office.field.group'), t('activities.office.facts.group', { count: groupMost })],
    [t('activities.office.field.audience'), <><AudienceText audience={audience} /></>],
    [t('activities.office.field.waiting'), t('activities.office.facts.waiting', { most: terms.waitingMost, hours: Math.round(terms.holdMinutes / 60) })],
    planNumber === null ? undefined : [t('activities.office.field.plan'), <><PlanText number={planNumber} plan={plan} /></>],
  ];
  return (
    <dl className="activity-facts">
      {facts.filter((fact) => fact !== undefined).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

function Sessions({ sessions, place }: Pick<Activity, 'sessions' | 'place'>) {
  const t = useText();
  return (
    <ul className="activity-times">
      {sessions.map((one) => (
        <li key={one.sessionId}>
          {[one.label === '' ? undefined : one.label, spanText(t, one.beginsAt, one.endsAt), one.place === place ? undefined : one.place].filter((part) => part !== undefined).join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function AudienceText({ audience: { unions, kinds, retired } }: Pick<Activity, 'audience'>) {
  const t = useText();
  return (
    <>
      {unions.map(({ unionName }) => t('activities.office.audience.all', { union: unionName })).join(t('activities.office.comma'))}
      <br />
      <span className="zj-soft zj-small">{[...kinds.map((kind) => t(`activities.office.kinds.${kind}`)), t(`activities.office.retired.${retired}`)].join(' · ')}</span>
    </>
  );
}

/** With its name and the way to it, where the union has a budget of that number. */
function PlanText({ number, plan }: { readonly number: string; readonly plan: Activity['plan'] }) {
  const t = useText();
  const { may } = useActingOffice();
  if (plan === null) return number;
  const words = t('activities.office.plan.named', { number, title: plan.title });
  return may('budgets.plan.read') ? <Link href={`/budgets/${plan.planId}`}>{words}</Link> : words;
}
