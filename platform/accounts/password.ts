import { argon2, createHash, timingSafeEqual } from 'node:crypto';
import type { Outcome } from '#platform/kernel/outcome.ts';
import type { Random } from '#platform/kernel/random.ts';
import { limitWork } from './limited-work.ts';

/** What one guess costs. Memory in KiB. */
export type PasswordCost = { readonly memory: number; readonly passes: number; readonly lanes: number };

/** security.md 2b: 64 MiB, three passes, one lane; about 0.2 s of one core. */
export const PASSWORD_COST: PasswordCost = { memory: 65_536, passes: 3, lanes: 1 };

/**
 * For query codes of twenty random digits: OWASP's minimum, a twelfth of the work. A password needs its slow hash because
 * people choose few of the possible ones; of 2^66 codes each is as likely, and at this cost a guesser with a thousand
 * graphics cards needs longer than the case is kept. What it buys: appeals of a whole shift are taken in minutes.
 */
export const RECEIPT_COST: PasswordCost = { memory: 19_456, passes: 2, lanes: 1 };
/** As many as there are transactions at once: none is refused, the rest wait for their transaction. */
export const RECEIPT_LIMITS = { atOnce: 2, waiting: 8 } as const;
/** For codes that come before a transaction begins: those who wait hold nothing but their place, so a whole shift may. */
export const NEW_RECEIPT_LIMITS = { atOnce: 1, waiting: 5000 } as const;

const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** KiB: one GiB. */
const MOST_MEMORY = 1_048_576;
/** Two at once hold 128 MiB. Those who wait hold a connection each, so together they leave room in a pool of ten. */
const LIMITS = { atOnce: 2, waiting: 4 };

export type PasswordHasher = {
  /** Answers a PHC string that carries its own parameters, or the refusal `accounts/sign-in-busy`. */
  hashPassword(password: string): Promise<Outcome<string>>;
  /**
   * True when the password belongs to the stored string. For an account that does not exist (or has no password)
   * pass undefined: the same work is done and the answer is false (SE-8). Throws TypeError on a damaged string.
   */
  verifyPassword(password: string, stored: string | undefined): Promise<Outcome<boolean>>;
};

/** Argon2id in the runtime's own crypto. Make one per process: the limit on simultaneous work lives in it. */
export function createPasswordHasher(options: {
  readonly random: Random;
  readonly cost?: PasswordCost;
  readonly limits?: { readonly atOnce: number; readonly waiting: number };
}): PasswordHasher {
  const { random, cost = PASSWORD_COST, limits = LIMITS } = options;
  const limited = limitWork(limits);
  const nobody: StoredPassword = { cost, salt: random.bytes(SALT_BYTES), tag: random.bytes(TAG_BYTES), isDigest: false };
  return {
    hashPassword: (password) => limited(async () => {
      const salt = random.bytes(SALT_BYTES);
      return toPhc({ cost, salt, tag: await derive(password, { cost, salt, length: TAG_BYTES }), isDigest: false });
    }),
    verifyPassword: (password, stored) => limited(async () => {
      const target = stored === undefined ? nobody : readPhc(stored);
      const derived = await derive(password, { cost: target.cost, salt: target.salt, length: target.tag.length });
      const tag = target.isDigest ? digest(derived) : derived;
      return timingSafeEqual(tag, target.tag) && stored !== undefined;
    }),
  };
}

/**
 * What is kept of a key that the holder's own device derived from a secret (Argon2id at `cost`, 32 bytes): as slow to
 * guess from as if the server had derived it, and the key itself, which is as good as the secret, stays out of the
 * database. verifyPassword knows it by its name and asks for the secret.
 */
export function toStoredKey(key: Uint8Array, of: { readonly cost: PasswordCost; readonly salt: Uint8Array }): string {
  return toPhc({ ...of, tag: digest(key), isDigest: true });
}

function digest(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest();
}

/** True when a stored password was made at another cost: after the next good sign-in, hash it again. */
export function needsRehash(stored: string, cost: PasswordCost = PASSWORD_COST): boolean {
  const { cost: old, tag } = readPhc(stored);
  return old.memory !== cost.memory || old.passes !== cost.passes || old.lanes !== cost.lanes || tag.length !== TAG_BYTES;
}

type StoredPassword = {
  readonly cost: PasswordCost; readonly salt: Uint8Array; readonly tag: Uint8Array;
  /** The tag is the SHA-256 of what was derived; see toStoredKey. */
  readonly isDigest: boolean;
};

const PHC = /^\$argon2id(-sha256)?\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function toPhc({ cost, salt, tag, isDigest }: StoredPassword): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '');
  return `$argon2id${isDigest ? '-sha256' : ''}$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${text(salt)}$${text(tag)}`;
}

function readPhc(stored: string): StoredPassword {
  const [, digested, memory, passes, lanes, salt = '', tag = ''] = PHC.exec(stored) ?? [];
  // The bound stops a planted row from taking the machine's memory.
  if (memory === undefined || Number(memory) > MOST_MEMORY) throw new TypeError('not a stored password');
  return {
    cost: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
    isDigest: digested !== undefined,
  };
}

function derive(password: string, to: { cost: PasswordCost; salt: Uint8Array; length: number }): Promise<Buffer> {
  // NFKC: the same keys pressed under a Chinese input method give full-width characters.
  const parameters = {
    message: Buffer.from(password.normalize('NFKC'), 'utf8'),
    nonce: to.salt,
    memory: to.cost.memory,
    passes: to.cost.passes,
    parallelism: to.cost.lanes,
    tagLength: to.length,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => {
      if (error) reject(error);
      else resolve(tag);
    });
  });
}
