import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import type { Sealed } from '#platform/contract/event.ts';
import type { Random } from '#platform/kernel/random.ts';

/** One person's (or one anonymous case's) key, 32 bytes, as it is used in memory for one request. */
export type SubjectKey = { readonly owner: string; readonly bytes: Buffer };

/** Where a sealed value belongs. Pasted under another event type, field or subject it does not open (FE-3). */
export type SealPlace = { readonly type: string; readonly field: string; readonly subject: string };

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Seals a text; base64 of sealBytes. Half a character would come out as another one: a TypeError (FE-1). */
export function seal(key: SubjectKey, place: SealPlace, plain: string, random: Random): Sealed {
  if (!plain.isWellFormed()) throw new TypeError('half a character cannot be sealed');
  // -- the one place where sealed text is made.
  return sealBytes(key, place, Buffer.from(plain, 'utf8'), random).toString('base64') as Sealed;
}

/** Opens a sealed text; throws SealBroken when a single bit, the place or the key is another (FE-2). */
export function openSeal(key: SubjectKey, place: SealPlace, sealed: Sealed): string {
  const bytes = Buffer.from(sealed, 'base64');
  // Node reads base64 leniently: without this, several texts would stand for the same bytes.
  if (bytes.toString('base64') !== sealed) throw new SealBroken();
  return openBytes(key, place, bytes).toString('utf8');
}

/** Says nothing about the value, the key or the place: it may end up in a log. */
export class SealBroken extends Error {
  constructor() {
    super('a sealed value does not open');
    this.name = 'SealBroken';
  }
}

/**
 * AES-256-GCM. Layout: version(1) ‖ nonce(12) ‖ ciphertext ‖ tag(16). Associated data: type, field, subject.
 * A subject key seals far fewer than 2^28 values, so random nonces do not collide.
 */
export function sealBytes(key: SubjectKey, place: SealPlace, plain: Uint8Array, random: Random): Buffer {
  const nonce = random.bytes(NONCE);
  // As a key object: given plain bytes, Node 24 takes four times as long.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key.bytes), nonce);
  cipher.setAAD(associatedData(place));
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openBytes(key: SubjectKey, place: SealPlace, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + NONCE + TAG || bytes[0] !== VERSION) throw new SealBroken();
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key.bytes), bytes.subarray(1, 1 + NONCE));
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

// None of the three parts can contain a NUL, so the joined text has one reading.
function associatedData(place: SealPlace): Buffer {
  return Buffer.from(`${place.type}\0${place.field}\0${place.subject}`, 'utf8');
}
