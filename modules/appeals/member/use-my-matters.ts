import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { appealsApi, type WorkerCaseRow } from './appeals-api.ts';

export type MyMatters = Omit<Read<unknown>, 'answer'> & {
  readonly answer: readonly WorkerCaseRow[] | undefined;
  /** How many of them wait for the worker. */
  readonly waiting: number;
};

/** The cases of whoever is signed in; nothing is asked while nobody is. */
export function useMyMatters(isSignedIn: boolean): MyMatters {
  const read = useRead(appealsApi.listMine, {}, { isReady: isSignedIn });
  const answer = isSignedIn ? read.answer?.cases : undefined;
  return { ...read, answer, waiting: answer?.filter((one) => one.isUnread).length ?? 0 };
}
