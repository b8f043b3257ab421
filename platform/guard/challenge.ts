import { createHash } from 'node:crypto';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { shiftInstant, type Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import { bitsAsked, workText, zeroBits } from './rules/work-text.ts';

const VALID_MS = 2 * 3_600_000;
const KIND = 'guard.challenge';

type Maker = { readonly keyring: Keyring; readonly clock: Clock; readonly random: Random };

/**
 * A challenge that asks for `bits` of work and names what it was given for (`scope`, a UUID, e.g. the scanned code).
 * Nothing is stored: the mark at its end is a keyed hash of the rest. Good for two hours.
 */
export function issueChallenge({ keyring, clock, random }: Maker, scope: string, bits: number): string {
  const until = Math.floor(shiftInstant(clock.now(), VALID_MS).getTime() / 1000);
  const open = `${scope}.${bits}.${until}.${Buffer.from(random.bytes(12)).toString('base64url')}`;
  return `${open}.${blindIndex(keyring, KIND, open)}`;
}

const WORK = /^([0-9a-f-]{36})\.\d{1,2}\.(\d{1,12})\.[A-Za-z0-9_-]{16}\.([A-Za-z0-9_-]{22}):(\d{1,12})$/;

/**
 * The scope of a challenge that this house gave, that has not lapsed, and whose work was done for this very `subject`;
 * undefined for everything else. The same work for the same subject passes again: what it protects is made once per
 * subject anyway (a case's id), and a lost answer must be repeatable.
 */
export function scopeOfWork(at: Pick<Maker, 'keyring' | 'clock'>, work: string, subject: string): string | undefined {
  const [, scope = '', until = '', mark = '', counter = ''] = WORK.exec(work) ?? [];
  const challenge = work.slice(0, work.lastIndexOf(':'));
  const bits = bitsAsked(challenge);
  if (bits === undefined || counter !== String(Number(counter))) return undefined;
  if (blindIndex(at.keyring, KIND, challenge.slice(0, -mark.length - 1)) !== mark) return undefined;
  const now = at.clock.now().getTime();
  // A clock set back must not make yesterday's stock of challenges good for longer than a fresh one is.
  if (now >= Number(until) * 1000 || Number(until) * 1000 - now > 2 * VALID_MS) return undefined;
  const digest = createHash('sha256').update(workText(challenge, subject) + counter).digest();
  const words = Array.from({ length: 8 }, (_, index) => digest.readUInt32BE(index * 4));
  return zeroBits(words) >= bits ? scope : undefined;
}
