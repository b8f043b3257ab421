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
import { standingKey, standingTone } from '../rules/tones.ts';
import { FigureCards } from './figure-cards.tsx';
import { listAddress, toListFilter, type ListFilter } from './list-address.ts';
import { isListView, proposalsApi, VIEW_LIST, type OfficerLine } from './proposals-api.ts';

/** 提案办理: this year's figures and every proposal behind them. What is to be done stands on the desk. */
export function ProposalsPage() {
  const t = useText();
  const filter = toListFilter(useSearch());
  return (
    <>
      <PageHeader title={t('proposals.title')} lead={t('proposals.office.lead')} />
      <FigureCards />
      <Filters filter={filter} />
      <List filter={filter} />
    </>
  );
}

function Filters({ filter }: { readonly filter: ListFilter }) {
  const t = useText();
  const [, navigate] = useLocation();
  const go = (next: ListFilter) => navigate(listAddress(next), { replace: true });
  return (
    <FilterBar isFiltered={filter.unionId !== undefined || filter.year !== undefined} onClear={() => go({ view: filter.view })}>
      <SelectFilter
        label={t('proposals.office.view')} value={filter.view} onValue={(view) => isListView(view) && go({ ...filter, view })}
        options={VIEW_LIST.map((value) => ({ value, label: t(`proposals.office.view.${value}`) }))}
      />
    </FilterBar>
  );
}

function List({ filter }: { readonly filter: ListFilter }) {
  const t = useText();
  const list = usePages({
    ref: proposalsApi.listProposals, first: filter, next: (page) => (page.next === null ? undefined : { ...filter, before: page.next }),
  });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.proposals);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('proposals.office.empty'), text: t('proposals.office.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush">
            <RowList label={t(`proposals.office.view.${filter.view}`)}>{rows.map((row) => <Line key={row.proposalId} row={row} />)}</RowList>
          </Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row }: { readonly row: OfficerLine }) {
  const t = useText();
  const { proposalId, title, number, category, unionName, madeAt, state, answerBy } = row;
  const details = [
    number === null ? undefined : t('proposals.line.number', { number }), t(`proposals.category.${category}`), unionName,
    state === 'handling' && answerBy !== null ? t('proposals.line.answer-by', { day: t.format.date(answerBy, 'month-day') }) : undefined,
    t('proposals.line.made', { when: whenText(t, madeAt) }),
  ];
  return (
    <ListRow
      title={title} href={`/proposals/${proposalId}`} detail={details.filter((detail) => detail !== undefined).join(' · ')}
      trailing={<StatusBadge tone={standingTone(row)} label={t(standingKey(row))} />}
    />
  );
}
