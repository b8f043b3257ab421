import { createHash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { combine, split } from 'shamir-secret-sharing';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Random } from '#platform/kernel/random.ts';
import { keepingErrors } from './contract.ts';
import { fromSyllables, toSyllables } from './rules/syllables.ts';

/** Three papers, of which any two open; one alone says nothing at all about the key. */
export const PAPERS = { made: 3, needed: 2 } as const;

const VERSION = 1;
const SET_BYTES = 3;
/** Like the file key that age itself makes: 128 bits of chance. */
const SECRET_BYTES = 16;
const SHARE_BYTES = SECRET_BYTES + 1;
const CHECK_BYTES = 4;
const TEXT_BYTES = 1 + SET_BYTES + SHARE_BYTES + CHECK_BYTES;
/** The secret is chance itself: nothing is gained by making its guesses slow. */
const WORK_FACTOR = 10;

export type KeyShares = {
  /** The keyring, sealed with a secret that nobody holds: it lies with every backup. */
  readonly sealed: Uint8Array;
  /** One line per paper, 25 syllables each. */
  readonly shares: readonly string[];
  /** Six hexadecimal digits that the papers of one set share. */
  readonly setId: string;
};

/**
 * Seals the keyring and splits what opens it (Shamir over GF(256), by an audited library). When keys are rotated the
 * keyring is sealed and split anew; papers of an old set open the old file only.
 */
export async function splitKeyring(keyringText: string, random: Random): Promise<KeyShares> {
  const secret = random.bytes(SECRET_BYTES);
  const setId = Buffer.from(random.bytes(SET_BYTES));
  const encrypter = new Encrypter();
  encrypter.setPassphrase(toPassphrase(secret));
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  const parts = await split(Uint8Array.from(secret), PAPERS.made, PAPERS.needed);
  return {
    sealed: await encrypter.encrypt(keyringText), setId: setId.toString('hex'),
    shares: parts.map((part) => toShareText(Buffer.concat([Buffer.of(VERSION), setId, part]))),
  };
}

/** The keyring's text. Throws 'keeping/shares-unfit' for papers of two sets, twice the same one, or another sealed file. */
export async function joinKeyring(sealed: Uint8Array, shareTexts: readonly string[]): Promise<string> {
  const shares = shareTexts.map(readShare);
  const sets = new Set(shares.map((share) => share.setId));
  const parts = new Map(shares.map((share) => [share.part.at(-1), share.part]));
  if (sets.size !== 1 || parts.size < PAPERS.needed) throw new AppError(keepingErrors['shares-unfit']);
  const secret = await combine([...parts.values()].map((part) => Uint8Array.from(part)));
  const decrypter = new Decrypter();
  decrypter.addPassphrase(toPassphrase(secret));
  return decrypter.decrypt(sealed, 'text').catch(() => { throw new AppError(keepingErrors['shares-unfit']); });
}

export type Share = { readonly setId: string; readonly part: Buffer };

/** Reads what was typed or scanned. A wrong syllable is an AppError: the check sum tells it from a wrong paper. */
export function readShare(text: string): Share {
  const bytes = Buffer.from(fromSyllables(text) ?? []);
  const body = bytes.subarray(0, -CHECK_BYTES);
  const isWhole = bytes.length === TEXT_BYTES && body[0] === VERSION && checkOf(body).equals(bytes.subarray(-CHECK_BYTES));
  if (!isWhole) throw new AppError(keepingErrors['share-broken']);
  return { setId: body.subarray(1, 1 + SET_BYTES).toString('hex'), part: body.subarray(1 + SET_BYTES) };
}

function toShareText(body: Buffer): string {
  return toSyllables(Buffer.concat([body, checkOf(body)])).join('-');
}

function checkOf(body: Uint8Array): Buffer {
  return createHash('sha256').update('zhijia key share\0').update(body).digest().subarray(0, CHECK_BYTES);
}

/** Text, so that the file opens with the plain `age` program too. */
function toPassphrase(secret: Uint8Array): string {
  return Buffer.from(secret).toString('hex');
}
