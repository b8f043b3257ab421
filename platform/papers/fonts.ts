import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import type { Weight } from './paper.ts';

/** Where a weight lies: the whole font, every character of it, as its makers gave it, only packed. */
export function packedFont(weight: Weight): URL {
  return new URL(`./fonts/noto-sans-sc-${weight}.ttf.br`, import.meta.url);
}

/** The TrueType bytes of a weight. A PDF gets only the glyphs that stand in it. */
export function readFont(weight: Weight): Buffer {
  return brotliDecompressSync(readFileSync(packedFont(weight)));
}

/** What Chinese printers set where the type is missing: the reader sees that a character is not there. */
const MISSING = '〓';

/** Puts the geta mark for characters that the font lacks (the rarest ones, emoji); both weights hold the same. */
export function replaceMissing(text: string, font: Pick<Font, 'hasGlyphForCodePoint'>): string {
  return [...text].map((character) => (isDrawable(character, font) ? character : MISSING)).join('');
}

function isDrawable(character: string, font: Pick<Font, 'hasGlyphForCodePoint'>): boolean {
  return character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

export function openFont(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new TypeError('a font collection instead of one font');
  return font;
}
