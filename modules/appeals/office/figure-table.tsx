import { useId } from 'react';
import { Link } from 'wouter';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RATE_NAMES, whyNoPercentage, type RateName } from '../rules/figures.ts';
import type { FigureSet } from './appeals-api.ts';
import { CountLink, RateParts, type FigureScope } from './count-link.tsx';

export type FigureRow = {
  readonly id: string;
  readonly name: string;
  /** Where the row's own figures are, one level down. */
  readonly href?: string;
  readonly figures: FigureSet;
  readonly scope: FigureScope;
};

export type FigureTableProps = { readonly title: string; readonly firstColumn: string; readonly rows: readonly FigureRow[] };

const COUNTS = ['received', 'closed', 'open'] as const;

/** A table by its roles alone: the phone shows the rows as cards, and a `table` that is laid out otherwise is none to readers. */
export function FigureTable({ title, firstColumn, rows }: FigureTableProps) {
  const t = useText();
  const heading = useId();
  return (
    <section className="zj-panel">
      <h2 id={heading} className="figure-heading">{title}</h2>
      <div className="figure-table" role="table" aria-labelledby={heading}>
        <div role="row" className="figure-row figure-names">
          <span role="columnheader">{firstColumn}</span>
          {COUNTS.map((kind) => <span key={kind} role="columnheader">{t(`appeals.figure.kind.${kind}`)}</span>)}
          {RATE_NAMES.map((name) => <span key={name} role="columnheader">{t(`appeals.figure.${name}`)}</span>)}
        </div>
        {rows.map((row) => <Row key={row.id} row={row} />)}
      </div>
    </section>
  );
}

function Row({ row: { name, href, figures, scope } }: { readonly row: FigureRow }) {
  const t = useText();
  return (
    <div role="row" className="figure-row">
      <span role="rowheader">{href === undefined ? name : <Link href={href}>{name}</Link>}</span>
      {COUNTS.map((kind) => (
        <span key={kind} role="cell" data-label={t(`appeals.figure.kind.${kind}`)}>
          <CountLink kind={kind} count={figures.counts[kind]} scope={scope} />
        </span>
      ))}
      {RATE_NAMES.map((rate) => <RateCell key={rate} name={rate} figures={figures} scope={scope} />)}
    </div>
  );
}

type RateCellProps = { readonly name: RateName; readonly figures: FigureSet; readonly scope: FigureScope };

function RateCell({ name, figures, scope }: RateCellProps) {
  const t = useText();
  const { numerator, denominator } = figures[name];
  return (
    <span role="cell" data-label={t(`appeals.figure.${name}`)}>
      {whyNoPercentage(figures, name) === undefined && <span className="figure-percent">{t.format.percent(numerator, denominator)}</span>}
      <RateParts name={name} figures={figures} scope={scope} />
    </span>
  );
}
