import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { LIST_VIEWS } from '../wire.ts';
import { isListView, listTopics, SOURCE_LIST } from './appeals-api.ts';
import { isMine, isNarrowed, listAddress, toListFilter, type ListFilter } from './list-filter.ts';

const seed = Number(process.env['SEED'] ?? 20261123);

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(toPlainDate('2020-01-01'), days));
const view = fc.constantFrom(...LIST_VIEWS);
const filter: fc.Arbitrary<ListFilter> = fc.record({
  view,
  unionId: fc.uuid({ version: [4, 7] }),
  topic: fc.constantFrom(...listTopics()),
  source: fc.constantFrom(...SOURCE_LIST),
  caseNumber: fc.stringMatching(/^\d{8}$/),
  receivedFrom: day,
  receivedTo: day,
  hours: fc.nat(15),
}, { requiredKeys: ['view'] });

describe('the list in the address bar', () => {
  test(`every filter comes back as it was (seed ${seed})`, () => {
    fc.assert(fc.property(filter, (asked) => {
      expect(toListFilter(listAddress(asked).replace('/appeals', ''))).toEqual(asked);
    }), { seed, numRuns: 500 });
  });

  test(`whatever stands in the address, only what the server knows is asked (seed ${seed})`, () => {
    const anything = fc.record({ view: fc.string(), union: fc.string(), topic: fc.string(), source: fc.string(), from: fc.string(), to: fc.string(), number: fc.string(), hours: fc.string() });
    fc.assert(fc.property(anything, (parts) => {
      const read = toListFilter(`?${new URLSearchParams(parts).toString()}`);
      expect(isListView(read.view)).toBe(true);
      expect(toListFilter(listAddress(read).replace('/appeals', ''))).toEqual(read);
    }), { seed, numRuns: 500 });
  });

  test('a day that does not exist is left out', () => {
    expect(toListFilter('?from=2026-02-30&to=2026-02-28')).toEqual({ view: 'today', receivedTo: '2026-02-28' });
  });

  test('the ordinary list has the bare address, and nothing narrows it', () => {
    expect(listAddress({ view: 'today' })).toBe('/appeals');
    expect(isNarrowed({ view: 'closed' })).toBe(false);
    expect(isNarrowed({ view: 'today', topic: 'aid' })).toBe(true);
  });

  test('a union or a number makes it another list than the officer\'s own work', () => {
    expect(isMine({ view: 'overdue', topic: 'aid', source: 'letter' })).toBe(true);
    for (const filter of [{ view: 'all' }, { view: 'closed' }, { view: 'overdue', unionId: 'u' }, { view: 'today', caseNumber: '12345678' }] as const) {
      expect(isMine(filter)).toBe(false);
    }
  });
});
