import { handle } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId, randomBelow, randomDigits, type Random } from '#platform/kernel/random.ts';
import { payForPairing } from '../attempts.ts';
import { endpoints, errors } from '../contract.ts';
import { readAgent } from '../device-words.ts';
import { openSession } from '../sessions.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { confirmPairing as confirm, findOwnPairing, lockClaimed, lockOffered, offerPairing as offer, removePairing, saveClaim } from '../store/pairings.ts';
import { findSessionDoor } from '../store/sessions.ts';
import { newToken, tokenHash } from '../token.ts';
import { readNetwork, whereFrom } from '../where-from.ts';

/** Milliseconds from the offer to the sign-in: walking to the other device, eight digits, one touch. */
const PAIRING_LIVES = 2 * 60_000;
const CODE_DIGITS = 8;
/** A device that others use too: nobody stays signed in behind their back. */
const SHARED_IDLE_SECONDS = 15 * 60;
const CHOICES = 3;

/** The phone shows eight digits. A device that was let in this way lets in no further one. */
export const offerPairing = handle(endpoints.offerPairing, async (ctx) => {
  const { personId, sessionId } = signedInPerson(ctx);
  const [id, code, now] = [newId(ctx), randomDigits(ctx.random, CODE_DIGITS), ctx.clock.now()];
  const validUntil = shiftInstant(now, PAIRING_LIVES);
  await withSystemReach(ctx, 'job', async ({ tx }) => {
    if (await findSessionDoor(tx, sessionId) === 'pairing') throw new AppError(errors['pairing-not-here']);
    if (!await offer(tx, { id, personId, codeDigest: digestOf(ctx, code), validUntil, now })) throw new AppError(errors['sign-in-busy']);
  });
  return { pairingId: id, code, validUntil };
});

/** The other device types them, and shows a number of its own. That alone opens nothing. */
export const claimPairing = handle(endpoints.claimPairing, async (ctx, { code }) => {
  const payment = await ctx.ports.signIn.aside((tx) => payForPairing(ctx, tx));
  const claim = newToken(ctx.random);
  const number = await withSystemReach(ctx, 'job', async ({ tx, clock }) => {
    const offered = await lockOffered(tx, digestOf(ctx, code), clock.now());
    if (offered === undefined) throw new AppError(errors['pairing-unknown']);
    const choices = drawNumbers(ctx.random);
    const drawn = choices[randomBelow(ctx.random, choices.length)] ?? 0;
    await saveClaim(tx, offered.id, {
      ...await whereFrom(ctx, offered.personId), claimHash: tokenHash(claim), deviceMark: markOf(ctx), number: drawn, choices,
    });
    return drawn;
  });
  await ctx.ports.signIn.aside(payment.forgive);
  return { claim, number };
});

/** What the phone is told of the device that asks. */
export const readPairing = handle(endpoints.readPairing, async (ctx, { pairingId }) => {
  const { personId } = signedInPerson(ctx);
  const row = await withSystemReach(ctx, 'job', ({ tx, clock }) => findOwnPairing(tx, { id: pairingId, personId, now: clock.now() }));
  if (row === undefined) return { state: 'over' as const, device: null, choices: [] };
  if (row.choices === null) return { state: 'offered' as const, device: null, choices: [] };
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  return {
    state: row.confirmedAt === null ? 'claimed' as const : 'confirmed' as const, choices: [...row.choices],
    device: { ...readAgent(row.agent), network: readNetwork(key, personId, row.networkSealed) },
  };
});

/** A wrong number is somebody else's device, or a guess: the offer is over. An answer and no refusal, which would bring it back. */
export const confirmPairing = handle(endpoints.confirmPairing, async (ctx, { pairingId, number }) => {
  const { personId } = signedInPerson(ctx);
  return withSystemReach(ctx, 'job', async ({ tx, clock }) => {
    const isRight = await confirm(tx, { id: pairingId, personId, number, now: clock.now() });
    if (!isRight) await removePairing(tx, { id: pairingId, personId });
    return { isRight };
  });
});

export const cancelPairing = handle(endpoints.cancelPairing, async (ctx, { pairingId }) => {
  const { personId } = signedInPerson(ctx);
  await withSystemReach(ctx, 'job', ({ tx }) => removePairing(tx, { id: pairingId, personId }));
  return {};
});

/** The claiming browser asks whether it may come in; no fresh factor and no office come with it. */
export const finishPairing = handle(endpoints.finishPairing, async (ctx, { claim }) => {
  const isIn = await withSystemReach(ctx, 'job', async (system) => {
    const row = await lockClaimed(system.tx, tokenHash(claim), system.clock.now());
    if (row === undefined || row.deviceMark !== markOf(ctx)) throw new AppError(errors['pairing-over']);
    if (row.confirmedAt === null) return false;
    await removePairing(system.tx, row);
    await enter(system, row.personId);
    return true;
  });
  return { isIn };
});

async function enter(ctx: Ctx, personId: PersonId): Promise<void> {
  await openSession(ctx, { kind: 'member', personId, isFactorDue: true, door: 'pairing', idleSeconds: SHARED_IDLE_SECONDS });
}

/** Three different ones of two digits, in no order that tells. */
function drawNumbers(random: Random): number[] {
  const drawn = new Set<number>();
  while (drawn.size < CHOICES) drawn.add(10 + randomBelow(random, 90));
  return [...drawn];
}

function digestOf({ keyring }: Pick<Ctx, 'keyring'>, code: string): string {
  return blindIndex(keyring, 'accounts.pairing', code);
}

function markOf({ keyring, caller }: Pick<Ctx, 'keyring' | 'caller'>): string {
  return blindIndex(keyring, 'accounts.pairing.device', caller.device ?? '');
}
