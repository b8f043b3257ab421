import type { Handler } from '#platform/access/handler.ts';
import { reachSettings, systemReach } from '#platform/access/reach.ts';
import type { Database } from '#platform/db/database.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';

type Waiting = { readonly personId: PersonId; readonly resolve: (body: unknown) => void; readonly reject: (error: unknown) => void };

// A crowd is cut into pieces that stay far below the statement time limit.
const MOST = 500;

/**
 * Gathers the calls of one tick and answers them with one transaction in the named reach 'home'. The people asked for
 * are those of live sessions; each answer goes to the one whose id it was computed from.
 */
export function createTickBatch(
  parts: { readonly db: Database; readonly clock: Clock }, runMany: NonNullable<Handler['runMany']>,
): (personId: PersonId) => Promise<unknown> {
  let gathered: Waiting[] = [];
  const settings = reachSettings(systemReach('home'));

  const answer = async (waiting: readonly Waiting[]): Promise<void> => {
    try {
      const people = [...new Set(waiting.map((one) => one.personId))];
      const bodies = await parts.db.transact(settings, (tx) => runMany(tx, people, parts.clock.now()));
      const bodyOf = new Map(people.map((personId, index) => [personId, bodies[index]]));
      for (const one of waiting) one.resolve(bodyOf.get(one.personId));
    } catch (error) {
      for (const one of waiting) one.reject(error);
    }
  };

  const flush = (): void => {
    const all = gathered;
    gathered = [];
    for (let start = 0; start < all.length; start += MOST) void answer(all.slice(start, start + MOST));
  };

  return (personId) => new Promise((resolve, reject) => {
    if (gathered.length === 0) setImmediate(flush);
    gathered.push({ personId, resolve, reject });
  });
}
