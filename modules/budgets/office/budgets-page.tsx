import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { readYuan } from '#platform/forms/amount.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { planTone } from '../rules/tones.ts';
import { budgetsApi, isPlanView, VIEW_LIST, type PlanLine } from './budgets-api.ts';
import { listAddress, toListFilter, type ListFilter } from './list-address.ts';
import { YearCards } from './year-cards.tsx';

/** 活动与经费: a union's money of one year, and the activities behind every number. */
export function BudgetsPage() {
  const t = useText();
  const { unionId } = useActingOffice();
  const thisYear = yearOf(dateInChina(systemClock.now()));
  const filter = toListFilter(useSearch(), thisYear);
  return (
    <>
      <PageHeader
        title={t('budgets.title')} lead={t('budgets.office.lead')}
        actions={(
          <>
            <LinkButton href="/budgets/limits">{t('budgets.office.limits')}</LinkButton>
            <LinkButton href="/flows/new/budgets.settlement">{t('budgets.office.new-settlement')}</LinkButton>
            <LinkButton variant="primary" href="/flows/new/budgets.plan">{t('budgets.office.new-plan')}</LinkButton>
          </>
        )}
      />
      <YearCards key={`${unionId} ${filter.year}`} year={filter.year} />
      <Filters filter={filter} thisYear={thisYear} />
      <List key={unionId} filter={filter} />
    </>
  );
}

function Filters({ filter, thisYear }: { readonly filter: ListFilter; readonly thisYear: number }) {
  const t = useText();
  const [, navigate] = useLocation();
  const go = (next: ListFilter) => navigate(listAddress(next), { replace: true });
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, thisYear - 2, filter.year])].sort((one, other) => other - one);
  return (
    <FilterBar isFiltered={filter.view !== 'open' || filter.year !== thisYear} onClear={() => go({ view: 'open', year: thisYear })}>
      <SelectFilter
        label={t('budgets.office.year')} value={String(filter.year)} onValue={(year) => go({ ...filter, year: Number(year) })}
        options={years.map((year) => ({ value: String(year), label: t('budgets.office.year-value', { year: String(year) }) }))}
      />
      <SelectFilter
        label={t('budgets.office.view')} value={filter.view} onValue={(view) => isPlanView(view) && go({ ...filter, view })}
        options={VIEW_LIST.map((value) => ({ value, label: t(`budgets.office.view.${value}`) }))}
      />
    </FilterBar>
  );
}

function List({ filter: { view, year } }: { readonly filter: ListFilter }) {
  const t = useText();
  const { unionId } = useActingOffice();
  const first = { view, year, unionId };
  const list = usePages({ ref: budgetsApi.listPlans, first, next: (page) => (page.next === null ? undefined : { ...first, before: page.next }) });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.plans);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('budgets.office.empty'), text: t('budgets.office.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush">
            <RowList label={t(`budgets.office.view.${view}`)}>{rows.map((row) => <Line key={row.planId} row={row} />)}</RowList>
          </Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row: { planId, title, number, kind, state, beginsOn, people, total, spent } }: { readonly row: PlanLine }) {
  const t = useText();
  const details = [
    number === null ? undefined : t('budgets.line.number', { number }), t(`budgets.kind.${kind}`), beginsOn === null ? undefined : t.format.date(beginsOn, 'month-day'),
    t('budgets.line.people', { count: people }), t('budgets.line.total', { amount: readYuan(total) }),
    spent === null ? undefined : t('budgets.line.spent', { amount: readYuan(spent) }),
  ];
  return (
    <ListRow
      title={title} href={`/budgets/${planId}`} detail={details.filter((detail) => detail !== undefined).join(' · ')}
      trailing={<StatusBadge tone={planTone(state)} label={t(`budgets.state.${state}`)} />}
    />
  );
}
