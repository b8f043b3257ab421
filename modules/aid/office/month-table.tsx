import { Link } from 'wouter';
import { readYuan } from '#platform/forms/amount.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Figures } from './aid-api.ts';
import './aid.css';

export type MonthTableProps = { readonly months: Figures['months']; readonly year: number; readonly unionId: string };
const SHOWN = ['asked', 'agreed', 'refused', 'opened', 'left'] as const;
const LISTS = {
  asked: '/aid/applications?', agreed: '/aid/applications?view=agreed&', refused: '/aid/applications?view=refused&', opened: '/aid?view=opened&', left: '/aid?view=left&',
} as const;

/** The months in which anything happened; every number opens what it counted. */
export function MonthTable({ months, year, unionId }: MonthTableProps) {
  const t = useText();
  const busy = months.filter((one) => SHOWN.some((name) => one[name] > 0) || one.payments > 0);
  if (busy.length === 0) return null;
  return (
    <details className="aid-months">
      <summary>{t('aid.figure.months')}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <div className="aid-table" role="region" aria-label={t('aid.figure.months')} tabIndex={0}>
        <table>
          <thead>
            <tr><th scope="col">{t('aid.office.month')}</th>{SHOWN.map((name) => <th key={name} scope="col">{t(`aid.figure.${name}`)}</th>)}<th scope="col">{t('aid.figure.paid')}</th></tr>
          </thead>
          <tbody>
            {busy.map((one) => {
              const of = `union=${unionId}&year=${year}&month=${one.month}`;
              return (
                <tr key={one.month}>
                  <th scope="row">{t('aid.office.month-name', { month: one.month })}</th>
                  {SHOWN.map((name) => <td key={name}>{one[name] === 0 ? '0' : <Link href={`${LISTS[name]}${of}`}>{t.format.number(one[name])}</Link>}</td>)}
                  <td>{one.payments === 0 ? '0' : <Link href={`/aid/payments?${of}`}>{t('aid.figure.yuan', { amount: readYuan(one.paid) })}</Link>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
