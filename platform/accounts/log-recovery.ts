import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { insertRecoveryEntry } from './store/recovery-log.ts';

/** Who opened whose account, and why: in the access log, and so in the audit tree. */
export async function logRecovery(
  ctx: Pick<Ctx, 'tx' | 'clock' | 'random' | 'requestId'>,
  entry: { readonly by: PersonId; readonly personId: PersonId; readonly reason: string; readonly isFactorReset: boolean },
): Promise<void> {
  await insertRecoveryEntry(ctx.tx, { ...entry, id: newId(ctx), at: ctx.clock.now(), requestId: ctx.requestId });
}
