import { describe, expect, test } from 'vitest';
import { PLACE_LIMIT, PLACES_LIMIT, readPlaces } from './code-places.ts';

describe('places written line by line', () => {
  test.each([
    ['缝制车间', ['缝制车间']],
    ['一车间\r\n二车间\n\n  三车间  \n', ['一车间', '二车间', '三车间']],
    ['A栋\t一楼\nA栋\t二楼', ['A栋 一楼', 'A栋 二楼']],
    ['', ['']], ['  \n\t\n', ['']],
  ])('%j', (text, places) => {
    expect(readPlaces(text)).toEqual({ places, problem: undefined });
  });

  test('name the line that is too long, the one that stands twice, and too many', () => {
    expect(readPlaces(`门口\n\n${'长'.repeat(PLACE_LIMIT + 1)}`).problem).toEqual({
      key: 'appeals.office.code.place-long', params: { line: 3, count: PLACE_LIMIT + 1, limit: PLACE_LIMIT },
    });
    expect(readPlaces('门口\n\n食堂\n门口').problem).toEqual({ key: 'appeals.office.code.place-twice', params: { line: 4, first: 1, place: '门口' } });
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `${index}号`).join('\n');
    expect(readPlaces(lines(PLACES_LIMIT)).problem).toBeUndefined();
    expect(readPlaces(lines(PLACES_LIMIT + 1)).problem).toEqual({
      key: 'appeals.office.code.places-many', params: { count: PLACES_LIMIT + 1, limit: PLACES_LIMIT },
    });
  });
});
