import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asvs, checkPassword } from './password-policy.ts';

const seed = Number(process.env.SEED ?? 20261123);
const verdict = (password: string, personal: readonly string[] = []) => {
  const outcome = checkPassword(password, personal);
  return outcome.ok ? 'ok' : outcome.error.code;
};

describe('the asvs password profile', () => {
  test('asks for twelve characters and nothing about their kinds', () => {
    expect(verdict('kdwmzrfpqhv')).toBe('accounts/password-too-short');
    expect(verdict('kdwmzrfpqhvt')).toBe('ok');
    expect(verdict('四个新社员在春天种下桃树')).toBe('ok');
    expect(verdict('correct horse battery staple')).toBe('ok');
    expect(checkPassword('short', [])).toMatchObject({ params: { least: 12 } });
  });

  test('counts characters, not bytes or halves of an emoji', () => {
    expect(verdict('🌲🏔🚂🎏🍎🧵🪁🎋🧨')).toBe('accounts/password-too-short');
    expect(verdict('🌲🏔🚂🎏🍎🧵🪁🎋🧨🥁🏮🎐')).toBe('ok');
    expect(verdict('x'.repeat(129))).toBe('accounts/password-too-long');
  });

  test.each([
    'aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijkl', '123456789012', '987654321098', 'qwertyuiop123', 'asdfghjklzxcvbnm',
    '1qaz2wsx3edc', 'abcd1234abcd1234', 'password12345', 'P@ssw0rd12345', 'Adm1n!Adm1n!', 'zhijia123456', 'Zhijia2026!!',
    'gonghui88888', '总工会总工会总工会总工会', '一二三四五六七八九十一二', 'woaini1314520', 'iloveyou1234', '12351123511235', 'zxcvbnmzxcvbnm',
    'ｐａｓｓｗｏｒｄ１２３４', '            ',
  ])('refuses %s', (password) => {
    expect(verdict(password)).toBe('accounts/password-too-easy');
  });

  test('refuses what others know about the person, wherever it stands', () => {
    expect(verdict('beilin.chair99', ['beilin.chair'])).toBe('accounts/password-too-easy');
    expect(verdict('chair-beilin-1', ['beilin.chair'])).toBe('accounts/password-too-easy');
    expect(verdict('碑林区总工会20261123', ['碑林区总工会'])).toBe('ok');
    expect(verdict('碑林区总工会111111', ['碑林区总工会'])).toBe('accounts/password-too-easy');
    // A name beside a real secret does no harm.
    expect(verdict('beilin.chair kdwmzrfp', ['beilin.chair'])).toBe('ok');
    // Control: the same text is good for somebody else.
    expect(verdict('beilin.chair99', ['lintong.chair'])).toBe('ok');
  });

  test('random passwords of the least length pass, in any alphabet', () => {
    const letter = fc.noBias(fc.constantFrom(...Array.from('bcdfghkmpqrstvwxz2457BCDFGHKMP')));
    let passed = 0;
    fc.assert(fc.property(fc.array(letter, { minLength: 12, maxLength: 12 }), (letters) => {
      if (verdict(letters.join('')) === 'ok') passed += 1;
    }), { seed, numRuns: 1000 });
    expect(passed).toBeGreaterThan(990);
  });

  test('any text gets an answer; an accepted one is long enough and keeps its meaning', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.string(), { maxLength: 3 }), (password, personal) => {
      const outcome = checkPassword(password, personal);
      if (!outcome.ok) return;
      expect(outcome.value).toBe(password.normalize('NFKC'));
      expect(Array.from(outcome.value).length).toBeGreaterThanOrEqual(asvs.least);
      expect(Array.from(outcome.value).length).toBeLessThanOrEqual(asvs.most);
    }), { seed, numRuns: 1000 });
  });

  test('repeating a short text never makes it good', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 30 }), (unit, times) => {
      expect(verdict(unit.repeat(times))).not.toBe('ok');
    }), { seed, numRuns: 1000 });
  });
});
