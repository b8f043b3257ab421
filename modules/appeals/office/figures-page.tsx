import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Figures } from './appeals-api.ts';
import { FigureTable } from './figure-table.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { CountCard, RateCard } from './rate-card.tsx';
import { useFigures, type FiguresState } from './use-figures.ts';
import './figures-page.css';

/** What a union and those below it received, settled and were rated for; every number opens the cases it counts. */
export function FiguresPage() {
  const t = useText();
  const figures = useFigures();
  const { read, chosen, unionId, ownUnionId, addressOf } = figures;
  const name = read.answer?.unionName ?? '';
  return (
    <>
      <PageHeader
        title={unionId === ownUnionId ? t('appeals.office.figures.title') : name}
        lead={t('appeals.office.figures.lead', { union: name, from: t.format.date(chosen.period.from), to: t.format.date(chosen.period.to) })}
        crumbs={unionId === ownUnionId ? [] : [{ label: t('appeals.office.figures.title'), href: addressOf(ownUnionId) }]}
      />
      <PeriodPicker chosen={chosen} onChoose={figures.choosePeriod} />
      <DataState
        read={read} isEmpty={({ whole }) => whole.received === 0}
        empty={{ title: t('appeals.office.figures.none'), text: t('appeals.office.figures.none-hint') }}
      >
        {(answer) => <FiguresView figures={answer} state={figures} />}
      </DataState>
    </>
  );
}

function FiguresView({ figures, state }: { readonly figures: Figures; readonly state: FiguresState }) {
  const t = useText();
  const { whole, asOf } = figures;
  const scope = { unionId: figures.unionId, receivedFrom: figures.from, receivedTo: figures.to };
  return (
    <>
      <div className="figure-grid">
        <CountCard view="received" count={whole.received} scope={scope} />
        <CountCard view="closed" count={whole.closed} scope={scope} />
        <CountCard view="open" count={whole.open} scope={scope} />
        <CountCard view="reopened" count={whole.reopened} scope={scope} />
        <RateCard name="completion" rate={whole.completion} views={['closed', 'received']} scope={scope} />
        <RateCard name="satisfaction" rate={whole.satisfaction} views={['satisfied', 'rated']} scope={scope} />
        <RateCard name="response" rate={whole.response} views={['rated', 'finished']} scope={scope} />
      </div>
      <p className="zj-soft zj-small">
        {asOf === null ? t('appeals.office.figures.not-yet') : t('appeals.office.figures.as-of', { when: t.format.date(asOf, 'day-time') })}
      </p>
      <FigureTable
        title={t('appeals.office.figures.by-topic')} firstColumn={t('appeals.office.filter.topic')}
        rows={figures.byTopic.map(({ topic, figures: counted }) => ({
          id: topic, name: t(`appeals.topic.${topic}`), figures: counted, scope: { ...scope, topic },
        }))}
      />
      {figures.byUnion.length > 0 && (
        <FigureTable
          title={t('appeals.office.figures.by-union')} firstColumn={t('appeals.office.filter.union')}
          rows={figures.byUnion.map(({ unionId, unionName, figures: counted }) => ({
            id: unionId, name: unionName, href: state.addressOf(unionId), figures: counted, scope: { ...scope, unionId },
          }))}
        />
      )}
    </>
  );
}
