import type { House } from '#platform/access/ctx.ts';
import { toErrorAnswer, type ErrorBody } from './error-answer.ts';

export type Failure = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: ErrorBody };

/** What a failed request is answered. A bug is logged by its place and the id to find it by. */
export function toFailure(house: Pick<House, 'log'>, error: unknown, request: { readonly id: string; readonly route: string | undefined }): Failure {
  const answer = toErrorAnswer(error, request.id);
  // Message and stack of a bug may quote values: only the place in our code.
  if (answer.isBug) house.log.error({ requestId: request.id, route: request.route, place: placeOf(error) }, 'bug');
  return {
    status: answer.status, body: answer.body,
    headers: { 'cache-control': 'no-store', ...(answer.status === 503 ? { 'retry-after': '2' } : {}) },
  };
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 4);
  return `${error.name} ${frames.map((line) => line.trim()).join(' | ')}`;
}
