import { describe, expect, test } from 'vitest';
import { asvs } from '../password-policy.ts';
import { passwordAdvice } from './password-advice.ts';

describe('what is said beside a password', () => {
  test('the length it asks for is the length the server asks for', () => {
    expect(passwordAdvice('x'.repeat(asvs.least - 1))).toEqual({ key: 'short', left: 1 });
    expect(passwordAdvice('x'.repeat(asvs.least))).toEqual({ key: 'long-enough', left: 0 });
    expect(passwordAdvice('').left).toBe(asvs.least);
  });

  test('a character outside the first plane counts as one', () => {
    expect(passwordAdvice('𠮷'.repeat(11))).toEqual({ key: 'short', left: 1 });
  });
});
