import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateInChina, weekday } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { addWaiting, chooseTodos, MOST_TODOS, weekOf } from './start-page.ts';

const todo = fc.record({ kind: fc.string(), count: fc.nat(3), link: fc.constant('/'), isUrgent: fc.boolean() });

describe('the first page', () => {
  test('shows at most five things to do, the urgent ones first, none that is done, and says how many it leaves out', () => {
    fc.assert(fc.property(fc.array(todo, { maxLength: 12 }), (all) => {
      const waiting = all.filter((one) => one.count > 0);
      const { todos, more } = chooseTodos(all);
      expect(todos.length + more).toBe(waiting.length);
      expect(todos.length).toBeLessThanOrEqual(MOST_TODOS);
      if (more > 0) expect(todos).toHaveLength(MOST_TODOS);
      for (const one of todos) expect(waiting).toContain(one);
      const firstCalm = todos.findIndex((one) => !one.isUrgent);
      if (firstCalm !== -1) {
        expect(todos.slice(firstCalm).every((one) => !one.isUrgent)).toBe(true);
        expect(waiting.filter((one) => one.isUrgent)).toHaveLength(firstCalm);
      }
    }), runs(300));
  });

  test('adds up what waits, and leaves out what does not', () => {
    const part = fc.record({ kind: fc.string(), link: fc.constant('/'), todo: fc.nat(3), overdue: fc.nat(2) });
    fc.assert(fc.property(fc.array(part, { maxLength: 5 }), (counted) => {
      const { todo, overdue, parts } = addWaiting(counted);
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(todo);
      expect(parts.every(({ count }) => count > 0)).toBe(true);
      expect(counted.reduce((left, one) => left - one.overdue, overdue)).toBe(0);
    }), runs(100));
  });

  test.each([
    ['2026-03-11T05:00:00Z', '2026-03-08T16:00:00.000Z', '2026-03-11T05:00:00.000Z'],
    ['2026-03-09T01:00:00Z', '2026-03-01T16:00:00.000Z', '2026-03-08T16:00:00.000Z'],
    ['2026-03-15T15:59:59Z', '2026-03-08T16:00:00.000Z', '2026-03-15T15:59:59.000Z'],
  ])('at %s the week is %s to %s', (now, from, to) => {
    const week = weekOf(new Date(now));
    expect([week.from.toISOString(), week.to.toISOString()]).toEqual([from, to]);
    expect(weekday(dateInChina(week.from))).toBe(1);
  });
});
