import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LEAST_ANSWERS, RATE_KINDS, whyNoPercentage, type RateName } from '../rules/figures.ts';
import type { FigureKind, Figures, FigureSet } from './appeals-api.ts';
import { CountLink, RateParts, type FigureScope } from './count-link.tsx';
import { listAddress } from './list-filter.ts';

type CountCardProps = { readonly kind: FigureKind; readonly count: number; readonly scope: FigureScope };

export function CountCard({ kind, count, scope }: CountCardProps) {
  const t = useText();
  return (
    <FigureCard
      label={t(`appeals.figure.kind.${kind}`)} value={t.format.number(count)} basis={t(`appeals.figure.kind.${kind}.means`)}
      href={count === 0 ? undefined : listAddress({ ...scope, view: kind })}
    />
  );
}

type RateCardProps = { readonly name: RateName; readonly figures: Figures; readonly scope: FigureScope };

/** A rate is never shown without what it was made of: 100% of 23 and 100% of 2 are not the same news. */
export function RateCard({ name, figures, scope }: RateCardProps) {
  const t = useText();
  const why = whyNoPercentage(figures.whole, name);
  return (
    <div className="zj-figure">
      <span className="zj-figure-label">{t(`appeals.figure.${name}`)}</span>
      <span className="zj-figure-value">{rateWords(t, figures.whole, name)}</span>
      <RateParts name={name} figures={figures.whole} scope={scope} />
      {name === 'satisfaction' && figures.whole.counts['anonymous-rated'] > 0 && <AnonymousPart figures={figures} scope={scope} />}
      {why !== undefined && <span className="zj-figure-basis">{t(`appeals.figure.why.${why}`, { least: LEAST_ANSWERS })}</span>}
      <Definition name={name} figures={figures} scope={scope} />
    </div>
  );
}

/** How much of the score nobody can be asked about, and what is left without it. */
function AnonymousPart({ figures: { whole: { counts, satisfaction } }, scope }: Pick<RateCardProps, 'figures' | 'scope'>) {
  const t = useText();
  const [satisfied, rated] = [counts['anonymous-satisfied'], counts['anonymous-rated']];
  return (
    <span className="figure-apart">
      {t('appeals.office.figures.anonymous')}{' '}
      <CountLink kind="anonymous-satisfied" count={satisfied} scope={scope} />{' / '}<CountLink kind="anonymous-rated" count={rated} scope={scope} />
      {t('appeals.office.figures.without-anonymous', { numerator: satisfaction.numerator - satisfied, denominator: satisfaction.denominator - rated })}
    </span>
  );
}

/** The percentage, or the two numbers where a percentage would say more than is known. */
function rateWords(t: ReturnType<typeof useText>, set: FigureSet, name: RateName): string {
  const { numerator, denominator } = set[name];
  return whyNoPercentage(set, name) === undefined ? t.format.percent(numerator, denominator) : `${t.format.number(numerator)}/${t.format.number(denominator)}`;
}

function Definition({ name, figures, scope }: RateCardProps) {
  const t = useText();
  const { above, below } = RATE_KINDS[name];
  const part = (kind: FigureKind) => (
    <li key={kind}>
      {t('appeals.office.figures.part', { kind: t(`appeals.figure.kind.${kind}`), means: t(`appeals.figure.kind.${kind}.means`) })}
      {' '}
      <CountLink kind={kind} count={figures.whole.counts[kind]} scope={scope} />
    </li>
  );
  return (
    <details className="figure-means">
      <summary>{t('appeals.office.figures.how')}<span className="zj-unseen">{t(`appeals.figure.${name}`)}</span></summary>
      <p>{t(`appeals.figure.${name}.means`)}</p>
      <p>{t('appeals.office.figures.above')}</p>
      <ul>{part(above)}</ul>
      <p>{t('appeals.office.figures.below')}</p>
      <ul>{below.map(part)}</ul>
      <p>{t('appeals.office.figures.period', { from: t.format.date(figures.from), to: t.format.date(figures.to) })}</p>
      <p>{asOfWords(t, figures)}</p>
    </details>
  );
}

export function asOfWords(t: ReturnType<typeof useText>, { asOf }: Pick<Figures, 'asOf'>): string {
  return asOf === null ? t('appeals.office.figures.not-yet') : t('appeals.office.figures.as-of', { when: t.format.date(asOf, 'day-time') });
}
