import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { appealsApi, type WorkerCaseRow } from './appeals-api.ts';

/** The cases of whoever is signed in, the newest first. */
export function useMyMatters(): Read<readonly WorkerCaseRow[]> {
  const { answer, ...read } = useRead(appealsApi.listMine, {});
  return { ...read, answer: answer?.cases };
}
