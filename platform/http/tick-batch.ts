import type { RunMany } from '#platform/access/handler.ts';
import { reachSettings, systemReach } from '#platform/access/reach.ts';
import { readHolders } from '#platform/accounts/sessions.ts';
import type { Database } from '#platform/db/database.ts';
import { createGathering } from '#platform/db/gathering.ts';
import type { House } from '#platform/access/ctx.ts';

const LIMITS = { most: 500, patienceMs: 50 };

/**
 * Answers the calls that arrive together in one trip: who holds their sessions, and in the named reach 'home' what each
 * of those people is to see. An answer goes to whoever holds a live session of the person it was computed from, and is
 * undefined for everybody else.
 */
export function createTickBatch(
  parts: { readonly db: Database; readonly house: Pick<House, 'clock' | 'ports'> }, runMany: RunMany<unknown>,
): (token: string) => Promise<unknown> {
  const settings = reachSettings(systemReach('home'));
  return createGathering(LIMITS, async (tokens: readonly string[]) => {
    const now = parts.house.clock.now();
    const [{ holders, noteUses }, bodies] = await parts.db.lookUp(settings, (tx) => {
      const { people, read } = readHolders(tx, tokens, now);
      return Promise.all([read(), runMany(tx, people, parts.house)]);
    });
    await noteUses(parts.db.pool);
    return holders.map((personId) => (personId === undefined ? undefined : bodies.get(personId)));
  });
}
