import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { requireWork } from '#platform/guard/require-work.ts';
import { requireQuota, spendQuota, type Spending } from '#platform/guard/spend.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { beginCase, contactOf } from './begin-case.ts';
import { raiseAlarmIfMany } from './raise-alarm.ts';
import { readCodeToken } from './code-token.ts';
import { findUsableCode } from './read-code.ts';

/**
 * A worker's appeal. Anonymous means: no account is attached even when one is signed in, no name, no phone, and the
 * texts are sealed with a key of the case's own.
 */
export const submitAppeal = handle(endpoints.submitAppeal, async (ctx, input) => {
  // Of the poster that was scanned, also when another has taken its place: the phone worked on that one's challenge.
  const scannedId = readCodeToken(ctx.keyring, input.code) ?? '';
  requireWork(ctx, scannedId, input.appealId);
  const spent: readonly Spending[] = [{ quota: 'casesPerCodeHour', subject: scannedId }, { quota: 'casesPerCodeDay', subject: scannedId }];
  await requireQuota(ctx, spent, guardErrors['code-full']);
  const code = await findUsableCode(ctx, input.code, input.unionId);
  const union = await holdUnion(ctx, code.unionId);
  if (union === undefined) throw new AppError(errors['code-unknown']);
  const personId = input.disclosure !== 'anonymous' && ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const contact = contactOf(input, personId !== null);
  await claimOwnPhotos(ctx, input.appealId, input.photos);
  const begun = await beginCase(ctx, union, {
    ...input, about: input.about ?? 'nobody', source: 'scan', contact, personId, code, officer: null,
  });
  await raiseAlarmIfMany(ctx, { ladder: begun.ladder, topic: input.topic });
  await spendQuota(ctx, spent, guardErrors['code-full']);
  const { caseNumber, dueOn, isDueProvisional } = begun;
  return { appealId: input.appealId, caseNumber, receivedAt: ctx.clock.now(), dueOn, isDueProvisional };
});

async function claimOwnPhotos(ctx: Ctx, appealId: string, photos: readonly string[]): Promise<void> {
  if (photos.length === 0) return;
  const claimed = await claimPhotos(ctx, appealId, photos);
  if (claimed < new Set(photos).size) throw new AppError(errors['photo-unknown']);
}
