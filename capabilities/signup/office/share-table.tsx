import { systemClock, toInstant } from '#platform/kernel/clock.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Entries } from './signup-api.ts';

/** Places as they are cut: what each union has, what of it is taken, and until when it is kept. */
export function ShareTable({ shares }: Pick<Entries, 'shares'>) {
  const t = useText();
  const rest = (flowsBackAt: Date | null, index: number): string => {
    if (flowsBackAt === null) return t(index === 0 ? 'signup.office.share.open' : 'signup.office.share.kept');
    const isBack = toInstant(String(flowsBackAt)) <= systemClock.now();
    return t(isBack ? 'signup.office.share.flowed-back' : 'signup.office.share.flows-back', { when: whenText(t, flowsBackAt) });
  };
  // The whole, which gives nothing back to anybody, stands first.
  const rows = shares.toSorted((one, other) => Number(one.flowsBackAt !== null) - Number(other.flowsBackAt !== null) || other.places - one.places);
  return (
    <div className="entries-scroll">
      <table className="entries" aria-label={t('signup.office.places')}>
        <thead>
          <tr>{['union', 'places', 'taken', 'free'].map((column) => <th key={column} scope="col">{t(`signup.office.share.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ unionId, unionName, places, taken, free, flowsBackAt }, index) => (
            <tr key={unionId}>
              <th scope="row">{unionName}{rows.length > 1 && <span className="entries-under">{rest(flowsBackAt, index)}</span>}</th>
              {[places, taken, free].map((count, column) => <td key={column} className="entries-number">{t.format.number(count)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
