import type { Ctx } from '#platform/access/ctx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { issueChallenge, scopeOfWork } from './challenge.ts';
import { guardErrors } from './contract/guard-errors.ts';
import { workBits } from './rules/difficulty.ts';
import { usedOf } from './spend.ts';

/** A challenge for the next case of a code, as hard as its current hour demands. */
export async function challengeFor(ctx: Ctx, codeId: string): Promise<string> {
  return issueChallenge(ctx, codeId, workBits(await usedOf(ctx, { quota: 'casesPerCodeHour', subject: codeId })));
}

/**
 * Whoever has no account shows that their phone has worked for this very case. A person who is signed in stands for
 * themselves; a call that did not come over the network (a job, the demonstration) has nothing to show.
 */
export function requireWork(ctx: Ctx, codeId: string, subject: string): void {
  const { work } = ctx.caller;
  if (work === undefined || ctx.actor.kind === 'person') return;
  if (scopeOfWork(ctx, work, subject) !== codeId) throw new AppError(guardErrors['work-needed']);
}
