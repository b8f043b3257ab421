import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPhoneNumber, toPhoneNumber } from './phone-number.ts';

const seed = Number(process.env.SEED ?? 20261123);
const digits = fc.stringMatching(/^1[3-9][0-9]{9}$/);
const prefix = fc.constantFrom('', '+86', '86', '0086', '＋８６', '+86 ', '（+86）', '(86)-');
const ornament = fc.constantFrom('', ' ', '-', '　', '\u2013', '\u202d', '\u200b', '\u00a0', '.');

function write(number: string, ornaments: readonly string[], isWide: boolean): string {
  const spelled = Array.from(number).map((digit, index) => digit + (ornaments[index] ?? '')).join('');
  return isWide ? spelled.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) : spelled;
}

const read = (text: string) => {
  const outcome = toPhoneNumber(text);
  return outcome.ok ? outcome.value : outcome.error.code;
};

describe('Chinese mobile numbers', () => {
  test('every spelling of a number is the same number', () => {
    fc.assert(fc.property(digits, prefix, fc.array(ornament, { maxLength: 11 }), fc.boolean(), (number, lead, ornaments, isWide) => {
      expect(read(lead + write(number, ornaments, isWide))).toBe(`+86${number}`);
    }), { seed, numRuns: 1000 });
  });

  test('reading twice changes nothing', () => {
    fc.assert(fc.property(digits, (number) => {
      expect(read(read(number))).toBe(read(number));
    }), { seed });
  });

  test.each([
    '', '180', '1800000199', '180000019990', '12000001999', '02912345678', '+8518000001999', '+8618000001999x', '8618000001999 8618000001999',
    '+86+8618000001999', 'l8000001999', '18000001999;drop', '+1 4155550100', '٠١٢٣٤٥٦٧٨٩٠', '4008812351', '12351',
  ])('refuses %j', (text) => {
    expect(read(text)).toBe('accounts/not-a-mobile-number');
  });

  test('any text gets an answer, and an accepted one has the lawful shape', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      expect(read(text)).toMatch(/^(\+861[3-9]\d{9}|accounts\/not-a-mobile-number)$/);
    }), { seed, numRuns: 1000 });
  });

  test('the mask keeps three digits in front and four behind, and hides the middle', () => {
    const outcome = toPhoneNumber('180 0000 1999');
    expect(outcome.ok && maskPhoneNumber(outcome.value)).toBe('180****1999');
    fc.assert(fc.property(digits, fc.stringMatching(/^\d{4}$/), (number, middle) => {
      const [one, other] = [toPhoneNumber(number), toPhoneNumber(number.slice(0, 3) + middle + number.slice(7))];
      if (!one.ok || !other.ok) throw new Error('not read');
      expect(maskPhoneNumber(one.value)).toBe(maskPhoneNumber(other.value));
    }), { seed });
  });
});
