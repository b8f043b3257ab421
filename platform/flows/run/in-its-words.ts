import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';

/** What a process' own code refuses becomes this room's refusal, with the module's code beside it: endpoints declare what they may answer. */
export async function inItsWords<T>(entry: ErrorEntry, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug' || error.code === entry.code) throw error;
    throw new AppError(entry, {}, [{ path: 'call', code: error.code, params: error.params }]);
  }
}
