import type { Ctx } from '#platform/access/ctx.ts';
import type { Asking } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { payForCeremony } from './attempts.ts';
import { errors } from './contract.ts';
import { insertCeremony, takeCeremony, type CeremonyKind, type CeremonyRow } from './store/ceremonies.ts';
import { newToken, tokenHash } from './token.ts';

/** Milliseconds: looking for the key, a PIN, a second try; before a binding, a text message and a look at the identity card. */
const CEREMONY_LIVES = 5 * 60_000;
const BINDING_LIVES = 15 * 60_000;

/** What a browser is known by while it answers: its device cookie and the house's keys. */
type Answering = Pick<Ctx, 'keyring' | 'clock' | 'caller'>;

/** A question for this browser: 256 random bits that it has to bring back within five minutes, once. */
export async function beginCeremony(ctx: Ctx, kind: CeremonyKind): Promise<string> {
  const token = newToken(ctx.random);
  await keepCeremony(ctx, { kind, token });
  return token;
}

/** The same for a token that was made before the transaction. `subjectIndex`: what the browser has already shown. */
export async function keepCeremony(
  ctx: Ctx, wanted: { readonly kind: CeremonyKind; readonly token: string; readonly subjectIndex?: string },
): Promise<void> {
  const { kind, token, subjectIndex = null } = wanted;
  await ctx.ports.signIn.aside((tx) => payForCeremony(ctx, tx));
  await withSystemReach(ctx, 'job', ({ tx, clock }) => insertCeremony(tx, {
    tokenHash: tokenHash(token), kind, subjectIndex, deviceMark: markOf(ctx), validUntil: shiftInstant(clock.now(), kind === 'wechat-bind' ? BINDING_LIVES : CEREMONY_LIVES),
  }));
}

/** Unknown, used, late, another browser's, of another kind: one refusal for all of them (SE-6). */
export async function endCeremony(ctx: Ctx, kind: CeremonyKind, token: string): Promise<CeremonyRow> {
  const row = await withSystemReach(ctx, 'job', ({ tx }) => takeCeremony(tx, tokenHash(token)));
  if (!isOpen(ctx, kind, row)) throw new AppError(errors['ceremony-over']);
  return row;
}

/**
 * The same before the command's transaction, for an answer that somebody outside has to be asked about: committed at
 * once, so that one answer is asked about once and a forged one never.
 */
export async function claimCeremony(asking: Asking, kind: CeremonyKind, token: string): Promise<boolean> {
  return isOpen(asking, kind, await asking.ports.signIn.aside((tx) => takeCeremony(tx, tokenHash(token))));
}

function isOpen(at: Answering, kind: CeremonyKind, row: CeremonyRow | undefined): row is CeremonyRow {
  return row !== undefined && row.kind === kind && row.deviceMark === markOf(at) && at.clock.now() < row.validUntil;
}

function markOf({ keyring, caller }: Pick<Answering, 'keyring' | 'caller'>): string {
  return blindIndex(keyring, 'accounts.ceremony', caller.device ?? '');
}
