import { Link } from 'wouter';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { HOUR_BUCKETS } from '../rules/histogram.ts';
import type { Figures } from './appeals-api.ts';
import { bucketWords, endWords } from './bucket-words.ts';
import { ColumnChart } from './column-chart.tsx';
import { CountLink, type FigureScope } from './count-link.tsx';
import { listAddress } from './list-filter.ts';

type ChartProps = { readonly figures: Figures; readonly scope: FigureScope };

/** What came in and how much of it is closed by now, in the course of the period. */
export function TrendChart({ figures: { trend }, scope }: ChartProps) {
  const t = useText();
  const columns = trend.map(({ from, received, closed }) => ({ id: from, label: t.format.date(from, 'month-day'), values: [received, closed] }));
  return (
    <ColumnChart
      title={t('appeals.office.chart.trend')} series={[t('appeals.figure.kind.received'), t('appeals.office.chart.of-them-closed')]} columns={columns}
      table={(
        <table className="chart-table">
          <thead>
            <tr>
              <th scope="col">{t('appeals.office.chart.days')}</th><th scope="col">{t('appeals.figure.kind.received')}</th>
              <th scope="col">{t('appeals.office.chart.of-them-closed')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ from, to, received, closed }) => {
              const days = { ...scope, receivedFrom: from, receivedTo: to };
              return (
                <tr key={from}>
                  <th scope="row">{t('appeals.office.chart.from-to', { from: t.format.date(from, 'month-day'), to: t.format.date(to, 'month-day') })}</th>
                  <td><CountLink kind="received" count={received} scope={days} /></td>
                  <td><CountLink kind="closed" count={closed} scope={days} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    />
  );
}

/** How long first closings took, from the kept histogram; every number opens its cases. */
export function HoursChart({ figures: { hourCounts, medianHours }, scope }: ChartProps) {
  const t = useText();
  const columns = hourCounts.map((count, index) => {
    const hours = HOUR_BUCKETS[index];
    return { id: String(index), label: hours === undefined ? t('appeals.office.chart.more') : endWords(t, hours), values: [count] };
  });
  const median = medianHours === null ? t('appeals.figure.hours.none') : t('appeals.figure.hours.about', { hours: Math.round(medianHours) });
  return (
    <ColumnChart
      title={t('appeals.office.chart.hours-title')} series={[t('appeals.office.chart.cases')]} columns={columns}
      note={<p className="zj-soft">{t('appeals.office.chart.median', { median })}</p>}
      table={(
        <table className="chart-table">
          <thead><tr><th scope="col">{t('appeals.office.chart.took')}</th><th scope="col">{t('appeals.office.chart.cases')}</th></tr></thead>
          <tbody>
            {hourCounts.map((count, index) => (
              <tr key={columns[index]?.id}>
                <th scope="row">{bucketWords(t, index)}</th>
                <td><CountLink kind="received" count={count} scope={{ ...scope, hours: index }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  );
}

/** By topic, the longest bar first; each is a link, so this drawing is its own table. */
export function TopicBars({ figures: { byTopic }, scope }: ChartProps) {
  const t = useText();
  const rows = [...byTopic].sort((a, b) => b.figures.counts.received - a.figures.counts.received);
  const most = Math.max(1, ...rows.map((row) => row.figures.counts.received));
  return (
    <section className="zj-panel chart" aria-label={t('appeals.office.chart.topics')}>
      <h2 className="figure-heading">{t('appeals.office.chart.topics')}</h2>
      <ul className="chart-bars">
        {rows.map(({ topic, figures: { counts } }) => (
          <li key={topic}>
            {counts.received === 0 ? <span>{t(`appeals.topic.${topic}`)}</span>
              : <Link href={listAddress({ ...scope, topic, view: 'received' })}>{t(`appeals.topic.${topic}`)}</Link>}
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect data-series="0" width={(counts.received / most) * 100} height="1" />
              <rect data-series="1" width={(counts.closed / most) * 100} height="1" />
            </svg>
            <span>{t('appeals.office.chart.received-closed', { received: counts.received, closed: counts.closed })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
