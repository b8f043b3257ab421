import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Random } from '#platform/kernel/random.ts';

/**
 * The platform's own keys. They live in a file beside the database and never in it: a stolen dump or backup
 * opens nothing. Whoever loses this file loses every sealed value, so the how-to says to copy it to paper.
 */
export type Keyring = {
  /** Names this keyring in sealed values and in the database it belongs to. */
  readonly id: string;
  /** Wraps the key of every person. */
  readonly wrapping: Buffer;
  /** Exact look-up of sealed values (blind index). */
  readonly index: Buffer;
  /** Signs QR codes (Ed25519). */
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
};

type KeyringFile = { version: 1; id: string; wrapping: string; index: string; signing: string };

// RFC 8410: an Ed25519 private key in PKCS#8 is this prefix and the 32-byte seed.
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the keyring, or makes it when `mayCreate` says that no database depends on an older one. */
export async function openKeyring(file: string, random: Random, mayCreate: boolean): Promise<Keyring> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) return toKeyring(readKeyringFile(text));
  if (!mayCreate) throw new KeyringMissing(file);
  const fresh: KeyringFile = {
    version: 1,
    id: Buffer.from(random.bytes(4)).toString('hex'),
    wrapping: Buffer.from(random.bytes(32)).toString('base64'),
    index: Buffer.from(random.bytes(32)).toString('base64'),
    signing: Buffer.from(random.bytes(32)).toString('base64'),
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Written whole and then renamed: a kill between the two leaves no half key behind.
  await writeFile(`${file}.new`, `${JSON.stringify(fresh, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return toKeyring(fresh);
}

/** The database holds sealed values but its keyring is not where it was. Fail closed: never make a new one. */
export class KeyringMissing extends Error {
  readonly file: string;
  constructor(file: string) {
    super('the keyring of this database is missing');
    this.name = 'KeyringMissing';
    this.file = file;
  }
}

/** A keyring that lives only in memory, for tests and throw-away databases. */
export function temporaryKeyring(random: Random): Keyring {
  const part = () => Buffer.from(random.bytes(32)).toString('base64');
  return toKeyring({ version: 1, id: Buffer.from(random.bytes(4)).toString('hex'), wrapping: part(), index: part(), signing: part() });
}

/** Throws on anything that is not a keyring of this version, without quoting it. */
function readKeyringFile(text: string): KeyringFile {
  const read: unknown = JSON.parse(text);
  const part = (name: string): string => {
    const value: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, name) : undefined;
    if (typeof value !== 'string') throw new TypeError(`the keyring has no ${name}`);
    return value;
  };
  return { version: 1, id: part('id'), wrapping: part('wrapping'), index: part('index'), signing: part('signing') };
}

function toKeyring(file: KeyringFile): Keyring {
  const seed = Buffer.from(file.signing, 'base64');
  const signing = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return {
    id: file.id,
    wrapping: exactly32(file.wrapping),
    index: exactly32(file.index),
    signing,
    verifying: createPublicKey(signing),
  };
}

function exactly32(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new TypeError('a key in the keyring does not have 32 bytes');
  return bytes;
}
