import { toJournalActor, type Actor, type SystemReach } from '#platform/access/actor.ts';
import type { Ctx, House } from '#platform/access/ctx.ts';
import { reachSettings, systemReach } from '#platform/access/reach.ts';
import type { Database } from '#platform/db/database.ts';
import { newId } from '#platform/kernel/random.ts';

/** One transaction in a named system reach: how the CLI, the start and the demonstration do what nobody signed in for. */
export async function asSystem<T>(
  parts: { readonly house: House; readonly db: Database }, name: SystemReach, work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const reach = systemReach(name);
  const actor: Actor = { kind: 'system', name };
  return parts.db.transact(reachSettings(reach), (tx) => work({
    ...parts.house, tx, reach, actor, actingUnion: undefined, requestId: newId(parts.house),
    journalActor: toJournalActor(actor), caller: { address: '127.0.0.1', device: undefined },
    answer: { setSession: () => {}, clearSession: () => {} },
  }));
}
