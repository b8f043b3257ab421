import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { settableClock } from '#platform/kernel/clock.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { issueChallenge, scopeOfWork } from './challenge.ts';
import { afterBlocks, finish } from '#platform/kernel/sha-256.ts';
import { solveChallenge } from './member/solve-challenge.ts';
import { workBits } from './rules/difficulty.ts';
import { bitsAsked, workText, zeroBits } from './rules/work-text.ts';

const HOUR = 3_600_000;
const random = seededRandom(seed);
const clock = settableClock(new Date('2026-03-09T01:00:00Z'));
const at = { keyring: temporaryKeyring(random), clock, random };
const id = () => newId(at);
const bits = fc.integer({ min: 0, max: 8 });

describe('the phone\'s hash', () => {
  test('is SHA-256', () => {
    const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 300 });
    fc.assert(fc.property(ascii, fc.nat(), (text, counter) => {
      const whole = text.padEnd(Math.ceil(text.length / 64) * 64, '.');
      const expected = createHash('sha256').update(`${whole}${counter}`).digest();
      expect(Buffer.from(finish(afterBlocks(whole), String(counter)).buffer).swap32().equals(expected)).toBe(true);
    }), runs(300));
  });

  test('counts the zero bits that it begins with', () => {
    expect([[0x80000000, 0], [1, 0], [0, 0x40000000], [0, 0, 0xff], [0, 0]].map((words) => zeroBits(words))).toEqual([0, 31, 33, 88, 64]);
  });
});

describe('a challenge', () => {
  test('is solved by the phone and accepted, for its own scope', async () => {
    await fc.assert(fc.asyncProperty(bits, async (wanted) => {
      const [scope, subject] = [id(), id()];
      const challenge = issueChallenge(at, scope, wanted);
      expect(bitsAsked(challenge)).toBe(wanted);
      const work = await solveChallenge(challenge, subject);
      expect(scopeOfWork(at, work, subject)).toBe(scope);
      // A lost answer is asked for again with the same work.
      expect(scopeOfWork(at, work, subject)).toBe(scope);
    }), runs(100));
  });

  test('counts for nothing when one letter of it is another, or the work was for another case', async () => {
    const subject = id();
    const work = await solveChallenge(issueChallenge(at, id(), 10), subject);
    fc.assert(fc.property(fc.nat(work.length - 1), fc.constantFrom(...'0123456789abcdefXYZ_-.:'), (place, letter) => {
      const changed = work.slice(0, place) + letter + work.slice(place + 1);
      // Another counter may by chance be right as well; everything before it never is.
      const isSameMeaning = changed === work || place > work.lastIndexOf(':');
      if (!isSameMeaning) expect(scopeOfWork(at, changed, subject)).toBeUndefined();
    }), runs(500));
    expect(Array.from({ length: 50 }, id).filter((other) => scopeOfWork(at, work, other) !== undefined).length).toBeLessThan(3);
  });

  test('of another house, or easier than it was given, is none', async () => {
    const subject = id();
    const other = { ...at, keyring: temporaryKeyring(random) };
    expect(scopeOfWork(at, await solveChallenge(issueChallenge(other, id(), 4), subject), subject)).toBeUndefined();
    const easier = issueChallenge(at, id(), 14).replace('.14.', '.0.');
    expect(scopeOfWork(at, await solveChallenge(easier, subject), subject)).toBeUndefined();
  });

  test('without enough work is refused: control, with none asked the same counter passes', () => {
    const subject = id();
    const hard = issueChallenge(at, id(), 14);
    const easy = issueChallenge(at, id(), 0);
    const digest = createHash('sha256').update(`${workText(hard, subject)}0`).digest();
    expect(digest.readUInt16BE(0) >> 2).not.toBe(0);
    expect(scopeOfWork(at, `${hard}:0`, subject)).toBeUndefined();
    expect(scopeOfWork(at, `${easy}:0`, subject)).toBeDefined();
  });

  test('lapses after two hours; a clock that jumps an hour either way changes nothing else', async () => {
    const start = clock.now();
    const subject = id();
    const work = await solveChallenge(issueChallenge(at, id(), 4), subject);
    const passesAt = (ms: number) => {
      clock.set(new Date(start.getTime() + ms));
      return scopeOfWork(at, work, subject) !== undefined;
    };
    expect([-HOUR, 0, HOUR, 2 * HOUR - 1000].map(passesAt)).toEqual([true, true, true, true]);
    expect([2 * HOUR + 1000, 48 * HOUR, -3 * HOUR].map(passesAt)).toEqual([false, false, false]);
    clock.set(start);
  });

  test('no text makes the check throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(scopeOfWork(at, text, id())).toBeUndefined();
    }), runs(300));
  });

  test('work can be stopped, and what is no challenge is not worked on', async () => {
    const stop = new AbortController();
    const working = solveChallenge(issueChallenge(at, id(), 22), id(), stop.signal);
    stop.abort();
    await expect(working).rejects.toThrow();
    await expect(solveChallenge('x', id())).rejects.toThrow(TypeError);
  });
});

describe('the difficulty', () => {
  test('never falls as more cases come, and stays within what a phone can do', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
      expect(workBits(Math.min(one, other))).toBeLessThanOrEqual(workBits(Math.max(one, other)));
    }), runs(300));
    expect([0, 59, 60, 120, 480, 100_000].map(workBits)).toEqual([14, 14, 15, 16, 18, 18]);
  });
});
