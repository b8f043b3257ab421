import { Link } from 'wouter';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FirmView } from '../wire.ts';
import { firmListAddress } from './firm-list-address.ts';
import type { Coverage } from './measures-api.ts';
import './firms-page.css';

export type CoverageCardsProps = { readonly coverage: Coverage; readonly unionId: string; readonly ownUnionId: string };

/** Each figure opens the firms it counts, and beside it those that it lacks. */
export function CoverageCards({ coverage, unionId, ownUnionId }: CoverageCardsProps) {
  const t = useText();
  const { firms, withCode, withContact, covered, workers, asOf } = coverage;
  const listOf = (view: FirmView) => firmListAddress({ unionId, view, words: '' }, ownUnionId);
  const parts = [
    { name: 'with-code', count: withCode, has: 'with-code', lacks: 'without-code' },
    { name: 'with-contact', count: withContact, has: 'with-contact', lacks: 'without-contact' },
    { name: 'covered', count: covered, has: 'covered', lacks: 'uncovered' },
  ] as const;
  return (
    <>
      <div className="coverage">
        <FigureCard label={t('measures.figure.firms')} value={t.format.number(firms)} basis={t('measures.figure.firms-basis', { workers })} href={listOf('all')} />
        {parts.map(({ name, count, has, lacks }) => (
          <div key={name} className="coverage-part">
            <FigureCard label={t(`measures.figure.${name}`)} value={t.format.percent(count, firms)} basis={`${t.format.number(count)}/${t.format.number(firms)}`} href={listOf(has)} />
            <Link href={listOf(lacks)} className="coverage-lack">
              {t('measures.figure.missing', { count: firms - count })}<span className="zj-unseen"> {t(`measures.view.${lacks}`)}</span>
            </Link>
          </div>
        ))}
      </div>
      <p className="zj-soft zj-small">{t('measures.figure.as-of', { when: t.format.date(asOf, 'day-time') })}</p>
    </>
  );
}
