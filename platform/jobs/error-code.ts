import { AppError } from '#platform/kernel/app-error.ts';

/** What a failure is called where it is kept or logged: never its message, which may quote values of a row. */
export function toErrorCode(error: unknown): string {
  if (error instanceof AppError) return error.code;
  if (!(error instanceof Error)) return 'jobs/unknown';
  if ('code' in error && typeof error.code === 'string') return `${error.name}/${error.code}`;
  return error.name;
}
