import { describe, expect, test } from 'vitest';
import { scannedCode } from './scanned-code.ts';

const token = 'Ab-_'.repeat(27);

describe('what was scanned or pasted', () => {
  test.each([
    `https://zhijia.example/s/${token}`, `http://10.0.0.8:3000/s/${token}?from=wechat`, `  ${token}\n`, `/s/${token}#top`,
  ])('holds the code: %s', (text) => {
    expect(scannedCode(text)).toBe(token);
  });

  test.each(['', 'https://pay.example/abc', `https://zhijia.example/s/${token}x`, token.slice(1), 'javascript:alert(1)'])(
    'is not one of ours: %s', (text) => {
      expect(scannedCode(text)).toBeUndefined();
    },
  );
});
