import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { plainCreditCode } from '#platform/kernel/credit-code.ts';
import { isSocialCreditCode, isUnionCode } from './union-code.ts';

const COMPANIES = ['91350100M000100Y43', '91110000600037341L', '9111000071093123XX', '91440300708461136T'];
const UNIONS = ['81610103MC00000120', '81610103MB0A1B2C62', '81610103MD123456XN', '81610000MD123456X6'];

describe('GB 32100', () => {
  test.each([...COMPANIES, ...UNIONS])('%s has two right check symbols', (code) => {
    expect(isSocialCreditCode(code)).toBe(true);
  });

  test.each(['91310115MA1G4L1WXK', '', '81610103MC0000012', '81610103MC000001200', '8161010SMC00000120'])('%s has not', (code) => {
    expect(isSocialCreditCode(code)).toBe(false);
  });

  test('a union\'s begins with 8: a company\'s code is none, however right', () => {
    expect(UNIONS.every(isUnionCode)).toBe(true);
    expect(COMPANIES.some(isUnionCode)).toBe(false);
  });

  test('a wrong symbol anywhere is noticed, and so are two neighbours that changed places', () => {
    fc.assert(fc.property(fc.constantFrom(...UNIONS, ...COMPANIES), fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (code, place, symbol) => {
      const wrong = `${code.slice(0, place)}${symbol}${code.slice(place + 1)}`;
      expect(isSocialCreditCode(wrong)).toBe(wrong === code);
      const swapped = `${code.slice(0, place)}${code[place + 1] ?? ''}${code[place] ?? ''}${code.slice(place + 2)}`;
      expect(isSocialCreditCode(swapped)).toBe(swapped === code);
    }), runs(400));
  });

  test('is kept in ordinary capitals, as the certificate prints it, however it was typed', () => {
    expect(plainCreditCode('８１６１０１０３-mc00 0001 20')).toBe('81610103MC00000120');
  });
});
