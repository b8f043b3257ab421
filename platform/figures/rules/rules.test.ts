import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count } from '#platform/contract/figure.ts';
import { toId } from '#platform/kernel/id.ts';
import { addDays, toPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { sumChanges } from './cells.ts';
import { splitPeriod, type Period } from './period.ts';

const day = toPlainDate;
const anyDay = fc.nat(1500).map((offset) => addDays(day('2024-01-01'), offset));

function daysOf({ from, to }: Period): PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

describe('a period', () => {
  test('is split into whole months and the days around them', () => {
    expect(splitPeriod({ from: day('2026-01-01'), to: day('2026-12-31') }))
      .toEqual({ months: { from: '2026-01-01', to: '2026-12-01' }, days: [] });
    expect(splitPeriod({ from: day('2026-01-31'), to: day('2026-03-01') })).toEqual({
      months: { from: '2026-02-01', to: '2026-02-01' },
      days: [{ from: '2026-01-31', to: '2026-01-31' }, { from: '2026-03-01', to: '2026-03-01' }],
    });
    expect(splitPeriod({ from: day('2026-02-02'), to: day('2026-02-28') }))
      .toEqual({ months: undefined, days: [{ from: '2026-02-02', to: '2026-02-28' }] });
  });
  test('loses no day and has none twice', () => {
    fc.assert(fc.property(anyDay, fc.nat(800), (from, length) => {
      const period = { from, to: addDays(from, length) };
      const { months, days } = splitPeriod(period);
      const firsts = months === undefined ? [] : daysOf(months).filter((date) => date.endsWith('-01'));
      const inMonths = firsts.flatMap((first) => daysOf({ from: first, to: addDays(first, 30) }).filter((date) => date.startsWith(first.slice(0, 7))));
      expect([...inMonths, ...days.flatMap(daysOf)].toSorted()).toEqual(daysOf(period));
    }), runs(300));
  });
});

describe('the changes of a step', () => {
  test('are one per counter, in whatever order they came, and none that cancels out', () => {
    const unions = [toId<'union'>('00000000-0000-8000-8000-000000000001'), toId<'union'>('00000000-0000-8000-8000-000000000002')];
    const anyChange = fc.record({ metric: fc.constantFrom('a', 'b'), union: fc.constantFrom(...unions), at: fc.nat(2), by: fc.integer({ min: -2, max: 2 }) })
      .map(({ metric, union, at, by }) => count(metric, union, addDays(day('2026-03-01'), at), by));
    const total = (changes: ReturnType<typeof sumChanges>) => {
      const sums: Record<string, number> = {};
      for (const { metric, unionId, day: on, by } of changes) sums[`${metric} ${unionId} ${on}`] = (sums[`${metric} ${unionId} ${on}`] ?? 0) + by;
      return Object.fromEntries(Object.entries(sums).filter(([, by]) => by !== 0));
    };
    fc.assert(fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
      const summed = sumChanges(changes);
      expect(total(summed)).toEqual(total(changes));
      expect(summed).toHaveLength(Object.keys(total(changes)).length);
    }), runs(200));
  });
});
