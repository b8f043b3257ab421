import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { aidApi, DOSSIER_VIEW_LIST, isDossierView, type DossierLine } from './aid-api.ts';
import { ExportFigures, FigureCards } from './figure-cards.tsx';
import { PeriodFilter, toPeriod } from './period-filter.tsx';

const DEFAULTS = { view: 'active', union: '', year: '', month: '' };

/** 困难职工档案: this year's figures, and the files behind them. */
export function DossiersPage() {
  const t = useText();
  const { filters, isFiltered, set, clear } = useAddressFilters(DEFAULTS);
  const isDated = filters.view === 'left' || filters.view === 'opened';
  return (
    <>
      <PageHeader
        title={t('aid.menu')} lead={t('aid.office.lead')}
        actions={<><ExportFigures /><LinkButton href="/aid/standard">{t('aid.office.standard')}</LinkButton></>}
      />
      <FigureCards />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SelectFilter
          label={t('aid.office.view')} value={filters.view} onValue={(view) => set({ view })}
          options={DOSSIER_VIEW_LIST.map((value) => ({ value, label: t(`aid.office.view.${value}`) }))}
        />
        {isDated && <PeriodFilter filters={filters} onChange={set} />}
      </FilterBar>
      <DossierList key={JSON.stringify(filters)} filters={filters} />
    </>
  );
}

function DossierList({ filters }: { readonly filters: typeof DEFAULTS }) {
  const t = useText();
  const view = isDossierView(filters.view) ? filters.view : 'active';
  const first = { view, ...toPeriod(filters), ...(filters.union !== '' && { unionId: filters.union }) };
  const list = usePages({ ref: aidApi.listDossiers, first, next: (page) => (page.next === null ? undefined : { ...first, before: page.next }) });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.dossiers);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('aid.office.empty'), text: t('aid.office.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush"><RowList label={t(`aid.office.view.${view}`)}>{rows.map((row) => <Line key={row.dossierId} row={row} />)}</RowList></Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row: { dossierId, name, number, unionName, level, state, isDue } }: { readonly row: DossierLine }) {
  const t = useText();
  const badge = isDue
    ? <StatusBadge tone="warn" label={t('aid.office.due')} /> : <StatusBadge tone={state === 'active' ? 'ok' : 'idle'} label={t(`aid.state.${state}`)} />;
  return (
    <ListRow
      title={name === '' ? number : name} href={`/aid/${dossierId}`} trailing={badge}
      detail={t('aid.office.from', { number, union: unionName, level: t(`aid.level.${level}`) })}
    />
  );
}
