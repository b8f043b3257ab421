import type { ReactNode } from 'react';
import type { Read } from '../api/use-read.ts';
import { FailureBanner } from './failure-banner.tsx';
import { Skeleton } from './skeleton.tsx';

export type ReadStateProps<Value> = {
  readonly read: Pick<Read<Value>, 'answer' | 'failure' | 'isLoading' | 'refresh'>;
  readonly skeleton?: ReactNode;
  readonly children: (answer: Value) => ReactNode;
};

/** The four faces of something asked from the server: coming, failed, failed but still known, known. */
export function ReadState<Value>({ read, skeleton, children }: ReadStateProps<Value>) {
  const { answer, failure, isLoading, refresh } = read;
  return (
    <>
      <FailureBanner failure={failure} onRetry={refresh} />
      {answer !== undefined && children(answer)}
      {answer === undefined && isLoading && (skeleton ?? <Skeleton />)}
    </>
  );
}
