import { create } from 'qrcode';
import { describe, expect, test } from 'vitest';
import { drawScanCode } from './scan-drawing.ts';

/** Paints the path's rectangles back into squares. */
function painted({ size, path }: { size: number; path: string }): Set<string> {
  const dark = new Set<string>();
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at} ${y}`);
  }
  expect([...dark].every((square) => square.split(' ').every((part) => Number(part) < size))).toBe(true);
  return dark;
}

describe('a QR code as a path', () => {
  test.each(['职家', `https://zhijia.example/s/${'k9'.repeat(40)}`])('has every dark module once and a quiet zone of four: %s', (text) => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const code = drawScanCode(text);
    expect(code.size).toBe(modules.size + 8);
    const expected = Array.from({ length: modules.size ** 2 }, (_, index) => ({ x: index % modules.size, y: Math.floor(index / modules.size) }))
      .filter(({ x, y }) => modules.get(y, x) === 1).map(({ x, y }) => `${x + 4} ${y + 4}`);
    expect([...painted(code)].toSorted()).toEqual(expected.toSorted());
  });
});
