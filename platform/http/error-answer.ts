import { generalErrors } from '#platform/contract/errors.ts';
import { isDatabaseUnavailable } from '#platform/db/database.ts';
import { AppError, type ErrorKind, type InputIssue } from '#platform/kernel/app-error.ts';

/** The only place where a kind of refusal becomes an HTTP status. */
export const STATUS_OF: Readonly<Record<ErrorKind, number>> = {
  'invalid': 400, 'unauthenticated': 401, 'forbidden': 403, 'not-found': 404, 'conflict': 409,
  'too-large': 413, 'too-many': 429, 'unavailable': 503, 'bug': 500,
};

export type ErrorBody = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly requestId: string;
  readonly issues?: readonly InputIssue[];
};

/** Codes and parameters only: the screen has the sentences, and no database text ever leaves. */
export function toErrorAnswer(error: unknown, requestId: string): { status: number; body: ErrorBody; isBug: boolean } {
  const known = toAppError(error);
  return {
    status: STATUS_OF[known.kind],
    body: {
      code: known.code, params: known.params, requestId,
      ...(known.issues.length > 0 ? { issues: known.issues } : {}),
    },
    isBug: known.kind === 'bug',
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error)) return new AppError(generalErrors['busy']);
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  // Fastify's own refusals: a body that is no JSON, too large, of another type.
  if (status === 413) return new AppError(generalErrors['too-large']);
  // 403 is what the file server says of a folder.
  if (status === 404 || status === 403) return new AppError(generalErrors['not-found']);
  if (status >= 400 && status < 500) return new AppError(generalErrors['invalid-input']);
  return new AppError(generalErrors['bug']);
}
