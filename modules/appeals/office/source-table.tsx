import { Link } from 'wouter';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CALL_KIND_LIST, type Figures } from './appeals-api.ts';
import { calledAddress } from './called-address.ts';
import { CountLink, type FigureScope } from './count-link.tsx';

type SourcesAndCallsProps = { readonly figures: Figures; readonly scope: FigureScope };

/** How cases came in, and what another union heard when it called back. */
export function SourcesAndCalls({ figures: { unionId, from, to, bySource, callBacks }, scope }: SourcesAndCallsProps) {
  const t = useText();
  return (
    <section className="zj-panel chart" aria-label={t('appeals.office.figures.by-source')}>
      <h2 className="figure-heading">{t('appeals.office.figures.by-source')}</h2>
      <table className="chart-table">
        <thead>
          <tr>
            <th scope="col">{t('appeals.office.figures.source')}</th><th scope="col">{t('appeals.figure.kind.received')}</th>
            <th scope="col">{t('appeals.figure.kind.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {bySource.map(({ source, received, closed }) => (
            <tr key={source}>
              <th scope="row">{t(`appeals.figure.source.${source}`)}</th>
              <td><CountLink kind="received" count={received} scope={{ ...scope, source }} /></td>
              <td><CountLink kind="closed" count={closed} scope={{ ...scope, source }} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="zj-soft zj-small">{t('appeals.office.figures.source-hint')}</p>
      <h3>{t('appeals.figure.call-backs')}</h3>
      <table className="chart-table">
        <tbody>
          {CALL_KIND_LIST.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`appeals.office.called.${kind}`)}</th>
              <td>{callBacks[kind] === 0 ? t.format.number(0) : <Link href={calledAddress({ unionId, from, to, kind })}>{t.format.number(callBacks[kind])}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="zj-soft zj-small">{t('appeals.office.figures.calls-hint')}</p>
    </section>
  );
}
