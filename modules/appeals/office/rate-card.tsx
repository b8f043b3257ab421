import { Link } from 'wouter';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ListView } from './appeals-api.ts';
import { listAddress, type ListFilter } from './list-filter.ts';

/** Whose cases, of which days and topic: what a figure counted, and so what its list must show. */
export type FigureScope = Omit<ListFilter, 'view'>;
export type Rate = { readonly numerator: number; readonly denominator: number };

type CountCardProps = { readonly view: 'received' | 'closed' | 'open' | 'reopened'; readonly count: number; readonly scope: FigureScope };

export function CountCard({ view, count, scope }: CountCardProps) {
  const t = useText();
  return (
    <FigureCard
      label={t(`appeals.office.figure.${view}`)} value={t.format.number(count)} basis={t(`appeals.office.figure.${view}.means`)}
      href={count === 0 ? undefined : listAddress({ ...scope, view })}
    />
  );
}

export type RateName = 'completion' | 'satisfaction' | 'response';
type RateCardProps = {
  readonly name: RateName;
  readonly rate: Rate;
  /** The lists of numerator and denominator. */
  readonly views: readonly [ListView, ListView];
  readonly scope: FigureScope;
};

/** A rate is never shown without what it was made of: 100% of 23 and 100% of 2 are not the same news. */
export function RateCard({ name, rate, views, scope }: RateCardProps) {
  const t = useText();
  return (
    <div className="zj-figure">
      <span className="zj-figure-label">{t(`appeals.office.figure.${name}`)}</span>
      <span className="zj-figure-value">{t.format.percent(rate.numerator, rate.denominator)}</span>
      <span className="figure-parts"><RateParts name={name} rate={rate} views={views} scope={scope} /></span>
      <span className="zj-figure-basis">{t(`appeals.office.figure.${name}.means`)}</span>
    </div>
  );
}

/** Numerator and denominator, each the way to its cases. */
export function RateParts({ name, rate: { numerator, denominator }, views: [above, below], scope }: RateCardProps) {
  const t = useText();
  return (
    <>
      <CountLink view={above} count={numerator} scope={scope} label={t(`appeals.office.figure.${name}.above`)} />
      <span aria-hidden="true"> / </span>
      <CountLink view={below} count={denominator} scope={scope} label={t(`appeals.office.figure.${name}.below`)} />
    </>
  );
}

type CountLinkProps = { readonly view: ListView; readonly count: number; readonly scope: FigureScope; readonly label: string };

/** A nothing is no link: its list would be empty. */
export function CountLink({ view, count, scope, label }: CountLinkProps) {
  const t = useText();
  const words = <>{t.format.number(count)}<span className="zj-unseen">{label}</span></>;
  return count === 0 ? <span>{words}</span> : <Link href={listAddress({ ...scope, view })}>{words}</Link>;
}
