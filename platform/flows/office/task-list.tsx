import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { rowKeys, rowMark } from '#platform/ui/office/row-keys.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { dueWords, said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { TaskLine } from '../wire.ts';
import { BatchBar } from './batch-bar.tsx';
import { toQuestion, type DeskFilters } from './desk-view.ts';
import { ItemRow } from './item-row.tsx';
import type { KnownProcess } from './use-known-processes.ts';

const moveByKeys = rowKeys({ x: 'input' });

export type TaskListProps = {
  readonly view: 'todo' | 'done';
  readonly filters: DeskFilters;
  readonly onKnown: (known: readonly KnownProcess[]) => void;
};

/** What waits for me, the most urgent first, or what I have settled. What the flow allows can be agreed to together. */
export function TaskList({ view, filters, onKnown }: TaskListProps) {
  const t = useText();
  const first = toQuestion(view, filters);
  const list = usePages({ ref: flowsApi.listDesk, first, next: (page) => (page.next === null ? undefined : { ...first, cursor: page.next }) });
  const { pages } = list;
  const lines = pages.flatMap((page) => page.lines);
  const listed = lines.flatMap((line) => ('task' in line ? [line.task] : []));
  useEffect(() => onKnown(pages.flatMap((page) => [
    ...page.lines.flatMap((line) => ('task' in line ? [{ process: line.task.process, label: said(t, line.task.title) }] : [])),
    ...page.kinds.map((kind) => ({ process: kind, label: t(kind) })),
  ])), [pages, onKnown, t]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const more = () => void list.more();
  const toggle = (taskId: string) => setChosen((before) => new Set(before.has(taskId) ? [...before].filter((one) => one !== taskId) : [...before, taskId]));
  const isFiltered = filters.words !== '' || filters.process !== '';
  return (
    <>
      <DataState
        read={{ answer: pages.length === 0 ? undefined : lines, failure: list.failure, isLoading: list.isLoading, refresh: more }}
        isEmpty={(rows) => rows.length === 0}
        empty={{ title: t(isFiltered ? 'flows.office.none.found' : `flows.office.none.${view}`), text: t(isFiltered ? 'flows.office.none-hint.found' : `flows.office.none-hint.${view}`) }}
      >
        {(rows) => (
          <>
            <ol className="flows-list" aria-label={t(`flows.office.view.${view}`)}>
              {rows.map((line) => ('item' in line ? <ItemRow key={line.item.itemId} item={line.item} /> : (
                <TaskRow
                  key={line.task.taskId} task={line.task} isChosen={chosen.has(line.task.taskId)}
                  {...(view === 'todo' ? { onToggle: () => toggle(line.task.taskId) } : {})}
                />
              )))}
            </ol>
            <div className="flows-list-foot">
              {list.hasMore && <Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button>}
              <p className="flows-keys zj-soft zj-small">{t(view === 'todo' ? 'flows.office.keys-batch' : 'flows.office.keys')}</p>
            </div>
          </>
        )}
      </DataState>
      {view === 'todo' && (
        <BatchBar
          chosen={listed.filter(({ taskId }) => chosen.has(taskId))} batchable={listed.filter(({ mayBatch }) => mayBatch)}
          onChoose={(tasks) => setChosen(new Set(tasks.map(({ taskId }) => taskId)))} onDone={() => void list.restart()}
        />
      )}
    </>
  );
}

/** Without `onToggle` there is nothing to mark. */
function TaskRow({ task, isChosen, onToggle }: { readonly task: TaskLine; readonly isChosen: boolean; readonly onToggle?: () => void }) {
  const t = useText();
  const due = onToggle === undefined ? undefined : dueWords(t, task);
  const title = said(t, task.title);
  const isMarkable = onToggle !== undefined && task.mayBatch;
  return (
    <li className="flows-row" data-plain={isMarkable ? undefined : ''} {...rowMark} data-tone={due?.tone} data-chosen={isChosen ? '' : undefined}>
      {isMarkable && (
        <label className="flows-mark">
          <input type="checkbox" checked={isChosen} onChange={onToggle} />
          <span className="zj-unseen">{t('flows.office.batch.mark', { title, name: task.starterName })}</span>
        </label>
      )}
      <div className="flows-row-main">
        <Link className="flows-row-link" href={`/flows/cases/${task.caseId}`} aria-keyshortcuts="j k x" onKeyDown={moveByKeys}>{t('flows.office.row', { title, name: task.starterName })}</Link>
        <p className="flows-row-facts"><span>{task.unionName}</span><span>{task.number}</span></p>
      </div>
      <p className="flows-row-stand">{task.stepTitle === null ? t(`flows.task.${task.kind}`) : said(t, task.stepTitle)}</p>
      <div className="flows-row-side">
        {task.settledAs !== null && <StatusBadge tone={task.settledAs === 'refused' ? 'danger' : 'ok'} label={t(`flows.task.state.${task.settledAs}`)} />}
        {due !== undefined && (due.tone === 'idle' ? <span>{due.text}</span> : <StatusBadge tone={due.tone} label={due.text} />)}
        <span>{whenText(t, task.settledAt ?? task.openedAt)}</span>
      </div>
    </li>
  );
}
