import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { weekday, dateInChina } from '#platform/kernel/plain-date.ts';
import { KINDS } from '../wire.ts';
import { suggestedClose, suggestedEnd, suggestedFlowBack, templateOf, weeksAhead } from './templates.ts';

const HOUR = 3_600_000;
const now = toInstant('2026-11-24T03:00:00Z');
const instant = fc.integer({ min: -9_000, max: 9_000 }).map((hours) => shiftInstant(now, hours * HOUR));

describe('suggested times', () => {
  test('can always be published: opening, flowing back, closing and beginning are in this order', () => {
    fc.assert(fc.property(instant, fc.integer({ min: 1, max: 5_000 }), fc.constantFrom(...KINDS), (opensAt, hours, kind) => {
      const beginsAt = shiftInstant(opensAt, hours * HOUR);
      const closesAt = suggestedClose(opensAt, beginsAt);
      const flowsBackAt = suggestedFlowBack(opensAt, closesAt);
      expect(opensAt < flowsBackAt && flowsBackAt < closesAt && closesAt <= beginsAt && beginsAt < suggestedEnd(beginsAt, kind)).toBe(true);
    }));
  });

  test('of a copy lie at least a week ahead, on the same weekday and hour, and not moved further than that needs', () => {
    fc.assert(fc.property(instant, (beginsAt) => {
      const moved = shiftInstant(beginsAt, weeksAhead(beginsAt, now));
      expect(moved.getTime()).toBeGreaterThanOrEqual(shiftInstant(now, 168 * HOUR).getTime());
      expect(weekday(dateInChina(moved))).toBe(weekday(dateInChina(beginsAt)));
      if (moved > beginsAt) expect(moved.getTime()).toBeLessThan(shiftInstant(now, 336 * HOUR).getTime());
    }));
  });
});

test('welfare is drawn, a course is agreed to, the rest goes to whoever comes first', () => {
  expect(KINDS.map((kind) => [kind, templateOf(kind).way])).toEqual([
    ['evening', 'first-come'], ['trip', 'draw'], ['sports', 'first-come'], ['lecture', 'first-come'], ['course', 'approval'], ['health', 'draw'], ['family', 'draw'],
  ]);
});
