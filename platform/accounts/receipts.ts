import type { Ctx } from '#platform/access/ctx.ts';
import { makeSession } from './sessions.ts';

/**
 * Opens one case for whoever proved to hold its receipt; the caller has checked that. The token travels as
 * `authorization: Receipt <token>` and is never a cookie: closing the page forgets it. Idle 30 minutes, at most 2 hours;
 * `expiresAt` is the latter.
 */
export async function openReceiptSession(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'random'>, caseId: string,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  return makeSession(ctx, { kind: 'receipt', personId: null, caseId });
}
