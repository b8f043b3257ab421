import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { deskOrder, NO_LAST_DAY, type DeskPlace } from './desk-order.ts';

const place = fc.record({ at: fc.integer({ min: 0, max: 5 }).map((hour) => toInstant(`2026-03-09T0${hour}:00:00Z`)), id: fc.uuid() });

test('pages of several lists, each cut to its length and merged, tell every line once and in one order', () => {
  fc.assert(fc.property(fc.array(fc.array(place, { maxLength: 12 }), { maxLength: 3 }), fc.constantFrom('todo' as const, 'done' as const), fc.integer({ min: 1, max: 4 }), (lists, view, size) => {
    const order = deskOrder(view);
    const told: DeskPlace[] = [];
    for (let last: DeskPlace | undefined; ;) {
      const from = last;
      const page = lists.flatMap((list) => list.toSorted(order).filter((one) => from === undefined || order(from, one) < 0).slice(0, size)).toSorted(order).slice(0, size);
      told.push(...page);
      last = page.at(-1);
      if (page.length < size) break;
    }
    expect(told).toEqual(lists.flat().toSorted(order));
  }), runs(60));
  expect(deskOrder('todo')({ at: toInstant(NO_LAST_DAY), id: '0' }, { at: toInstant('2099-01-01T00:00:00Z'), id: 'f' })).toBeGreaterThan(0);
});
