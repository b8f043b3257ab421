import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { planTone } from '../rules/tones.ts';
import { budgetsApi, type Plan } from './budgets-api.ts';
import './budgets.css';

/** One activity: what it was to cost, what it did cost. How it was decided stands in its case. */
export function PlanPage() {
  const t = useText();
  const { planId } = useParams<{ planId: string }>();
  const read = useRead(budgetsApi.readPlan, { planId });
  const { answer } = read;
  return (
    <>
      <PageHeader
        title={answer?.title ?? t('budgets.process.plan')} crumbs={[{ label: t('budgets.title'), href: '/budgets' }]}
        badge={answer === undefined ? undefined : <StatusBadge tone={planTone(answer.state)} label={t(`budgets.state.${answer.state}`)} />}
      />
      <DataState read={read}>{(plan) => <View plan={plan} />}</DataState>
    </>
  );
}

type ViewProps = { readonly plan: Plan };

function View({ plan }: ViewProps) {
  const t = useText();
  return (
    <div className="zj-columns">
      <div className="zj-stack">
        <Card title={t('budgets.plan.planned')}><Planned plan={plan} /></Card>
        <Card title={t('budgets.plan.paid')}><Paid plan={plan} /></Card>
      </div>
      <div className="zj-stack">
        <Card title={t('budgets.plan.facts')}><Facts plan={plan} /></Card>
        <CaseLinks plan={plan} />
      </div>
    </div>
  );
}

function CaseLinks({ plan: { planId, settlementId } }: ViewProps) {
  const t = useText();
  const { may } = useActingOffice();
  if (!may('flows.case.read')) return null;
  return (
    <div className="zj-stack">
      <LinkButton href={`/flows/cases/${planId}?as=union`}>{t('budgets.plan.case')}</LinkButton>
      {settlementId !== null && <LinkButton href={`/flows/cases/${settlementId}?as=union`}>{t('budgets.plan.settlement-case')}</LinkButton>}
    </div>
  );
}

function Planned({ plan: { planned, total } }: ViewProps) {
  const t = useText();
  return (
    <table className="budgets-table" aria-label={t('budgets.plan.planned')}>
      <thead>
        <tr>
          {['budgets.field.item', 'budgets.field.unit-price', 'budgets.field.count', 'budgets.plan.amount'].map((key) => <th key={key} scope="col">{t(key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {planned.map(({ item, unitPrice, count, amount }, place) => (
          <tr key={place}><th scope="row">{item}</th><td>{readYuan(unitPrice)}</td><td>{t.format.number(count)}</td><td>{readYuan(amount)}</td></tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={3}>{t('budgets.plan.sum')}</th><td>{readYuan(total)}</td></tr></tfoot>
    </table>
  );
}

function Paid({ plan: { paid, spent, total } }: ViewProps) {
  const t = useText();
  if (spent === null) return <p className="zj-soft">{t('budgets.plan.none-paid')}</p>;
  return (
    <div className="zj-stack">
      <table className="budgets-table" aria-label={t('budgets.plan.paid')}>
        <thead>
          <tr>{['budgets.field.item', 'budgets.field.receipt-count', 'budgets.field.amount'].map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr>
        </thead>
        <tbody>
          {paid.map(({ item, receipts, amount }, place) => (
            <tr key={place}><th scope="row">{item}</th><td>{t.format.number(receipts)}</td><td>{readYuan(amount)}</td></tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={2}>{t('budgets.plan.sum')}</th><td>{readYuan(spent)}</td></tr></tfoot>
      </table>
      <p>{spent > total ? t('budgets.plan.over', { amount: readYuan(spent - total) }) : t('budgets.plan.under', { amount: readYuan(total - spent) })}</p>
    </div>
  );
}

function Facts({ plan }: ViewProps) {
  const t = useText();
  const { number, kind, unionName, askerName, beginsOn, endsOn, place, people, peopleCame } = plan;
  const day = (date: Plan['beginsOn']) => (date === null ? '' : t.format.date(date, 'day'));
  const facts: readonly (readonly [string, string] | undefined)[] = [
    [t('budgets.plan.number'), number ?? t('budgets.plan.no-number')],
    [t('budgets.field.kind'), t(`budgets.kind.${kind}`)],
    [t('budgets.plan.asker'), `${askerName} · ${unionName}`],
    beginsOn === null ? undefined : [t('budgets.plan.when'), endsOn === null || endsOn === beginsOn ? day(beginsOn) : t('budgets.plan.until', { from: day(beginsOn), to: day(endsOn) })],
    place === '' ? undefined : [t('budgets.field.place'), place],
    [t('budgets.plan.people'), peopleCame === null ? t('budgets.line.people', { count: people }) : t('budgets.plan.came', { planned: people, came: peopleCame })],
  ];
  return (
    <dl className="budgets-facts">
      {facts.filter((fact) => fact !== undefined).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
