import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isFiltered, readFilters, writeFilters } from './address-filters.ts';

const seed = Number(process.env.SEED ?? 20261123);
const defaults = { state: 'open', topic: '', from: '' };

describe('filters in the address', () => {
  test('whatever is chosen is read back the same, from a copied link too', () => {
    const chosen = fc.record({ state: fc.string(), topic: fc.string(), from: fc.string() });
    fc.assert(fc.property(chosen, fc.webQueryParameters(), (filters, other) => {
      expect(readFilters(writeFilters(`?${other}`, defaults, filters), defaults)).toEqual(filters);
    }), { seed });
  });

  test('defaults leave the address plain and foreign parameters stay', () => {
    expect(writeFilters('?state=closed&tab=2', defaults, defaults)).toBe('?tab=2');
    expect(writeFilters('', defaults, { ...defaults, topic: '工资' })).toBe('?topic=%E5%B7%A5%E8%B5%84');
    expect(isFiltered(defaults, { ...defaults })).toBe(false);
    expect(isFiltered(defaults, { ...defaults, state: 'closed' })).toBe(true);
  });
});
