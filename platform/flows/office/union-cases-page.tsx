import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { CaseLine } from '../wire.ts';
import { CaseRows } from './case-list.tsx';
import './desk.css';
import { useKnownProcesses } from './use-known-processes.ts';

const DEFAULTS = { status: '', words: '', process: '' };

// Spelled out instead of imported: the tuple would bring the validator along. `satisfies` keeps it complete.
const statuses = { 'running': true, 'with-starter': true, 'agreed': true, 'refused': true, 'withdrawn': true } satisfies Record<CaseLine['status'], true>;
const STATUS_LIST = Object.keys(statuses).filter(isStatus);

/** 本会事项: every case of the officer's unions. Personal answers stay masked for whoever takes no part. */
export function UnionCasesPage() {
  const t = useText();
  const { filters, set, clear, isFiltered } = useAddressFilters(DEFAULTS);
  const processes = useKnownProcesses(filters.process);
  const words = filters.words.trim().slice(0, 40);
  const first = {
    ...(words === '' ? {} : { words }), ...(filters.process === '' ? {} : { process: filters.process }), ...(isStatus(filters.status) ? { status: filters.status } : {}),
  };
  const list = usePages({ ref: flowsApi.listUnionCases, first, next: (page) => (page.next === null ? undefined : { ...first, cursor: page.next }) });
  const more = () => void list.more();
  return (
    <>
      <PageHeader title={t('flows.office.union')} lead={t('flows.office.union.lead')} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <TextFilter label={t('flows.office.words')} value={filters.words} onValue={(typed) => set({ words: typed })} />
        <SelectFilter label={t('flows.office.process')} value={filters.process} onValue={(process) => set({ process })} options={processes.options} />
        <SelectFilter
          label={t('flows.office.status')} value={filters.status} onValue={(status) => set({ status })}
          options={[{ value: '', label: t('flows.office.status-all') }, ...STATUS_LIST.map((value) => ({ value, label: t(`flows.status.${value}`) }))]}
        />
      </FilterBar>
      <DataState
        read={{ answer: list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.cases), failure: list.failure, isLoading: list.isLoading, refresh: more }}
        isEmpty={(rows) => rows.length === 0} empty={{ title: t(isFiltered ? 'flows.office.none.found' : 'flows.office.none.union'), text: t(isFiltered ? 'flows.office.none-hint.found' : 'flows.office.none-hint.union') }}
      >
        {(rows) => (
          <>
            <CaseRows label={t('flows.office.union')} rows={rows} isMine={false} query="?as=union" />
            {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
          </>
        )}
      </DataState>
    </>
  );
}

function isStatus(text: string): text is CaseLine['status'] {
  return Object.hasOwn(statuses, text);
}
