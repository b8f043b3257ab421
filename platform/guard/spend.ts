import { quotaWait } from '#platform/accounts/quota.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant, type Clock } from '#platform/kernel/clock.ts';
import { minuteInChina } from './rules/wall-clock.ts';
import { QUOTAS, type QuotaName } from './quotas.ts';
import { addUses, findUses, type UseRow } from './store/uses.ts';

/** So much of one quota for one subject (an id). `amount` is 1 unless bytes are counted. */
export type Spending = { readonly quota: QuotaName; readonly subject: string; readonly amount?: number };

type At = { readonly tx: Tx; readonly keyring: Keyring; readonly clock: Clock };

/** Refuses when one of the quotas is used up already. Locks nothing: stands before the expensive part of a command. */
export async function requireQuota(at: At, spendings: readonly Spending[], refusal: ErrorEntry): Promise<void> {
  const [refused] = await findQuotaRefusals(at, [spendings], refusal);
  if (refused !== undefined) throw refused;
}

/**
 * The same for several commands that are settled together, in their order: each is counted as used by those before it. A
 * refusal stands in the place of whoever finds no room; `undefined` has it.
 */
export async function findQuotaRefusals(
  at: At, asked: readonly (readonly Spending[])[], refusal: ErrorEntry,
): Promise<(AppError | undefined)[]> {
  const keyed = asked.map((spendings) => spendings.map((one) => ({ ...one, key: keyOf(at.keyring, one) })));
  const rows = new Map(await findUses(at.tx, [...new Set(keyed.flat().map((one) => one.key))]));
  const now = at.clock.now();
  return keyed.map((spendings) => {
    const refused = refusalOf(spendings, { rows, refusal, isAfter: false, now });
    if (refused !== undefined) return refused;
    for (const { key, quota, amount = 1 } of spendings) {
      const row = rows.get(key);
      const isFresh = row === undefined || isOver(row, QUOTAS[quota].perMs, now);
      rows.set(key, { key, count: (isFresh ? 0 : row.count) + amount, since: isFresh ? now : row.since });
    }
    return undefined;
  });
}

/** Counts, in the command's own transaction: what is refused or rolled back was not used. Stands last in the command. */
export async function spendQuota(at: At, spendings: readonly Spending[], refusal: ErrorEntry): Promise<void> {
  const keyed = spendings.map((one) => ({ ...one, key: keyOf(at.keyring, one) }));
  const uses = keyed.map(({ key, quota, amount = 1 }) => ({ key, amount, perMs: QUOTAS[quota].perMs }));
  const now = at.clock.now();
  const refused = refusalOf(keyed, { rows: await addUses(at.tx, uses, now), refusal, isAfter: true, now });
  if (refused !== undefined) throw refused;
}

/** How much of a quota is used in its current window. */
export async function usedOf(at: At, spending: Spending): Promise<number> {
  const row = (await findUses(at.tx, [keyOf(at.keyring, spending)])).get(keyOf(at.keyring, spending));
  return row === undefined || isOver(row, QUOTAS[spending.quota].perMs, at.clock.now()) ? 0 : row.count;
}

type Judged = { readonly rows: ReadonlyMap<string, UseRow>; readonly refusal: ErrorEntry; readonly isAfter: boolean; readonly now: Date };

function refusalOf(
  spendings: readonly (Spending & { readonly key: string })[], { rows, refusal, isAfter, now }: Judged,
): AppError | undefined {
  const waits = spendings.map(({ key, quota }) => {
    const row = rows.get(key);
    // After counting, the one that reached the limit still fits; before, a full row has no room for another.
    return row === undefined ? 0 : quotaWait({ ...row, count: isAfter ? row.count - 1 : row.count }, QUOTAS[quota], now);
  });
  const wait = Math.max(0, ...waits);
  return wait === 0 ? undefined : new AppError(refusal, { again: minuteInChina(shiftInstant(now, wait)), seconds: Math.ceil(wait / 1000) });
}

function isOver(row: UseRow, perMs: number, now: Date): boolean {
  return now.getTime() - row.since.getTime() >= perMs;
}

function keyOf(keyring: Keyring, { quota, subject }: Spending): string {
  return blindIndex(keyring, `guard.use.${quota}`, subject);
}
