import { useId } from 'react';
import { Link } from 'wouter';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FigureSet } from './appeals-api.ts';
import { CountLink, RateParts, type FigureScope, type RateName } from './rate-card.tsx';

export type FigureRow = {
  readonly id: string;
  readonly name: string;
  /** Where the row's own figures are, one level down. */
  readonly href?: string;
  readonly figures: FigureSet;
  readonly scope: FigureScope;
};

export type FigureTableProps = { readonly title: string; readonly firstColumn: string; readonly rows: readonly FigureRow[] };

/** A table by its roles alone: the phone shows the rows as cards, and a `table` that is laid out otherwise is none to readers. */
export function FigureTable({ title, firstColumn, rows }: FigureTableProps) {
  const t = useText();
  const heading = useId();
  const names = ['received', 'closed', 'open', 'completion', 'satisfaction', 'response'] as const;
  return (
    <section className="zj-panel">
      <h2 id={heading} className="figure-heading">{title}</h2>
      <div className="figure-table" role="table" aria-labelledby={heading}>
        <div role="row" className="figure-row figure-names">
          <span role="columnheader">{firstColumn}</span>
          {names.map((name) => <span key={name} role="columnheader">{t(`appeals.office.figure.${name}`)}</span>)}
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
      {(['received', 'closed', 'open'] as const).map((view) => (
        <span key={view} role="cell" data-label={t(`appeals.office.figure.${view}`)}>
          <CountLink view={view} count={figures[view]} scope={scope} label={t(`appeals.office.figure.${view}`)} />
        </span>
      ))}
      <RateCell name="completion" figures={figures} scope={scope} />
      <RateCell name="satisfaction" figures={figures} scope={scope} />
      <RateCell name="response" figures={figures} scope={scope} />
    </div>
  );
}

const VIEWS = { completion: ['closed', 'received'], satisfaction: ['satisfied', 'rated'], response: ['rated', 'finished'] } as const;

type RateCellProps = { readonly name: RateName; readonly figures: FigureSet; readonly scope: FigureScope };

function RateCell({ name, figures, scope }: RateCellProps) {
  const t = useText();
  const { numerator, denominator } = figures[name];
  return (
    <span role="cell" data-label={t(`appeals.office.figure.${name}`)}>
      <span className="figure-percent">{t.format.percent(numerator, denominator)}</span>
      <span className="figure-parts"><RateParts name={name} rate={figures[name]} views={VIEWS[name]} scope={scope} /></span>
    </span>
  );
}
