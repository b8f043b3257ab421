import type { Random } from '#platform/kernel/random.ts';

/** The browser's source of chance. `crypto.randomUUID` is missing on plain http, where many LANs live; this is not. */
export const browserRandom: Random = {
  bytes: (count) => globalThis.crypto.getRandomValues(new Uint8Array(count)),
};

/** A UUIDv4 that names one intent of a person, so that ten taps and three retries have one effect. */
export function newIntentKey(random: Random): string {
  const bytes = random.bytes(16).slice();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
