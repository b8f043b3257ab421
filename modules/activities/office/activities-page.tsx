import { useEffect, useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, isView, VIEW_LIST, type ActivityLine, type View } from './activities-api.ts';
import { spanText, standingOf } from './activity-words.ts';
import { FigureCards } from './figure-cards.tsx';
import './activities.css';

const DEFAULTS = { view: 'coming', words: '' };
const PAUSE_MS = 250;

/** 活动报名: what is coming, what is over, what was called off; the one thing to do here is to make another. */
export function ActivitiesPage() {
  const t = useText();
  const { may } = useActingOffice();
  const { filters, isFiltered, set, clear } = useAddressFilters(DEFAULTS);
  const view = isView(filters.view) ? filters.view : 'coming';
  return (
    <>
      <PageHeader title={t('activities.office.title')} lead={t('activities.office.lead')} actions={may('activities.activity.manage') && <NewButton />} />
      <FigureCards />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SelectFilter
          label={t('activities.office.view')} value={view} onValue={(next) => set({ view: next })}
          options={VIEW_LIST.map((value) => ({ value, label: t(`activities.office.view.${value}`) }))}
        />
        <WordsFilter key={filters.words === '' ? 'none' : 'some'} value={filters.words} onValue={(words) => set({ words })} />
      </FilterBar>
      <List view={view} words={filters.words} />
    </>
  );
}

function NewButton() {
  const t = useText();
  return <LinkButton variant="primary" icon={<PlusIcon />} href="/activities/new">{t('activities.office.new')}</LinkButton>;
}

/** One question per word instead of one per letter. */
function WordsFilter({ value, onValue }: { readonly value: string; readonly onValue: (words: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onValue(typed.trim().slice(0, 40)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onValue]);
  return <TextFilter label={t('activities.office.words')} value={typed} onValue={setTyped} />;
}

function List({ view, words }: { readonly view: View; readonly words: string }) {
  const t = useText();
  const { may } = useActingOffice();
  const first = { view, ...(words !== '' && { words }) };
  const list = usePages({
    ref: activitiesApi.listActivities, first, next: ({ next }) => (next === null ? undefined : { ...first, before: { ...next, beginsAt: String(next.beginsAt) } }),
  });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.activities);
  const more = () => void list.more();
  const isBare = words === '' && view === 'coming';
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{
        title: t(words === '' ? `activities.office.empty.${view}` : 'activities.office.empty.words'),
        text: t(isBare ? 'activities.office.empty-text.coming' : 'activities.office.empty-text.other'),
        ...(isBare && may('activities.activity.manage') && { action: <LinkButton variant="primary" href="/activities/new">{t('activities.office.new')}</LinkButton> }),
      }}
    >
      {(rows) => (
        <>
          <Card look="flush">
            <RowList label={t(`activities.office.view.${view}`)}>{rows.map((row) => <Line key={row.activityId} row={row} />)}</RowList>
          </Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row }: { readonly row: ActivityLine }) {
  const t = useText();
  const { unionId } = useActingOffice();
  const { key, tone } = standingOf(row, systemClock.now());
  const { way, sessions, places, taken, waiting, asked } = row;
  const what = [
    t(`activities.kind.${row.kind}`), spanText(t, row.beginsAt, row.endsAt), sessions > 1 ? t('activities.office.sessions', { count: sessions }) : undefined, row.place,
    row.unionId === unionId ? undefined : row.unionName,
  ];
  const who = [
    t('activities.office.taken', { taken, places }), waiting > 0 ? t('activities.office.waiting', { count: waiting }) : undefined,
    asked > 0 && way === 'draw' ? t('activities.office.pooled', { count: asked }) : undefined,
  ];
  const join = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ');
  return (
    <ListRow
      title={row.title} href={`/activities/${row.activityId}`} detail={<>{join(what)}<br />{join(who)}</>}
      trailing={(
        <span className="activity-badges">
          {asked > 0 && way === 'approval' && <StatusBadge tone="warn" label={t('activities.office.asked', { count: asked })} />}
          <StatusBadge tone={tone} label={t(key)} />
        </span>
      )}
    />
  );
}
