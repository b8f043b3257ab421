import { Link } from 'wouter';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RATE_KINDS, type RateName } from '../rules/figures.ts';
import type { FigureKind, FigureSet } from './appeals-api.ts';
import { listAddress, type ListFilter } from './list-filter.ts';

/** Whose cases, of which days, topic and source: what a figure counted, and so what its list must show. */
export type FigureScope = Omit<ListFilter, 'view'>;

type CountLinkProps = { readonly kind: FigureKind; readonly count: number; readonly scope: FigureScope };

/** A number and the way to the cases that it counts. A nothing is no link: its list would be empty. */
export function CountLink({ kind, count, scope }: CountLinkProps) {
  const t = useText();
  const words = <>{t.format.number(count)}<span className="zj-unseen">{t('appeals.office.figures.counts', { kind: t(`appeals.figure.kind.${kind}`) })}</span></>;
  return count === 0 ? <span>{words}</span> : <Link href={listAddress({ ...scope, view: kind })}>{words}</Link>;
}

type RatePartsProps = { readonly name: RateName; readonly figures: FigureSet; readonly scope: FigureScope };

/** Numerator and denominator. A denominator of two kinds of cases shows both, because they are two lists. */
export function RateParts({ name, figures: { counts }, scope }: RatePartsProps) {
  const { above, below } = RATE_KINDS[name];
  const filled = below.filter((kind) => counts[kind] > 0);
  const shown = filled.length === 0 ? below.slice(0, 1) : filled;
  return (
    <span className="figure-parts">
      <CountLink kind={above} count={counts[above]} scope={scope} />
      <span aria-hidden="true"> / </span>
      {shown.map((kind, index) => (
        <span key={kind}>
          {index > 0 && ' + '}
          <CountLink kind={kind} count={counts[kind]} scope={scope} />
        </span>
      ))}
    </span>
  );
}
