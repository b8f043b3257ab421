import type { ReactNode } from 'react';
import type { Read } from '../api/use-read.ts';
import { RetryIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import { whenText } from '../text/when.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { FailureBanner } from './failure-banner.tsx';
import { Skeleton } from './skeleton.tsx';

export type ReadStateProps<Value> = {
  readonly read: Pick<Read<Value>, 'answer' | 'failure' | 'isLoading' | 'refresh' | 'seenAt'>;
  readonly skeleton?: ReactNode;
  readonly children: (answer: Value) => ReactNode;
};

/** The five faces of something asked from the server: coming, failed, failed but still known, known from an earlier visit, known. */
export function ReadState<Value>({ read, skeleton, children }: ReadStateProps<Value>) {
  const t = useText();
  const { answer, failure, isLoading, refresh, seenAt } = read;
  return (
    <>
      <FailureBanner failure={failure} onRetry={refresh} />
      {seenAt !== undefined && failure === undefined && (
        <Banner
          tone="warn" title={t('ui/seen', { when: whenText(t, seenAt) })} isAnnounced
          action={<Button icon={<RetryIcon />} onClick={refresh}>{t('ui/retry')}</Button>}
        />
      )}
      {answer !== undefined && children(answer)}
      {answer === undefined && isLoading && (skeleton ?? <Skeleton />)}
    </>
  );
}
