import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { payForCeremony } from './attempts.ts';
import { errors } from './contract.ts';
import { insertCeremony, takeCeremony, type CeremonyKind } from './store/ceremonies.ts';
import { newToken, tokenHash } from './token.ts';

/** Milliseconds: looking for the key, a PIN, a second try. */
const CEREMONY_LIVES = 5 * 60_000;

/** A question for this browser: 256 random bits that it has to bring back within five minutes, once. */
export async function beginCeremony(ctx: Ctx, kind: CeremonyKind): Promise<string> {
  await ctx.ports.signIn.aside((tx) => payForCeremony(ctx, tx));
  const token = newToken(ctx.random);
  await withSystemReach(ctx, 'job', ({ tx, clock }) => insertCeremony(tx, {
    tokenHash: tokenHash(token), kind, deviceMark: markOf(ctx), validUntil: shiftInstant(clock.now(), CEREMONY_LIVES),
  }));
  return token;
}

/** Unknown, used, late, another browser's, of another kind: one refusal for all of them (SE-6). */
export async function endCeremony(ctx: Ctx, kind: CeremonyKind, token: string): Promise<void> {
  const row = await withSystemReach(ctx, 'job', ({ tx }) => takeCeremony(tx, tokenHash(token)));
  const isGood = row !== undefined && row.kind === kind && row.deviceMark === markOf(ctx) && ctx.clock.now() < row.validUntil;
  if (!isGood) throw new AppError(errors['ceremony-over']);
}

function markOf(ctx: Ctx): string {
  return blindIndex(ctx.keyring, 'accounts.ceremony', ctx.caller.device ?? '');
}
