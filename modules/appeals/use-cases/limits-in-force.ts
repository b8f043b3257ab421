import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { DEFAULT_LIMITS, type Limits } from '../rules/limits.ts';
import { listLimitsInForce } from '../store/limits.ts';
import type { TOPICS } from '../wire.ts';

/** The limits of a topic on a day for the lowest union of a ladder: its own, else the nearest above, else the defaults. */
export async function limitsFor(
  tx: Tx, ladder: readonly string[], asked: { topic: (typeof TOPICS)[number]; on: PlainDate },
): Promise<Limits> {
  const rows = await listLimitsInForce(tx, ladder, asked.on);
  return rows.find((row) => row.topic === asked.topic) ?? DEFAULT_LIMITS[asked.topic];
}
