import { describe, expect, test } from 'vitest';
import { nextPlace, signInPath } from './next-place.ts';

describe('the place after signing in', () => {
  test('is the page that asked for it', () => {
    const [, search = ''] = signInPath('/appeals/1?x=2').split(/(?=\?)/);
    expect(nextPlace(search)).toBe('/appeals/1?x=2');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'is never outside this app: %s', (asked) => {
      expect(nextPlace(`?next=${encodeURIComponent(asked)}`)).toBe('/');
    },
  );

  test('is home when nobody asked', () => {
    expect(nextPlace('')).toBe('/');
    expect(signInPath('/')).toBe('/sign-in');
  });
});
