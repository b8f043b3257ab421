import type { Ctx } from '#platform/access/ctx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal, seal, type SealPlace, type SubjectKey } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { deviceWords, toAgent } from './device-words.ts';
import { isLoopback, networkOf } from './network.ts';

export type WhereFrom = { readonly agent: string; readonly networkSealed: Sealed | null };

/** What a session remembers of where it was opened. Of a person without a key, which is a forgotten one, no place is kept. */
export async function whereFrom(ctx: Pick<Ctx, 'tx' | 'keyring' | 'random' | 'caller'>, personId: string): Promise<WhereFrom> {
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  const network = isLoopback(ctx.caller.address) ? 'loopback' : networkOf(ctx.caller.address);
  return {
    agent: toAgent(deviceWords(ctx.caller.agent)),
    networkSealed: key === undefined ? null : seal(key, placeOf(personId), network, ctx.random),
  };
}

/** '203.0.113.0/24' as a person reads it: '203.0.113.*'. Null when it is not known; 'loopback' is the server's own machine. */
export function readNetwork(key: SubjectKey | undefined, personId: string, sealed: Sealed | null): string | null {
  if (key === undefined || sealed === null) return null;
  const network = openSeal(key, placeOf(personId), sealed);
  return network === 'unreadable' ? null : network.replace(/\.0\/24$/, '.*').replace(/::\/56$/, ':*');
}

function placeOf(personId: string): SealPlace {
  return { type: 'accounts.session', field: 'network', subject: personId };
}
