import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { resolveActors } from './sessions.ts';

export type SessionLoader = {
  load(token: string): Promise<Actor>;
  /** The cookie's token and the receipt's, as a request brings them. Each opens its own kind of session only. */
  resolve(credentials: { readonly session: string | undefined; readonly receipt: string | undefined }): Promise<Actor>;
};

type Waiting = { readonly resolve: (actor: Actor) => void; readonly reject: (reason: unknown) => void };

/**
 * Gathers the tokens that arrive in one turn of the event loop and asks for all of them at once. The query starts
 * after the last of its requests arrived, so each still sees everything that was committed before it began (SE-2).
 */
export function createSessionLoader(pool: Tx, clock: Clock): SessionLoader {
  let gathered = new Map<string, Waiting[]>();

  const ask = async () => {
    const asked = gathered;
    gathered = new Map();
    try {
      const actors = await resolveActors(pool, [...asked.keys()], clock.now());
      [...asked.values()].forEach((waiting, index) => {
        const actor = actors[index] ?? { kind: 'anonymous' };
        for (const one of waiting) one.resolve(actor);
      });
    } catch (error) {
      for (const one of [...asked.values()].flat()) one.reject(error);
    }
  };

  const load = (token: string) => new Promise<Actor>((resolve, reject) => {
    if (gathered.size === 0) setImmediate(() => { void ask(); });
    gathered.set(token, [...gathered.get(token) ?? [], { resolve, reject }]);
  });

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
