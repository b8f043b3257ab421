import { useLocation, useSearch } from 'wouter';
import Button from 'antd/es/button';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealList } from './appeal-list.tsx';
import { isNarrowed, listAddress, toListFilter, type ListFilter } from './list-filter.ts';
import { ListFilters, ListViews } from './list-filters.tsx';
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
      <ListViews filter={filter} />
      <ListFilters filter={filter} onFilter={(next) => navigate(listAddress(next), { replace: true })} />
      <FailureBanner failure={acceptance.failure} />
      <p role="status" className="zj-unseen">
        {acceptance.lastNumber !== undefined && t('appeals.office.said.accepted', { caseNumber: acceptance.lastNumber })}
      </p>
      <Cases list={list} acceptance={acceptance} filter={filter} />
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
          <AppealList rows={rows.map(acceptance.current)} busyId={acceptance.busyId} onAccept={acceptance.accept} />
          <div className="list-foot">
            <span>{t('appeals.office.keys')}</span>
            {list.hasEarlier
              ? <Button loading={list.isLoading} onClick={list.showEarlier}>{t('appeals.office.earlier')}</Button>
              : <span>{t('appeals.office.all-shown', { count: rows.length })}</span>}
          </div>
        </>
      )}
    </DataState>
  );
}
