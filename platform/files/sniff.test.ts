import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniffImage } from './sniff.ts';
import { animated, oneOfEach } from './test/picture-parts.ts';

const seed = Number(process.env.SEED ?? 20261123);

describe('sniffing by the first bytes', () => {
  test('knows the four formats', async () => {
    for (const [kind, bytes] of Object.entries(await oneOfEach())) expect(sniffImage(bytes)).toBe(kind);
    expect(sniffImage(await animated('webp'))).toBe('webp');
  });

  test('every proper prefix of a signature is nothing', async () => {
    const needed = { jpeg: 3, png: 16, webp: 16, gif: 6 };
    const originals = await oneOfEach();
    for (const [kind, bytes] of Object.entries(originals)) {
      const length = Object.entries(needed).find(([name]) => name === kind)?.[1] ?? 0;
      expect(sniffImage(bytes.subarray(0, length))).toBe(kind);
      for (let size = 0; size < length; size += 1) expect(sniffImage(bytes.subarray(0, size))).toBeUndefined();
    }
  });

  test('text is never a picture, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom('<svg', '<html>', '%PDF-', ''), (content, head) => {
      fc.pre(!/^GIF8[79]a/.test(head + content));
      expect(sniffImage(Buffer.from(head + content))).toBeUndefined();
    }), { seed });
  });
});
