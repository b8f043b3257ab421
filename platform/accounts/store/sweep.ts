import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Tx } from '#platform/db/tx.ts';

const DAY = 24 * 3_600_000;
const DEVICE_KEPT = 400 * DAY;

/** Deletes what can no longer change any answer. For a daily job; needs the system reach 'job'. */
export async function sweepAccounts(tx: Tx, now: Date): Promise<void> {
  const yesterday = shiftInstant(now, -2 * DAY);
  await tx`delete from accounts_session s where s.ends_at < ${yesterday} or s.ended_at < ${yesterday}`;
  await tx`delete from accounts_code c where c.sent_at < ${yesterday}`;
  await tx`delete from accounts_attempt a where a.last_at < ${yesterday}`;
  await tx`delete from accounts_ceremony c where c.valid_until < ${now}`;
  await tx`delete from accounts_pairing p where p.valid_until < ${now}`;
  await tx`delete from accounts_link l where l.valid_until < ${yesterday}`;
  await tx`delete from accounts_device d where d.last_used_at < ${shiftInstant(now, -DEVICE_KEPT)}`;
}
