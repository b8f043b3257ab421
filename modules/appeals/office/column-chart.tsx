import { useId, type ReactNode } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { scaleTop, shownLabels } from './chart-scale.ts';

export type Column = { readonly id: string; readonly label: string; readonly values: readonly number[] };

export type ColumnChartProps = {
  readonly title: string;
  /** One name per value of a column. Their order is their colour, and the legend says which is which. */
  readonly series: readonly string[];
  readonly columns: readonly Column[];
  readonly note?: ReactNode;
  /** The same numbers to be read: the drawing itself is for the eye alone. */
  readonly table: ReactNode;
};

const SLOT = 100;
const GAP = 24;

export function ColumnChart({ title, series, columns, note, table }: ColumnChartProps) {
  const t = useText();
  const heading = useId();
  const top = scaleTop(Math.max(0, ...columns.flatMap((column) => column.values)));
  const labels = shownLabels(columns.length);
  return (
    <section className="zj-panel chart" aria-labelledby={heading}>
      <h2 id={heading} className="figure-heading">{title}</h2>
      {note}
      <div aria-hidden="true" className="chart-drawing">
        <span className="chart-top">{t.format.number(top)}</span>
        <svg viewBox={`0 0 ${columns.length * SLOT} 100`} preserveAspectRatio="none" focusable="false">
          {[0, 50].map((height) => <line key={height} x1="0" x2={columns.length * SLOT} y1={height} y2={height} />)}
          {columns.flatMap((column, at) => column.values.map((value, place) => <Bar key={`${column.id}/${place}`} {...{ at, place, value, top, of: series.length }} />))}
          <line x1="0" x2={columns.length * SLOT} y1="100" y2="100" data-ground="" />
        </svg>
        <ol className="chart-labels" style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}>
          {columns.map((column, index) => <li key={column.id}>{labels.has(index) && column.label}</li>)}
        </ol>
      </div>
      {series.length > 1 && (
        <ul className="chart-legend" aria-hidden="true">{series.map((name, place) => <li key={name} data-series={place}>{name}</li>)}</ul>
      )}
      <details className="chart-numbers"><summary>{t('appeals.office.chart.numbers')}<span className="zj-unseen">{title}</span></summary>{table}</details>
    </section>
  );
}

type BarProps = { readonly at: number; readonly place: number; readonly of: number; readonly value: number; readonly top: number };

function Bar({ at, place, of, value, top }: BarProps) {
  const width = (SLOT - GAP) / of;
  const height = top === 0 ? 0 : (value / top) * 100;
  return <rect data-series={place} x={at * SLOT + GAP / 2 + place * width} y={100 - height} width={width} height={height} />;
}
