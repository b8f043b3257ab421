import type { KnownKey } from '#platform/kernel/signed-words.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import type { Client } from '#platform/ui/api/client.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import type { KeptKeys } from '../rules/offline-verdict.ts';
import { membershipApi } from './membership-api.ts';

const CARD_KEYS = 'zhijia.card-keys';
const DAY = 86_400_000;

/** Asked once a day while there is a network, so that this phone can check a card where there is none. Public, hence unsealed. */
export async function keepCardKeys(client: Client): Promise<void> {
  const kept = keptCardKeys();
  const age = kept === undefined ? Number.POSITIVE_INFINITY : systemClock.now().getTime() - Date.parse(kept.asOf);
  if (age >= 0 && age < DAY) return;
  const answer = await client.call(membershipApi.readCardKeys, {});
  if (answer.ok) deviceMemory.write(CARD_KEYS, JSON.stringify(answer.value));
}

/** Undefined when nothing was ever kept here, or the browser threw it away. */
export function keptCardKeys(): KeptKeys | undefined {
  const text = deviceMemory.read(CARD_KEYS);
  if (text === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    const [keys, asOf]: readonly unknown[] = [Reflect.get(Object(read), 'keys'), Reflect.get(Object(read), 'asOf')];
    return Array.isArray(keys) && typeof asOf === 'string' ? { keys: keys.flatMap(toKey), asOf } : undefined;
  } catch {
    return undefined;
  }
}

function toKey(one: unknown): KnownKey[] {
  const [keyId, publicKey, until]: readonly unknown[] = ['keyId', 'publicKey', 'until'].map((name) => Reflect.get(Object(one), name));
  return typeof keyId === 'string' && typeof publicKey === 'string' ? [{ keyId, publicKey, until: typeof until === 'string' ? until : null }] : [];
}
