import type { Random } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';

/** A door before anybody knows it: its id, and what only the device at the door will hold. */
export type NewDoor = { readonly doorId: string; readonly secret: string };

const SECRET_BYTES = 24;

/** 192 bits as 32 characters of base64url. */
export function makeDoor(random: Random): NewDoor {
  const text = btoa(String.fromCharCode(...random.bytes(SECRET_BYTES)));
  return { doorId: newIntentKey(random), secret: text.replaceAll('+', '-').replaceAll('/', '_') };
}

/** All that the house is told of a secret before the door uses it. */
export function hashOf({ secret }: NewDoor): string {
  return sha256Hex(secret);
}

/** Behind '#', which no server log and no referrer ever sees. */
export function linkOf(origin: string, { doorId, secret }: NewDoor): string {
  return `${origin}/gate/#${doorId}.${secret}`;
}
