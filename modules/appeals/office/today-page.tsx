import { useId, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import Button from 'antd/es/button';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AlarmBanner } from './alarm-banner.tsx';
import { AppealList } from './appeal-list.tsx';
import type { AppealRow, WorkCounts } from './appeals-api.ts';
import { isMine, isNarrowed, listAddress, toListFilter, type ListFilter } from './list-filter.ts';
import { listSummary } from './list-summary.ts';
import { ListFilters, ListViews, type ListFiltersProps } from './list-filters.tsx';
import { NumberSearch } from './number-search.tsx';
import { useAcceptance, useAppealList, type Acceptance, type AppealList as Listed } from './use-appeal-list.ts';

/** What waits for this officer, and every other list of cases under its own address. */
export function TodayPage() {
  const t = useText();
  const { may } = useActingOffice();
  const filter = toListFilter(useSearch());
  const [, navigate] = useLocation();
  const list = useAppealList(filter);
  const acceptance = useAcceptance();
  return (
    <>
      <PageHeader
        title={filter.caseNumber === undefined ? t(`appeals.office.view.${filter.view}`) : t('appeals.office.case-number', { caseNumber: filter.caseNumber })}
        lead={filter.caseNumber === undefined ? t(`appeals.office.lead.${filter.view}`) : t('appeals.office.search.lead')}
        actions={may('appeals.appeal.enter') && <LinkButton href="/appeal-entry" icon={<PlusIcon />}>{t('appeals.office.enter.title')}</LinkButton>}
      />
      <AfterLeaving />
      <AlarmBanner />
      <ListChoice
        filter={filter} counts={countsNow(list, acceptance)}
        onFilter={(next) => navigate(listAddress(next), { replace: true })} onSearch={(next) => navigate(listAddress(next))}
      />
      <FailureBanner failure={acceptance.failure} />
      <p role="status" className="zj-unseen">
        {acceptance.lastNumber !== undefined && t('appeals.office.said.accepted', { caseNumber: acceptance.lastNumber })}
      </p>
      <Cases list={list} acceptance={acceptance} filter={filter} />
    </>
  );
}

/** Said here, because whoever steps aside from a case cannot stay on its page. */
function AfterLeaving() {
  const t = useText();
  const state = useHistoryState<{ readonly said?: string } | null>();
  if (state?.said !== 'declare') return null;
  return <Banner tone="ok" title={t('appeals.office.done.declare')} isAnnounced />;
}

/** What was accepted in this list is new no more; the server says so with the next list. */
function countsNow({ counts, rows = [] }: Listed, { current }: Acceptance): WorkCounts | undefined {
  const accepted = rows.filter((row) => current(row) !== row).length;
  return counts && { ...counts, new: counts.new - accepted };
}

type ListChoiceProps = ListFiltersProps & { readonly counts: WorkCounts | undefined; readonly onSearch: (filter: ListFilter) => void };

/** The filters are out of the way until they are wanted, and cannot be overlooked while they narrow the list. */
function ListChoice({ filter, counts, onFilter, onSearch }: ListChoiceProps) {
  const t = useText();
  const region = useId();
  const [isWanted, setWanted] = useState(false);
  // A number names one case: nothing else narrows that.
  const isSearched = filter.caseNumber !== undefined;
  const isOpen = !isSearched && (isWanted || isNarrowed(filter));
  return (
    <>
      <div className="list-choice">
        <ListViews filter={filter} counts={counts} />
        <div className="list-tools">
          <NumberSearch
            key={filter.caseNumber} caseNumber={filter.caseNumber}
            onNumber={(caseNumber) => onSearch(caseNumber === undefined ? { view: filter.view } : { view: 'all', caseNumber })}
          />
          {!isNarrowed(filter) && (
            <Button aria-expanded={isOpen} aria-controls={region} onClick={() => setWanted(!isWanted)}>{t('ui/filters')}</Button>
          )}
        </div>
      </div>
      <div id={region} hidden={!isOpen}>{isOpen && <ListFilters filter={filter} onFilter={onFilter} />}</div>
    </>
  );
}

type CasesProps = { readonly list: Listed; readonly acceptance: Acceptance; readonly filter: ListFilter };

function Cases({ list, acceptance, filter }: CasesProps) {
  const t = useText();
  const empty = emptyKind(filter);
  const mine = isMine(filter);
  const shown = (rows: readonly AppealRow[]) => rows.map(acceptance.current);
  return (
    <DataState
      read={{ answer: list.rows, failure: list.failure, isLoading: list.isLoading, refresh: list.retry }}
      isEmpty={(rows) => rows.length === 0}
      empty={{ title: t(`appeals.office.empty.${empty}.title`), text: t(`appeals.office.empty.${empty}.text`) }}
    >
      {(rows) => (
        <>
          <p className="list-summary">{listSummary(t, shown(rows), { hasEarlier: list.hasEarlier, isMine: mine })}</p>
          <AppealList rows={shown(rows)} busyId={acceptance.busyId} onAccept={mine ? acceptance.accept : undefined} />
          <div className="list-foot">
            <span className="list-keys">{t(mine ? 'appeals.office.keys' : 'appeals.office.keys.reading')}</span>
            {list.hasEarlier && <Button loading={list.isLoading} onClick={list.showEarlier}>{t(mine ? 'appeals.office.more' : 'appeals.office.earlier')}</Button>}
          </div>
        </>
      )}
    </DataState>
  );
}

function emptyKind(filter: ListFilter): 'number' | 'narrowed' | 'today' | 'mine' | 'other' {
  if (filter.caseNumber !== undefined) return 'number';
  if (isNarrowed(filter)) return 'narrowed';
  return filter.view === 'today' ? 'today' : isMine(filter) ? 'mine' : 'other';
}
