import { Link } from 'wouter';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { DayFilter, FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isTopic, listTopics, type ListView } from './appeals-api.ts';
import { isNarrowed, listAddress, type ListFilter } from './list-filter.ts';

const WORKING_VIEWS: readonly ListView[] = ['today', 'overdue', 'closed', 'all'];

/** The lists of every day; one that a figure led to stands beside them while it is open. */
export function ListViews({ filter }: { readonly filter: ListFilter }) {
  const t = useText();
  const views = WORKING_VIEWS.includes(filter.view) ? WORKING_VIEWS : [...WORKING_VIEWS, filter.view];
  return (
    <nav className="list-views" aria-label={t('appeals.office.views')}>
      {views.map((view) => (
        <Link key={view} className="list-view" href={listAddress({ ...filter, view })} aria-current={view === filter.view ? 'page' : undefined}>
          {t(`appeals.office.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

export type ListFiltersProps = { readonly filter: ListFilter; readonly onFilter: (filter: ListFilter) => void };

export function ListFilters({ filter, onFilter }: ListFiltersProps) {
  const t = useText();
  const { view, unionId, topic, receivedFrom, receivedTo } = filter;
  return (
    <FilterBar isFiltered={isNarrowed(filter)} onClear={() => onFilter({ view })}>
      <UnionPicker label={t('appeals.office.filter.union')} value={unionId} onValue={(picked) => onFilter({ ...filter, unionId: picked })} />
      <SelectFilter
        label={t('appeals.office.filter.topic')} value={topic ?? ''} onValue={(value) => onFilter({ ...filter, topic: isTopic(value) ? value : undefined })}
        options={[{ value: '', label: t('appeals.office.filter.any') }, ...listTopics().map((value) => ({ value, label: t(`appeals.topic.${value}`) }))]}
      />
      <DayFilter label={t('appeals.office.filter.from')} value={receivedFrom ?? ''} onValue={(day) => onFilter({ ...filter, receivedFrom: toDay(day) })} />
      <DayFilter label={t('appeals.office.filter.to')} value={receivedTo ?? ''} onValue={(day) => onFilter({ ...filter, receivedTo: toDay(day) })} />
    </FilterBar>
  );
}

function toDay(text: string): PlainDate | undefined {
  return isPlainDate(text) ? text : undefined;
}
