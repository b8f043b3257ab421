import { useEffect } from 'react';
import { Link } from 'wouter';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { rowKeys, rowMark } from '#platform/ui/office/row-keys.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { lineWords, said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import { statusTone } from '../rules/trail-tone.ts';
import type { CaseLine } from '../wire.ts';
import { toQuestion, type DeskFilters } from './desk-view.ts';
import type { KnownProcess } from './use-known-processes.ts';

const moveByKeys = rowKeys({});

export type CaseListProps = {
  readonly view: 'started' | 'copied';
  readonly filters: DeskFilters;
  readonly onKnown: (known: readonly KnownProcess[]) => void;
};

/** Cases that one began or got a copy of. */
export function CaseList({ view, filters, onKnown }: CaseListProps) {
  const t = useText();
  const first = toQuestion(view, filters);
  const list = usePages({ ref: flowsApi.listCases, first, next: (page) => (page.next === null ? undefined : { ...first, cursor: page.next }) });
  const { pages } = list;
  useEffect(() => onKnown(pages.flatMap((page) => page.cases.map(({ process, title }) => ({ process, label: said(t, title) })))), [pages, onKnown, t]);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer: pages.length === 0 ? undefined : pages.flatMap((page) => page.cases), failure: list.failure, isLoading: list.isLoading, refresh: more }}
      isEmpty={(rows) => rows.length === 0} empty={{ title: t(`flows.office.none.${view}`), text: t(`flows.office.none-hint.${view}`) }}
    >
      {(rows) => (
        <>
          <CaseRows label={t(`flows.office.view.${view}`)} rows={rows} isMine={view === 'started'} />
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

export type CaseRowsProps = { readonly label: string; readonly rows: readonly CaseLine[]; readonly isMine: boolean; readonly query?: string };

/** `query` goes behind the address of each case. */
export function CaseRows({ label, rows, isMine, query = '' }: CaseRowsProps) {
  const t = useText();
  return (
    <ol className="flows-list" aria-label={label}>
      {rows.map((line) => (
        <li key={line.caseId} className="flows-row" data-plain="" {...rowMark} data-tone={line.status === 'with-starter' && isMine ? 'warn' : undefined}>
          <div className="flows-row-main">
            <Link className="flows-row-link" href={`/flows/cases/${line.caseId}${query}`} aria-keyshortcuts="j k" onKeyDown={moveByKeys}>{said(t, line.title)}</Link>
            <p className="flows-row-facts"><span>{line.starterName}</span><span>{line.unionName}</span><span>{line.number}</span></p>
          </div>
          <p className="flows-row-stand">{lineWords(t, line, isMine)}</p>
          <div className="flows-row-side">
            <StatusBadge tone={statusTone(line.status)} label={t(`flows.status.${line.status}`)} />
            <span>{whenText(t, line.startedAt)}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
