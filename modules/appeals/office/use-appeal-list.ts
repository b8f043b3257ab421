import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { appealsApi, type AppealRow, type WorkCounts } from './appeals-api.ts';
import type { ListFilter } from './list-filter.ts';

export type AppealList = {
  /** Undefined until the first page is there. */
  readonly rows: readonly AppealRow[] | undefined;
  /** How much of each kind of work there is; the last that the server said, whatever list is open now. */
  readonly counts: WorkCounts | undefined;
  readonly failure: ApiFailure | undefined;
  readonly isLoading: boolean;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => void;
  readonly retry: () => void;
};

/** The first twenty, and further ones when asked for. The filter has the names of the endpoint's input. */
export function useAppealList(filter: ListFilter): AppealList {
  const pages = usePages({
    ref: appealsApi.listAppeals,
    first: filter,
    next: (page) => (page.next === null ? undefined : { ...filter, before: page.next }),
  });
  const told = pages.pages[0]?.counts ?? undefined;
  const [counts, setCounts] = useState(told);
  if (told !== undefined && told !== counts) setCounts(told);
  const more = () => void pages.more();
  return {
    rows: pages.pages.length === 0 ? undefined : pages.pages.flatMap((page) => page.appeals), counts,
    failure: pages.failure, isLoading: pages.isLoading, hasEarlier: pages.hasMore, showEarlier: more, retry: more,
  };
}

export type Acceptance = {
  readonly busyId: string | undefined;
  readonly failure: ApiFailure | undefined;
  readonly accept: (row: AppealRow) => void;
  /** The row as it stands after what was done here: the list keeps its place instead of beginning anew. */
  readonly current: (row: AppealRow) => AppealRow;
  /** The last case accepted, for the sentence that says so. */
  readonly lastNumber: string | undefined;
};

/** Accepting from the list, one case at a time. */
export function useAcceptance(): Acceptance {
  const command = useCommand(appealsApi.acceptAppeal);
  const [accepted, setAccepted] = useState<readonly AppealRow[]>([]);
  const [busyId, setBusyId] = useState<string>();
  const accept = async (row: AppealRow): Promise<void> => {
    // A press while another case is on its way would join that one's answer.
    if (busyId !== undefined) return;
    setBusyId(row.appealId);
    const answer = await command.run({ appealId: row.appealId });
    setBusyId(undefined);
    if (answer.ok) setAccepted((before) => [...before, row]);
  };
  return {
    busyId, failure: command.failure,
    accept: (row) => void accept(row),
    current: (row) => (accepted.some((one) => one.appealId === row.appealId) && row.status === 'received' ? { ...row, status: 'accepted' } : row),
    lastNumber: accepted.at(-1)?.caseNumber,
  };
}
