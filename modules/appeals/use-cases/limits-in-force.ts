import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { limitsInForce, type Limits } from '../rules/limits.ts';
import { listLimitsAt } from '../store/limits.ts';
import type { LimitRow } from '../store/rows.ts';
import type { TOPICS } from '../wire.ts';

type Topic = (typeof TOPICS)[number];

/** The limits of a topic on a day for the lowest union of a ladder. */
export async function limitsFor(tx: Tx, ladder: readonly string[], asked: { topic: Topic; on: PlainDate }): Promise<Limits> {
  return limitsAmong(await listLimitsAt(tx, ladder, asked.on), ladder, asked.topic);
}

/** limitsFor among rows of one day already read; there may be others among them. */
export function limitsAmong(rows: readonly LimitRow[], ladder: readonly string[], topic: Topic): Limits {
  return limitsInForce(setOnLadder(rows, ladder, topic).toReversed(), topic);
}

/** What each union of a ladder has set, from the ground up. A union has one word per topic and day. */
export function setOnLadder(rows: readonly LimitRow[], ladder: readonly string[], topic: Topic): (LimitRow | undefined)[] {
  return ladder.map((unionId) => rows.find((row) => row.unionId === unionId && row.topic === topic));
}
