import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RATE_NAMES } from '../rules/figures.ts';
import type { Figures } from './appeals-api.ts';
import { HoursChart, TopicBars, TrendChart } from './figure-charts.tsx';
import { FigureTable } from './figure-table.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { asOfWords, CountCard, RateCard } from './rate-card.tsx';
import { SourcesAndCalls } from './source-table.tsx';
import { useDownloadFigures } from './use-download-figures.ts';
import { useFigures, type FiguresState } from './use-figures.ts';
import './figures-page.css';

/** What a union and those below it received, settled and were rated for; every number opens the cases it counts. */
export function FiguresPage() {
  const t = useText();
  const figures = useFigures();
  const { read, chosen, unionId, ownUnionId, addressOf } = figures;
  const download = useDownloadFigures(unionId, chosen.period);
  const name = read.answer?.unionName ?? '';
  return (
    <>
      <PageHeader
        title={unionId === ownUnionId ? t('appeals.office.figures.title') : name}
        lead={t('appeals.office.figures.lead', { union: name, from: t.format.date(chosen.period.from), to: t.format.date(chosen.period.to) })}
        crumbs={unionId === ownUnionId ? [] : [{ label: t('appeals.office.figures.title'), href: addressOf(ownUnionId) }]}
        actions={<Button isBusy={download.isBusy} onClick={() => void download.save(name)}>{t('appeals.office.figures.download')}</Button>}
      />
      <FailureBanner failure={download.failure} />
      <PeriodPicker chosen={chosen} onChoose={figures.choosePeriod} />
      <DataState
        read={read} isEmpty={({ whole }) => whole.counts.received === 0}
        empty={{ title: t('appeals.office.figures.none'), text: t('appeals.office.figures.none-hint') }}
      >
        {(answer) => <FiguresView figures={answer} state={figures} />}
      </DataState>
    </>
  );
}

const COUNTS = ['received', 'closed', 'open', 'reopened'] as const;

function FiguresView({ figures, state }: { readonly figures: Figures; readonly state: FiguresState }) {
  const t = useText();
  const { may } = useActingOffice();
  const scope = { unionId: figures.unionId, receivedFrom: figures.from, receivedTo: figures.to };
  return (
    <>
      <div className="figure-grid">
        {COUNTS.map((kind) => <CountCard key={kind} kind={kind} count={figures.whole.counts[kind]} scope={scope} />)}
        {RATE_NAMES.map((name) => <RateCard key={name} name={name} figures={figures} scope={scope} />)}
      </div>
      <p className="zj-soft zj-small">{asOfWords(t, figures)} {t('appeals.office.figures.press')}</p>
      {may('measures.firm.read') && (
        <p><Link href={`/firms?${new URLSearchParams({ union: figures.unionId }).toString()}`}>{t('appeals.office.figures.coverage')}</Link></p>
      )}
      <div className="chart-grid">
        <TrendChart figures={figures} scope={scope} />
        <TopicBars figures={figures} scope={scope} />
        <HoursChart figures={figures} scope={scope} />
        <SourcesAndCalls figures={figures} scope={scope} />
      </div>
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
