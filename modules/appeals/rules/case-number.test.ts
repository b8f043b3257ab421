import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { caseNumber } from '../wire.ts';
import { caseNumberAt } from './case-number.ts';

const SPAN = 90_000_000;

test('two cases never share a number before ninety million of them', () => {
  fc.assert(fc.property(fc.nat(SPAN - 1), fc.nat(SPAN - 1), (one, other) => {
    expect(caseNumberAt(one) === caseNumberAt(other)).toBe(one === other);
  }), runs(3000));
  // A step that is coprime to the span visits every number once: what makes the property true for all pairs.
  const step = Number(caseNumberAt(1)) - Number(caseNumberAt(0));
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  expect(divisor(step, SPAN)).toBe(1);
  expect(new Set(Array.from({ length: 200_000 }, (_, ordinal) => caseNumberAt(ordinal))).size).toBe(200_000);
  expect(caseNumberAt(SPAN)).toBe(caseNumberAt(0));
});

test('a number has eight digits and is what the receipt\'s field takes', () => {
  fc.assert(fc.property(fc.nat(SPAN - 1), (ordinal) => { expect(caseNumber.safeParse(caseNumberAt(ordinal)).success).toBe(true); }), runs(2000));
});

test('neighbours in time are not neighbours in number', () => {
  for (let ordinal = 0; ordinal < 2000; ordinal += 1) {
    expect(Math.abs(Number(caseNumberAt(ordinal + 1)) - Number(caseNumberAt(ordinal)))).toBeGreaterThan(1_000_000);
  }
});
