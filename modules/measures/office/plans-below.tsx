import { Link } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { measuresApi, type Plans } from './measures-api.ts';
import { planAddress, type PlanPlace } from './plan-address.ts';
import './plan-board.css';

export type PlansBelowProps = { readonly place: PlanPlace; readonly own: PlanPlace };

/** What the unions below have planned and done, each opening its own board. */
export function PlansBelow({ place, own }: PlansBelowProps) {
  const t = useText();
  const read = useRead(measuresApi.listPlans, place, { keepsFormer: true });
  return (
    <section className="plans-below" aria-labelledby="plans-below">
      <h2 id="plans-below">{t('measures.plan.below')}</h2>
      <DataState read={read}>
        {({ plans, without }) => (
          <>
            {plans.length === 0 ? <p className="zj-soft">{t('measures.plan.below-none')}</p> : <PlanTable plans={plans} {...{ place, own }} />}
            {without > 0 && <p className="zj-soft zj-small">{t('measures.plan.without', { count: without })}</p>}
          </>
        )}
      </DataState>
    </section>
  );
}

function PlanTable({ plans, place, own }: PlansBelowProps & { readonly plans: Plans['plans'] }) {
  const t = useText();
  const columns = ['headings', 'headings-done', 'items', 'done', 'late'] as const;
  return (
    // A wide table scrolls by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard (axe: scrollable-region-focusable)
    <div className="plans-table" tabIndex={0} role="region" aria-label={t('measures.plan.below')}>
      <table>
        <thead>
          <tr><th scope="col">{t('measures.plan.column.union')}</th>{columns.map((name) => <th key={name} scope="col">{t(`measures.plan.${name}`)}</th>)}</tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.unionId}>
              <th scope="row"><Link href={planAddress({ ...place, unionId: plan.unionId }, own)}>{plan.unionName}</Link></th>
              <td>{t('measures.plan.of-ten', { count: plan.headings })}</td>
              <td>{t('measures.plan.of-ten', { count: plan.headingsDone })}</td>
              <td>{t.format.number(plan.items)}</td>
              <td>{t.format.number(plan.done)}</td>
              <td className={plan.late > 0 ? 'plans-late' : undefined}>{t.format.number(plan.late)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
