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
  const rows = await findUses(at.tx, spendings.map((one) => keyOf(at.keyring, one)));
  refuseWhile(at, spendings, { rows, refusal, isAfter: false });
}

/** Counts, in the command's own transaction: what is refused or rolled back was not used. Stands last in the command. */
export async function spendQuota(at: At, spendings: readonly Spending[], refusal: ErrorEntry): Promise<void> {
  const uses = spendings.map((one) => ({ key: keyOf(at.keyring, one), amount: one.amount ?? 1, perMs: QUOTAS[one.quota].perMs }));
  refuseWhile(at, spendings, { rows: await addUses(at.tx, uses, at.clock.now()), refusal, isAfter: true });
}

/** How much of a quota is used in its current window. */
export async function usedOf(at: At, spending: Spending): Promise<number> {
  const row = (await findUses(at.tx, [keyOf(at.keyring, spending)])).get(keyOf(at.keyring, spending));
  return row === undefined || isOver(row, QUOTAS[spending.quota].perMs, at.clock.now()) ? 0 : row.count;
}

type Judged = { readonly rows: ReadonlyMap<string, UseRow>; readonly refusal: ErrorEntry; readonly isAfter: boolean };

function refuseWhile(at: At, spendings: readonly Spending[], { rows, refusal, isAfter }: Judged): void {
  const now = at.clock.now();
  const waits = spendings.map((one) => {
    const row = rows.get(keyOf(at.keyring, one));
    // After counting, the one that reached the limit still fits; before, a full row has no room for another.
    return row === undefined ? 0 : quotaWait({ ...row, count: isAfter ? row.count - 1 : row.count }, QUOTAS[one.quota], now);
  });
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw new AppError(refusal, { again: minuteInChina(shiftInstant(now, wait)), seconds: Math.ceil(wait / 1000) });
}

function isOver(row: UseRow, perMs: number, now: Date): boolean {
  return now.getTime() - row.since.getTime() >= perMs;
}

function keyOf(keyring: Keyring, { quota, subject }: Spending): string {
  return blindIndex(keyring, `guard.use.${quota}`, subject);
}
