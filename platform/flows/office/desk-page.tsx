import { useId } from 'react';
import { Link } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { FilterBar, SelectFilter, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import { CaseList } from './case-list.tsx';
import './desk.css';
import { DESK_DEFAULTS, DESK_VIEWS, toDeskView, type DeskView } from './desk-view.ts';
import { TaskList } from './task-list.tsx';
import { useKnownProcesses } from './use-known-processes.ts';

/** Where officers live: what waits for me, what I began, what I settled, what was copied to me. */
export function DeskPage() {
  const t = useText();
  const { filters, set, clear, isFiltered } = useAddressFilters(DESK_DEFAULTS);
  const view = toDeskView(filters.view);
  const processes = useKnownProcesses(filters.process);
  return (
    <>
      <PageHeader
        title={t(`flows.office.view.${view}`)} lead={t(`flows.office.lead.${view}`)}
        actions={<LinkButton href="/flows/new" icon={<PlusIcon />}>{t('flows.office.begin')}</LinkButton>}
      />
      <Views current={view} />
      <FilterBar isFiltered={isFiltered && (filters.words !== '' || filters.process !== '')} onClear={() => (view === 'todo' ? clear() : set({ words: '', process: '' }))}>
        <TextFilter label={t('flows.office.words')} value={filters.words} onValue={(words) => set({ words })} />
        <SelectFilter label={t('flows.office.process')} value={filters.process} onValue={(process) => set({ process })} options={processes.options} />
      </FilterBar>
      {view === 'todo' || view === 'done'
        ? <TaskList key={view} view={view} filters={filters} onKnown={processes.learn} />
        : <CaseList key={view} view={view} filters={filters} onKnown={processes.learn} />}
    </>
  );
}

/** Places with an address of their own: links, so that each can be opened beside the other. */
function Views({ current }: { readonly current: DeskView }) {
  const t = useText();
  const id = useId();
  const { answer } = useRead(flowsApi.countDesk, {});
  return (
    <nav aria-labelledby={id}>
      <h2 id={id} className="zj-unseen">{t('flows.office.views')}</h2>
      <ul className="flows-views">
        {DESK_VIEWS.map((view) => (
          <li key={view}>
            <Link className="flows-view" href={view === 'todo' ? '/flows' : `/flows?view=${view}`} aria-current={view === current ? 'page' : undefined}>
              {t(`flows.office.view.${view}`)}
              {view === 'todo' && answer !== undefined && answer.todo > 0 && (
                <span className="flows-view-count" data-tone={answer.overdue > 0 ? 'danger' : undefined}>
                  {t(answer.overdue > 0 ? 'flows.office.todo-overdue' : 'flows.office.todo-number', { count: answer.todo, overdue: answer.overdue })}
                </span>
              )}
              {view === 'started' && answer !== undefined && answer.returned > 0 && <span className="flows-view-count" data-tone="danger">{t('flows.office.returned', { count: answer.returned })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
