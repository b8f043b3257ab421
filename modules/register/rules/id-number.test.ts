import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, plainIdNumber } from '#platform/forms/id-number.ts';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { readIdNumber } from './id-number.ts';

const TODAY = toPlainDate('2026-03-09');
const lawful = fc.record({
  division: fc.constantFrom('110105', '610113', '610702', '440524', '830000'), day: fc.integer({ min: 0, max: 46_000 }), sequence: fc.integer({ min: 0, max: 999 }),
}).map(({ division, day, sequence }) => {
  const bornOn = addDays(toPlainDate('1900-01-01'), day);
  const body = `${division}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return { idNumber: body + checkCharacter(body), bornOn, sex: sequence % 2 === 1 ? 'male' as const : 'female' as const };
});

describe('a citizen\'s number (GB 11643)', () => {
  test.each([
    ['11010519491231002X', '1949-12-31', 'female'], ['440524188001010014', '1880-01-01', 'male'], ['６１０１１３１９８００３０８１２３７', '1980-03-08', 'male'],
    [' 110105-19491231-002x ', '1949-12-31', 'female'], ['\'11010519491231002X', '1949-12-31', 'female'],
  ])('%s tells the birth date and the sex', (text, bornOn, sex) => {
    const written = text.startsWith('６') ? plainIdNumber(text).slice(0, 17) : plainIdNumber(text);
    const number = written.length === 17 ? written + checkCharacter(written) : text;
    expect(readIdNumber(number, TODAY)).toMatchObject({ ok: true, value: { bornOn, sex } });
  });

  test.each([
    ['110105194912310021', 'id-check'], ['11010519491231002', 'id-shape'], ['11010519491231002XX', 'id-shape'], ['X10105194912310021', 'id-shape'],
    ['110105491231002', 'id-fifteen'], ['00010519491231002X', 'id-division'], ['110105194902300028', 'id-birth'], ['110105202703090013', 'id-birth'],
    ['', 'id-shape'], ['护照 E12345678', 'id-shape'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readIdNumber(text, TODAY)).toEqual({ ok: false, reason });
  });

  test('fifteen digits are refused, and what they became is known', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
  });

  test('every lawful number gives back what it was made of', () => {
    fc.assert(fc.property(lawful, (one) => { expect(readIdNumber(one.idNumber, TODAY)).toEqual({ ok: true, value: one }); }), runs(2000));
  });

  test('one wrong character, and two neighbours that changed places, are always noticed', () => {
    fc.assert(fc.property(lawful, fc.nat(17), fc.constantFrom(...'0123456789X'), ({ idNumber }, at, other) => {
      const changed = idNumber.slice(0, at) + other + idNumber.slice(at + 1);
      expect(readIdNumber(changed, TODAY).ok).toBe(changed === idNumber);
      const swapped = idNumber.slice(0, at) + idNumber.slice(at, at + 2).split('').toReversed().join('') + idNumber.slice(at + 2);
      expect(readIdNumber(swapped, TODAY).ok).toBe(swapped === idNumber);
    }), runs(2000));
  });
});
