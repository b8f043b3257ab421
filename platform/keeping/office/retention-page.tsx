import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { keepingApi, type RetentionView } from './keeping-api.ts';
import { KindCard } from './kind-card.tsx';
import './retention-page.css';

/** How long each kind of data stays, by which rule, what goes next, and what went. */
export function RetentionPage() {
  const t = useText();
  const read = useRead(keepingApi.readRetention, {});
  return (
    <>
      <PageHeader title={t('keeping.office.title')} lead={t(read.answer?.mayChoose === true ? 'keeping.office.lead-chooser' : 'keeping.office.lead')} />
      <DataState read={read}>
        {(view) => (
          <div className="zj-stack" data-gap="wide">
            <section aria-label={t('keeping.office.kinds')}>
              <ul className="retention-kinds">
                {view.kinds.map((kind) => <KindCard key={kind.kind} kind={kind} mayChoose={view.mayChoose} />)}
              </ul>
            </section>
            <Removals removals={view.removals} />
          </div>
        )}
      </DataState>
    </>
  );
}

function Removals({ removals }: { readonly removals: RetentionView['removals'] }) {
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby="retention-report">
      <h2 id="retention-report" className="retention-heading">{t('keeping.office.report')}</h2>
      <ul className="retention-removals">
        {removals.map((one) => (
          <li key={one.removalId}>
            <span className="zj-soft">{whenText(t, one.at)}</span>
            <span>{t('keeping.office.report-line', { kind: t(`keeping.office.kind.${one.kind}`), count: one.removed, before: t.format.date(one.before) })}</span>
          </li>
        ))}
        {removals.length === 0 && <li className="zj-soft">{t('keeping.office.report-none')}</li>}
      </ul>
    </section>
  );
}
