import type { Ctx } from '#platform/access/ctx.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { afterFailure, signInWait, type Failures } from './lockout.ts';
import { networkOf } from './network.ts';
import { afterUse, quotaWait, SIGN_IN_QUOTAS, type Quota } from './quota.ts';
import { signInErrors } from './contract/sign-in-errors.ts';
import { isKnownMark, rememberMark } from './store/devices.ts';
import { clearAttempt, giveBackAttempt, lockAttempts, saveAttempt, type AttemptKey, type AttemptRow } from './store/attempts.ts';

/** What is being guessed at: a sign-in name, a phone, a receipt, whether it exists or not. Counters know it by a keyed hash. */
export type Account = `name:${string}` | `phone:${string}` | `receipt:${string}`;

type Scope = 'name' | 'device' | 'network' | 'person' | 'codes-network' | 'codes-all' | 'ceremonies' | 'real-name';

function counter(ctx: Ctx, scope: Scope, subject: string): AttemptKey {
  return { scope, key: blindIndex(ctx.keyring, `accounts.attempt.${scope}`, subject) };
}

function deviceMark(ctx: Ctx, account: Account, device: string): string {
  return blindIndex(ctx.keyring, 'accounts.device', `${account}\0${device}`);
}

/** True when the caller's device once signed in to this very account. */
export async function isKnownDevice(ctx: Ctx, tx: Tx, account: Account): Promise<boolean> {
  // Asked also without a cookie, so that the number of statements says nothing.
  return isKnownMark(tx, deviceMark(ctx, account, ctx.caller.device ?? ''));
}

/** After a sign-in. A browser without device cookie stays a stranger. */
export async function rememberDevice(ctx: Ctx, account: Account): Promise<void> {
  if (ctx.caller.device === undefined) return;
  await rememberMark(ctx.tx, deviceMark(ctx, account, ctx.caller.device), ctx.clock.now());
}

export type Payment = { readonly forgive: (tx: Tx) => Promise<void> };

/**
 * Counts a try at a password before it is judged, in a transaction that commits: what is judged first and counted
 * later can be tried a hundred times at once. `forgive` takes it back after the right password.
 */
export async function payForSignIn(
  ctx: Ctx, tx: Tx, attempt: { readonly account: Account; readonly hasSecondFactor: boolean },
): Promise<Payment> {
  const now = ctx.clock.now();
  const isKnown = await isKnownDevice(ctx, tx, attempt.account);
  const guessed = isKnown
    ? counter(ctx, 'device', `${attempt.account}\0${ctx.caller.device ?? ''}`) : counter(ctx, 'name', attempt.account);
  const network = counter(ctx, 'network', networkOf(ctx.caller.address));
  const rows = await lockAttempts(tx, [guessed, network], now);
  const failures = toFailures(rows.get(guessed.key));
  const wait = signInWait({
    device: isKnown ? 'known' : 'unknown', hasSecondFactor: attempt.hasSecondFactor,
    accountFailures: isKnown ? undefined : failures, deviceFailures: isKnown ? failures : undefined, lockMs: lockOf(ctx, attempt.account),
  }, now);
  refuseWhile(isKnown ? wait : Math.max(wait, quotaWait(rows.get(network.key), SIGN_IN_QUOTAS.failuresPerNetwork, now)));
  await saveFailure(tx, guessed, rows, now);
  if (!isKnown) await saveUse(tx, { key: network, quota: SIGN_IN_QUOTAS.failuresPerNetwork }, rows, now);
  return {
    forgive: async (later) => {
      // In the order of the keys, as payments lock them; else a payment and its forgiving wait in a ring.
      await lockAttempts(later, [guessed, network], ctx.clock.now());
      await clearAttempt(later, guessed.key);
      if (!isKnown) await giveBackAttempt(later, network.key);
    },
  };
}

/** The profile's lock is for officers; a worker's phone and a receipt keep the wait that grows. */
function lockOf(ctx: Ctx, account: Account): number | undefined {
  const { lockMinutes } = ctx.ports.signIn.profile;
  return lockMinutes === null || !account.startsWith('name:') ? undefined : lockMinutes * 60_000;
}

/**
 * Counts a guess by somebody who already is inside or knows the password: a second factor, the current password.
 * No stranger gets here, so nobody can be locked out by one.
 */
export async function payForGuess(ctx: Ctx, personId: string, what: 'totp' | 'password'): Promise<Payment> {
  const key = counter(ctx, 'person', `${what}\0${personId}`);
  await ctx.ports.signIn.aside(async (tx) => {
    const now = ctx.clock.now();
    const rows = await lockAttempts(tx, [key], now);
    const failures = toFailures(rows.get(key.key));
    refuseWhile(signInWait({ device: 'unknown', hasSecondFactor: false, accountFailures: failures, deviceFailures: undefined }, now));
    await saveFailure(tx, key, rows, now);
  });
  return { forgive: (tx) => clearAttempt(tx, key.key) };
}

/**
 * Takes one code from the network's and the platform's budget; false when the platform's is used up. The lock on the
 * platform's row is also what makes two requests for one phone be judged one after the other.
 */
export async function payForCode(ctx: Ctx, tx: Tx): Promise<boolean> {
  const now = ctx.clock.now();
  const network = { key: counter(ctx, 'codes-network', networkOf(ctx.caller.address)), quota: SIGN_IN_QUOTAS.codesPerNetwork };
  const all = { key: counter(ctx, 'codes-all', ''), quota: SIGN_IN_QUOTAS.codesPerDay };
  const rows = await lockAttempts(tx, [network.key, all.key], now);
  if (quotaWait(rows.get(all.key.key), all.quota, now) > 0) return false;
  refuseWhile(quotaWait(rows.get(network.key.key), network.quota, now));
  await saveUse(tx, network, rows, now);
  await saveUse(tx, all, rows, now);
  return true;
}

/** One of a person's tries at their own real name; `left` are those after it. */
export async function payForRealName(ctx: Ctx, personId: string): Promise<Payment & { readonly left: number }> {
  const quota = SIGN_IN_QUOTAS.realNamesPerDay;
  const use = { key: counter(ctx, 'real-name', personId), quota };
  const left = await ctx.ports.signIn.aside(async (tx) => {
    const now = ctx.clock.now();
    const rows = await lockAttempts(tx, [use.key], now);
    const used = rows.get(use.key.key);
    if (quotaWait(used, quota, now) > 0) throw new AppError(signInErrors['real-name-tries']);
    await saveUse(tx, use, rows, now);
    return quota.most - afterUse(used, quota, now).count;
  });
  return { left, forgive: (tx) => clearAttempt(tx, use.key.key) };
}

/** A guess at the digits of somebody's pairing: counted for the network before it is judged. */
export async function payForPairing(ctx: Ctx, tx: Tx): Promise<Payment> {
  const now = ctx.clock.now();
  const network = { key: counter(ctx, 'network', networkOf(ctx.caller.address)), quota: SIGN_IN_QUOTAS.failuresPerNetwork };
  const rows = await lockAttempts(tx, [network.key], now);
  refuseWhile(quotaWait(rows.get(network.key.key), network.quota, now));
  await saveUse(tx, network, rows, now);
  return { forgive: (later) => giveBackAttempt(later, network.key.key) };
}

/** Each question is a row; a machine that asks for thousands waits. */
export async function payForCeremony(ctx: Ctx, tx: Tx): Promise<void> {
  const now = ctx.clock.now();
  const network = { key: counter(ctx, 'ceremonies', networkOf(ctx.caller.address)), quota: SIGN_IN_QUOTAS.ceremoniesPerNetwork };
  const rows = await lockAttempts(tx, [network.key], now);
  refuseWhile(quotaWait(rows.get(network.key.key), network.quota, now));
  await saveUse(tx, network, rows, now);
}

function refuseWhile(waitMs: number): void {
  if (waitMs > 0) throw new AppError(signInErrors['sign-in-wait'], { seconds: Math.ceil(waitMs / 1000) });
}

type Rows = ReadonlyMap<string, AttemptRow>;

function toFailures(row: AttemptRow | undefined): Failures | undefined {
  return row === undefined ? undefined : { count: row.count, lastAt: row.lastAt };
}

async function saveFailure(tx: Tx, { key }: AttemptKey, rows: Rows, now: Date): Promise<void> {
  const row = rows.get(key);
  await saveAttempt(tx, { key, ...afterFailure(toFailures(row), now), since: row?.since ?? now });
}

async function saveUse(tx: Tx, of: { readonly key: AttemptKey; readonly quota: Quota }, rows: Rows, now: Date): Promise<void> {
  await saveAttempt(tx, { key: of.key.key, ...afterUse(rows.get(of.key.key), of.quota, now), lastAt: now });
}
