import { useId, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import Button from 'antd/es/button';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealList } from './appeal-list.tsx';
import { isNarrowed, listAddress, toListFilter, type ListFilter } from './list-filter.ts';
import { listSummary } from './list-summary.ts';
import { ListFilters, ListViews, type ListFiltersProps } from './list-filters.tsx';
import { useAcceptance, useAppealList, type Acceptance, type AppealList as Listed } from './use-appeal-list.ts';

/** What waits today, and every other list of cases under its own address. */
export function TodayPage() {
  const t = useText();
  const search = useSearch();
  const [, navigate] = useLocation();
  const filter = toListFilter(search);
  const list = useAppealList(filter);
  const acceptance = useAcceptance();
  return (
    <>
      <PageHeader title={t(`appeals.office.view.${filter.view}`)} lead={t(`appeals.office.lead.${filter.view}`)} />
      <ListChoice filter={filter} onFilter={(next) => navigate(listAddress(next), { replace: true })} />
      <FailureBanner failure={acceptance.failure} />
      <p role="status" className="zj-unseen">
        {acceptance.lastNumber !== undefined && t('appeals.office.said.accepted', { caseNumber: acceptance.lastNumber })}
      </p>
      <Cases list={list} acceptance={acceptance} filter={filter} />
    </>
  );
}

/** The filters are out of the way until they are wanted, and cannot be overlooked while they narrow the list. */
function ListChoice({ filter, onFilter }: ListFiltersProps) {
  const t = useText();
  const region = useId();
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted || isNarrowed(filter);
  return (
    <>
      <div className="list-choice">
        <ListViews filter={filter} />
        {!isNarrowed(filter) && (
          <Button aria-expanded={isOpen} aria-controls={region} onClick={() => setWanted(!isWanted)}>{t('ui/filters')}</Button>
        )}
      </div>
      <div id={region} hidden={!isOpen}>{isOpen && <ListFilters filter={filter} onFilter={onFilter} />}</div>
    </>
  );
}

type CasesProps = { readonly list: Listed; readonly acceptance: Acceptance; readonly filter: ListFilter };

function Cases({ list, acceptance, filter }: CasesProps) {
  const t = useText();
  const empty = isNarrowed(filter) ? 'narrowed' : filter.view === 'today' ? 'today' : 'other';
  return (
    <DataState
      read={{ answer: list.rows, failure: list.failure, isLoading: list.isLoading, refresh: list.retry }}
      isEmpty={(rows) => rows.length === 0}
      empty={{ title: t(`appeals.office.empty.${empty}.title`), text: t(`appeals.office.empty.${empty}.text`) }}
    >
      {(rows) => (
        <>
          <p className="list-summary">{listSummary(t, rows.map(acceptance.current), list.hasEarlier)}</p>
          <AppealList rows={rows.map(acceptance.current)} busyId={acceptance.busyId} onAccept={acceptance.accept} />
          <div className="list-foot">
            <span className="list-keys">{t('appeals.office.keys')}</span>
            {list.hasEarlier && <Button loading={list.isLoading} onClick={list.showEarlier}>{t('appeals.office.earlier')}</Button>}
          </div>
        </>
      )}
    </DataState>
  );
}
