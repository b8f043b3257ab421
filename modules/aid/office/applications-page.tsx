import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { aidApi, APPLICATION_VIEW_LIST, isApplicationView, type ApplicationLine } from './aid-api.ts';
import { PeriodFilter, toPeriod } from './period-filter.tsx';

const DEFAULTS = { view: 'all', union: '', year: '', month: '' };
const TONES = { asked: 'info', agreed: 'ok', refused: 'warn', withdrawn: 'idle' } as const;

/** The cases behind a figure: where and when, and from there the case itself for whoever may read it. */
export function ApplicationsPage() {
  const t = useText();
  const { filters, isFiltered, set, clear } = useAddressFilters(DEFAULTS);
  return (
    <>
      <PageHeader title={t('aid.applications.title')} crumbs={[{ label: t('aid.menu'), href: '/aid' }]} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SelectFilter
          label={t('aid.office.view')} value={filters.view} onValue={(view) => set({ view })}
          options={APPLICATION_VIEW_LIST.map((value) => ({ value, label: t(`aid.applications.view.${value}`) }))}
        />
        <PeriodFilter filters={filters} onChange={set} />
      </FilterBar>
      <ApplicationList key={JSON.stringify(filters)} filters={filters} />
    </>
  );
}

function ApplicationList({ filters }: { readonly filters: typeof DEFAULTS }) {
  const t = useText();
  const view = isApplicationView(filters.view) ? filters.view : 'all';
  const first = { view, ...toPeriod(filters), ...(filters.union !== '' && { unionId: filters.union }) };
  const list = usePages({ ref: aidApi.listApplications, first, next: (page) => (page.next === null ? undefined : { ...first, before: page.next }) });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.applications);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('aid.applications.empty'), text: t('aid.applications.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush"><RowList label={t('aid.applications.title')}>{rows.map((row) => <Line key={row.caseId} row={row} />)}</RowList></Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row: { caseId, unionName, level, state, askedAt } }: { readonly row: ApplicationLine }) {
  const t = useText();
  return (
    <ListRow
      title={unionName} href={`/flows/cases/${caseId}?as=union`} trailing={<StatusBadge tone={TONES[state]} label={t(`aid.application.state.${state}`)} />}
      detail={t('aid.applications.line', { level: t(`aid.level.${level}`), when: t.format.date(askedAt, 'day') })}
    />
  );
}
