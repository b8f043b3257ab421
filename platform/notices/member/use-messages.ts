import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { noticesApi, type Notice, type NoticePage } from './notices-api.ts';

export type Messages = {
  /** Undefined until the first page is there; the newest first. */
  readonly notices: readonly Notice[] | undefined;
  readonly unread: readonly string[];
  readonly isLoading: boolean;
  readonly failure: ApiFailure | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly markRead: (noticeIds: readonly string[]) => Promise<void>;
  /** Of marking, not of reading the list. */
  readonly markFailure: ApiFailure | undefined;
};

export function useMessages(): Messages {
  const { pages, failure, isLoading, hasMore, more } = usePages({ ref: noticesApi.listMine, first: {}, next: nextPage });
  const { run, failure: markFailure } = useCommand(noticesApi.markRead);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const notices = pages.flatMap((page) => page.notices)
    .map((notice) => (marked.includes(notice.noticeId) ? { ...notice, isRead: true } : notice));
  const markRead = async (noticeIds: readonly string[]): Promise<void> => {
    if (noticeIds.length === 0) return;
    const answer = await run({ ids: noticeIds.slice(0, MOST_AT_ONCE) });
    if (answer.ok) setMarked((before) => [...before, ...noticeIds]);
  };
  return {
    notices: pages.length === 0 ? undefined : notices, failure, isLoading, hasMore, more: () => void more(), markFailure, markRead,
    unread: notices.flatMap((notice) => (notice.isRead ? [] : [notice.noticeId])),
  };
}

const MOST_AT_ONCE = 200;

function nextPage({ next }: NoticePage): { before: NonNullable<NoticePage['next']> } | undefined {
  return next === null ? undefined : { before: next };
}
