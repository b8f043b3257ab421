import { useLocation, useSearch } from 'wouter';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { exampleServiceApi, isListView, VIEW_LIST, type EntryRow } from './example-service-api.ts';
import { FigureCards } from './figure-cards.tsx';
import { listAddress, toListFilter, type ListFilter } from './list-address.ts';

export function EntriesPage() {
  const t = useText();
  const filter = toListFilter(useSearch());
  return (
    <>
      <PageHeader title={t('example-service.title')} lead={t('example-service.office.lead')} />
      <FigureCards />
      <EntryFilters filter={filter} />
      <EntryList filter={filter} />
    </>
  );
}

function EntryFilters({ filter }: { readonly filter: ListFilter }) {
  const t = useText();
  const [, navigate] = useLocation();
  const go = (next: ListFilter) => navigate(listAddress(next), { replace: true });
  return (
    <FilterBar isFiltered={filter.unionId !== undefined || filter.year !== undefined} onClear={() => go({ view: filter.view })}>
      <SelectFilter
        label={t('example-service.office.view')} value={filter.view} onValue={(view) => isListView(view) && go({ ...filter, view })}
        options={VIEW_LIST.map((value) => ({ value, label: t(`example-service.office.view.${value}`) }))}
      />
    </FilterBar>
  );
}

function EntryList({ filter }: { readonly filter: ListFilter }) {
  const t = useText();
  const list = usePages({
    ref: exampleServiceApi.listEntries, first: filter,
    next: (page) => (page.next === null ? undefined : { ...filter, before: page.next }),
  });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.entries);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('example-service.office.empty'), text: t('example-service.office.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush">
            <RowList label={t(`example-service.office.view.${filter.view}`)}>
              {rows.map((row) => <EntryLine key={row.entryId} row={row} />)}
            </RowList>
          </Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function EntryLine({ row: { entryId, title, unionName, madeAt, answeredAt } }: { readonly row: EntryRow }) {
  const t = useText();
  const badge = answeredAt === null
    ? <StatusBadge tone="info" label={t('example-service.state.waiting')} />
    : <StatusBadge tone="ok" label={t('example-service.state.answered')} />;
  return (
    <ListRow
      title={title} trailing={badge} href={`/example-service/${entryId}`}
      detail={t('example-service.office.from', { union: unionName, when: whenText(t, madeAt) })}
    />
  );
}
