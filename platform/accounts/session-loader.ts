import type { Actor } from '#platform/access/actor.ts';
import { createGathering } from '#platform/db/gathering.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { resolveActors } from './sessions.ts';

export type SessionLoader = {
  load(token: string): Promise<Actor>;
  /** The cookie's token and the receipt's, as a request brings them. Each opens its own kind of session only. */
  resolve(credentials: { readonly session: string | undefined; readonly receipt: string | undefined }): Promise<Actor>;
};

const LIMITS = { most: 1000, patienceMs: 50 };

/** Asks for the tokens that arrive together at once. Nothing is remembered: a session that was ended is ended (SE-2). */
export function createSessionLoader(pool: Tx, clock: Clock): SessionLoader {
  const load = createGathering(LIMITS, (tokens: readonly string[]) => resolveActors(pool, tokens, clock.now()));
  return {
    load,
    async resolve({ session, receipt }) {
      const token = receipt ?? session;
      if (token === undefined) return { kind: 'anonymous' };
      const actor = await load(token);
      return actor.kind === (receipt === undefined ? 'person' : 'receipt') ? actor : { kind: 'anonymous' };
    },
  };
}
