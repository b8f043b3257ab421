import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { settableClock } from './clock.ts';
import { isUuid, toId } from './id.ts';
import { newId, randomBelow, randomDigits, seededRandom, systemRandom } from './random.ts';

const START = new Date('2026-03-09T01:00:00Z');

describe('ids', () => {
  test('are UUIDs of version 7 that carry their millisecond, whatever the random bytes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (time, bytes) => {
      const id = newId({ clock: { now: () => new Date(Math.min(time, 8.64e15)) }, random: { bytes: () => bytes } });
      expect(isUuid(id)).toBe(true);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Math.min(time, 8.64e15));
    }), runs(1000));
  });

  test('of a later millisecond sort behind, as text, so that an index grows at one end', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.nat(), (step, number) => {
      const clock = settableClock(START);
      const random = seededRandom(number);
      const before = newId({ clock, random });
      clock.advance(step);
      expect(newId({ clock, random }) > before).toBe(true);
    }), runs(1000));
  });

  test('of one millisecond do not repeat', () => {
    const source = { clock: settableClock(START), random: systemRandom };
    expect(new Set(Array.from({ length: 20_000 }, () => newId(source))).size).toBe(20_000);
  });

  test('have one spelling', () => {
    const id = newId({ clock: settableClock(START), random: seededRandom(seed) });
    for (const other of [id.toUpperCase(), ` ${id}`, `${id}\n`, `{${id}}`, id.replaceAll('-', ''), `${id.slice(0, -1)}g`]) {
      expect(isUuid(other)).toBe(false);
      expect(() => toId(other)).toThrow(TypeError);
    }
  });
});

describe('chance', () => {
  test('from one seed is the same stream however it is cut', () => {
    fc.assert(fc.property(fc.nat(), fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (number, cuts) => {
      const total = cuts.reduce((sum, cut) => sum + cut, 0);
      const random = seededRandom(number);
      const pieces = Buffer.concat(cuts.map((cut) => Buffer.from(random.bytes(cut))));
      expect(pieces.equals(Buffer.from(seededRandom(number).bytes(total)))).toBe(true);
    }), runs(300));
    expect(Buffer.from(seededRandom(1).bytes(32)).equals(Buffer.from(seededRandom(2).bytes(32)))).toBe(false);
  });

  test('below a bound stays below it and favours no number (chi-square, fixed seed)', () => {
    const random = seededRandom(7);
    for (const bound of [2, 3, 7, 10, 255]) {
      const counts = new Map<number, number>();
      const draws = bound * 400;
      for (let index = 0; index < draws; index += 1) {
        const value = randomBelow(random, bound);
        expect(value >= 0 && value < bound && Number.isInteger(value)).toBe(true);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const chiSquare = Array.from({ length: bound }, (_, value) => ((counts.get(value) ?? 0) - 400) ** 2 / 400).reduce((a, b) => a + b, 0);
      // Far in the tail: mean bound − 1, standard deviation √(2(bound − 1)).
      expect(chiSquare).toBeLessThan(bound - 1 + 5 * Math.sqrt(2 * (bound - 1)) + 5);
    }
  });

  test('rejects the values that would make small numbers likelier', () => {
    // 2^32 = 3 · 1431655765 + 1: the one value left over has to be drawn again.
    const draws = [Buffer.from('ffffffff', 'hex'), Buffer.from('00000002', 'hex')];
    expect(randomBelow({ bytes: () => draws.shift() ?? Buffer.alloc(4) }, 3)).toBe(2);
    expect(draws).toHaveLength(0);
  });

  test('refuses a bound that four bytes can never meet, instead of trying for ever', () => {
    for (const bound of [0, -1, 2.5, 2 ** 32 + 1, Number.NaN]) expect(() => randomBelow(systemRandom, bound)).toThrow(RangeError);
    expect(randomBelow(systemRandom, 1)).toBe(0);
    expect(randomBelow(systemRandom, 2 ** 32)).toBeLessThan(2 ** 32);
  });

  test('gives as many digits as were asked for, every digit in every place', () => {
    const codes = Array.from({ length: 2000 }, () => randomDigits(systemRandom, 20));
    expect(codes.every((code) => /^\d{20}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(2000);
    for (let place = 0; place < 20; place += 1) expect(new Set(codes.map((code) => code[place])).size).toBe(10);
  });
});
