import { Link } from 'wouter';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { DayFilter, FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isSource, isTopic, listTopics, SOURCE_LIST, type ListView, type WorkCounts } from './appeals-api.ts';
import { HOUR_BUCKETS } from '../rules/histogram.ts';
import { bucketWords } from './bucket-words.ts';
import { isNarrowed, listAddress, MINE_VIEWS, type ListFilter, type MineView } from './list-filter.ts';

const COUNT_OF: Readonly<Record<MineView, keyof WorkCounts>> = {
  today: 'today', new: 'new', 'due-soon': 'dueSoon', overdue: 'overdue', waiting: 'waiting',
};

export type ListViewsProps = { readonly filter: ListFilter; readonly counts: WorkCounts | undefined };

/** The officer's own work with how much there is of it, then everything; a list that a figure led to stands beside them. */
export function ListViews({ filter, counts }: ListViewsProps) {
  const t = useText();
  const { caseNumber, hours: _hours, ...kept } = filter;
  const isOther = filter.view !== 'all' && !MINE_VIEWS.some((view) => view === filter.view);
  const tab = (view: ListView, count?: number) => (
    <Link key={view} className="list-view" href={listAddress({ ...kept, view })} aria-current={view === filter.view && caseNumber === undefined ? 'page' : undefined}>
      {t(`appeals.office.view.${view}`)}
      {count !== undefined && <> <span className="list-view-count" data-tone={view === 'overdue' && count > 0 ? 'danger' : undefined}>{t.format.number(count)}</span></>}
    </Link>
  );
  return (
    <nav className="list-views" aria-label={t('appeals.office.views')}>
      {MINE_VIEWS.map((view) => tab(view, filter.unionId === undefined ? counts?.[COUNT_OF[view]] : undefined))}
      {tab('all')}
      {isOther && tab(filter.view)}
    </nav>
  );
}

export type ListFiltersProps = { readonly filter: ListFilter; readonly onFilter: (filter: ListFilter) => void };

export function ListFilters({ filter, onFilter }: ListFiltersProps) {
  const t = useText();
  const { view, unionId, topic, source, receivedFrom, receivedTo, hours } = filter;
  const any = { value: '', label: t('appeals.office.filter.any') };
  return (
    <FilterBar isFiltered={isNarrowed(filter)} onClear={() => onFilter({ view })}>
      <UnionPicker label={t('appeals.office.filter.union')} value={unionId} onValue={(picked) => onFilter({ ...filter, unionId: picked })} />
      <SelectFilter
        label={t('appeals.office.filter.topic')} value={topic ?? ''} onValue={(value) => onFilter({ ...filter, topic: isTopic(value) ? value : undefined })}
        options={[any, ...listTopics().map((value) => ({ value, label: t(`appeals.topic.${value}`) }))]}
      />
      <SelectFilter
        label={t('appeals.office.filter.source')} value={source ?? ''} onValue={(value) => onFilter({ ...filter, source: isSource(value) ? value : undefined })}
        options={[any, ...SOURCE_LIST.map((value) => ({ value, label: t(`appeals.office.source.${value}`) }))]}
      />
      {hours !== undefined && (
        <SelectFilter
          label={t('appeals.office.chart.took')} value={String(hours)} onValue={(value) => onFilter({ ...filter, hours: value === '' ? undefined : Number(value) })}
          options={[any, ...[...HOUR_BUCKETS.keys(), HOUR_BUCKETS.length].map((bucket) => ({ value: String(bucket), label: bucketWords(t, bucket) }))]}
        />
      )}
      <DayFilter label={t('appeals.office.filter.from')} value={receivedFrom ?? ''} onValue={(day) => onFilter({ ...filter, receivedFrom: toDay(day) })} />
      <DayFilter label={t('appeals.office.filter.to')} value={receivedTo ?? ''} onValue={(day) => onFilter({ ...filter, receivedTo: toDay(day) })} />
    </FilterBar>
  );
}

function toDay(text: string): PlainDate | undefined {
  return isPlainDate(text) ? text : undefined;
}
