import { useLocation } from 'wouter';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Notice } from './notices-api.ts';
import type { Messages } from './use-messages.ts';

/** What the house has told this person. A press reads a message and goes to what it is about. */
export function MessageList({ notices, unread, isLoading, failure, hasMore, more, markRead, markFailure }: Messages) {
  const t = useText();
  const [, navigate] = useLocation();
  const open = (notice: Notice): void => {
    if (!notice.isRead) void markRead([notice.noticeId]);
    // The console is another app of the same house.
    if (notice.link.startsWith('/office')) window.location.assign(notice.link);
    else navigate(notice.link);
  };
  if (notices?.length === 0) return <EmptyState title={t('notices.member.none')} text={t('notices.member.none-text')} />;
  return (
    <>
      <FailureBanner failure={failure ?? markFailure} onRetry={failure === undefined ? undefined : more} />
      {notices === undefined && isLoading && <Skeleton />}
      {notices !== undefined && (
        <Card
          title={t('notices.member.unread', { count: unread.length })} look="flush"
          action={unread.length > 0 ? <Button variant="quiet" onClick={() => void markRead(unread)}>{t('notices.member.mark-all')}</Button> : undefined}
        >
          <RowList label={t('notices.member.messages')}>
            {notices.map((notice) => (
              <ListRow
                key={notice.noticeId} title={t.has(notice.kind) ? t(notice.kind, notice.params) : t('notices.member.unknown')}
                detail={whenText(t, notice.madeAt)} onPress={() => open(notice)}
                trailing={notice.isRead ? undefined : <StatusBadge tone="danger" label={t('notices.member.new')} />}
              />
            ))}
          </RowList>
        </Card>
      )}
      {notices !== undefined && hasMore && <Button isWide isBusy={isLoading} onClick={more}>{t('ui/load-more')}</Button>}
    </>
  );
}
