import type { ReactNode } from 'react';
import Skeleton from 'antd/es/skeleton';
import type { Read } from '../api/use-read.ts';
import { EmptyState, type EmptyStateProps } from '../phone/empty-state.tsx';
import { FailureBanner } from '../phone/failure-banner.tsx';
import { useText } from '../text/text-provider.tsx';

export type DataStateProps<Value> = {
  readonly read: Pick<Read<Value>, 'answer' | 'failure' | 'isLoading' | 'refresh'>;
  readonly isEmpty?: (answer: Value) => boolean;
  /** What to say and what to do when there is nothing. */
  readonly empty?: EmptyStateProps;
  readonly children: (answer: Value) => ReactNode;
};

/** What stands in a place whose content comes from the server: its outline, its trouble, its emptiness, or itself. */
export function DataState<Value>({ read, isEmpty, empty, children }: DataStateProps<Value>) {
  const t = useText();
  const { answer, failure, isLoading, refresh } = read;
  return (
    <div className="zj-data-state" aria-busy={isLoading}>
      <FailureBanner failure={failure} onRetry={refresh} />
      {answer === undefined && isLoading && (
        <div role="status"><span className="zj-unseen">{t('ui/loading')}</span><Skeleton active title={false} paragraph={{ rows: 6 }} /></div>
      )}
      {answer !== undefined && (empty !== undefined && isEmpty?.(answer) === true ? <EmptyState {...empty} /> : children(answer))}
    </div>
  );
}
