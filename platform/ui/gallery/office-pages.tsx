import { useCallback } from 'react';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link, Route, Switch } from 'wouter';
import { AppealIcon, ChartIcon, HomeIcon } from '../icons/place-icons.tsx';
import { ChatIcon } from '../icons/sign-icons.tsx';
import { DataState } from '../office/data-state.tsx';
import { FigureCard } from '../office/figure-card.tsx';
import { DayFilter, FilterBar, SelectFilter, TextFilter } from '../office/filter-bar.tsx';
import { KeyHint, useShortcut } from '../office/key-hint.tsx';
import { OfficeShell } from '../office/office-shell.tsx';
import { OfficeTheme } from '../office/office-theme.tsx';
import { PageHeader } from '../office/page-header.tsx';
import { useAddressFilters } from '../office/use-address-filters.ts';
import { StatusBadge } from '../phone/status-badge.tsx';
import { Timeline } from '../phone/timeline.tsx';
import { useText } from '../text/text-provider.tsx';

export function OfficePages() {
  const t = useText();
  const offices = [{ value: 'a', label: t('gallery/officer') }];
  const menu = [
    { items: [{ href: '/office', label: t('gallery/today'), icon: <HomeIcon />, waiting: 4 }] },
    { label: t('gallery/services'), items: [
      { href: '/office/appeals', label: t('gallery/appeals'), icon: <AppealIcon /> },
      { href: '/office/figures', label: t('gallery/figures'), icon: <ChartIcon /> },
    ] },
  ];
  return (
    <OfficeTheme>
      <OfficeShell
        union={t('gallery/union')} menu={menu} onSignOut={() => undefined}
        officeSwitcher={<Select aria-label={t('gallery/office')} value="a" options={offices} popupMatchSelectWidth={false} />}
      >
        <Switch>
          <Route path="/office/appeals/one"><CaseDesk /></Route>
          <Route><AppealList /></Route>
        </Switch>
      </OfficeShell>
    </OfficeTheme>
  );
}

const FILTERS = { state: 'open', words: '', from: '' };
const ROWS = ['1', '2', '3', '4'] as const;

function AppealList() {
  const t = useText();
  const { filters, isFiltered, set, clear } = useAddressFilters(FILTERS);
  return (
    <>
      <PageHeader title={t('gallery/appeals')} lead={t('gallery/appeals-lead')} />
      <div className="zj-figures">
        <FigureCard label={t('gallery/received')} value="23" basis={t('gallery/this-month')} href="/office/appeals?state=" />
        <FigureCard label={t('gallery/closed-rate')} value={t.format.percent(23, 23)} basis="23/23" href="/office/appeals?state=closed" />
        <FigureCard label={t('gallery/satisfied')} value={t.format.percent(22, 23)} basis={t('gallery/answered-share', { share: t.format.share(23, 23) })} href="/office/appeals" />
      </div>
      <FilterBar isFiltered={isFiltered} onClear={clear} trailing={t('gallery/total', { count: ROWS.length })}>
        <SelectFilter
          label={t('gallery/state')} value={filters.state} onValue={(state) => set({ state })}
          options={[{ value: 'open', label: t('gallery/state-asked') }, { value: 'closed', label: t('gallery/state-closed') }]}
        />
        <TextFilter label={t('gallery/words')} value={filters.words} onValue={(words) => set({ words })} />
        <DayFilter label={t('gallery/from')} value={filters.from} onValue={(from) => set({ from })} />
      </FilterBar>
      <div className="zj-panel">
        <DataState read={{ answer: ROWS, failure: undefined, isLoading: false, refresh: () => undefined }}>
          {(rows) => (
            <Table<{ id: string }>
              rowKey="id" dataSource={rows.map((id) => ({ id }))} pagination={false} scroll={{ x: 'max-content' }}
              columns={[
                { title: t('gallery/number'), render: (_, { id }) => <Link href="/office/appeals/one">{`2026112${id}`}</Link> },
                { title: t('gallery/topic'), render: () => t('gallery/topic/safety') },
                { title: t('gallery/text'), render: (_, { id }) => (id === '2' ? t('gallery/matter-2') : t('gallery/matter-1')) },
                { title: t('gallery/state'), render: (_, { id }) => <StatusBadge tone={id === '1' ? 'danger' : 'info'} label={t(id === '1' ? 'gallery/late' : 'gallery/state-asked')} /> },
                { title: t('gallery/received-at'), render: () => t.format.date('2026-11-20T01:12:00Z', 'day-time') },
              ]}
            />
          )}
        </DataState>
      </div>
    </>
  );
}

function CaseDesk() {
  const t = useText();
  const answer = useCallback(() => document.getElementById('answer')?.focus(), []);
  useShortcut('Alt+R', answer);
  return (
    <>
      <PageHeader
        title={t('gallery/matter-1')} crumbs={[{ label: t('gallery/appeals'), href: '/office/appeals' }]}
        badge={<StatusBadge tone="warn" label={t('gallery/state-asked')} />}
        actions={<><Button>{t('gallery/hand-over')}</Button><Button type="primary">{t('gallery/close')}</Button></>}
      />
      <div className="zj-columns">
        <div className="zj-panel zj-stack">
          <label htmlFor="answer">{t('gallery/answer-label')} <KeyHint keys="Alt+R" /></label>
          <Input.TextArea id="answer" rows={6} aria-keyshortcuts="Alt+R" defaultValue={t('gallery/answer')} />
          <div><Button type="primary" danger>{t('gallery/submit')}</Button></div>
        </div>
        <div className="zj-panel">
          <Timeline
            label={t('gallery/course')}
            steps={[
              { id: '1', title: t('gallery/step-sent'), tone: 'info', icon: <AppealIcon />, when: t.format.date('2026-11-20T01:12:00Z', 'day-time') },
              { id: '2', title: t('gallery/step-answered'), tone: 'warn', icon: <ChatIcon />, body: t('gallery/answer'), by: t('gallery/officer') },
            ]}
          />
        </div>
      </div>
    </>
  );
}
