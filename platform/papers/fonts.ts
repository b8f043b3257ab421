import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { create, type Font } from 'fontkit';

/** The fonts that ship with the product: Noto Sans SC (黑体) and Noto Serif SC (宋体). */
export const SHIPPED_FONTS = ['sans-regular', 'sans-bold', 'serif-regular', 'serif-bold'] as const;
export type ShippedFont = (typeof SHIPPED_FONTS)[number];

/** Where a font lies: the whole of it, every character, as its makers gave it, only packed. */
export function packedFont(font: ShippedFont): URL {
  const [family, weight] = font.split('-');
  return new URL(`./fonts/noto-${family}-sc-${weight}.ttf.br`, import.meta.url);
}

/** The TrueType bytes of a font. A PDF gets only the glyphs that stand in it. */
export function readFont(font: ShippedFont): Buffer {
  return brotliDecompressSync(readFileSync(packedFont(font)));
}

/** What Chinese printers set where the type is missing: the reader sees that a character is not there. */
export const MISSING = '〓';

/** Puts the geta mark for characters that the font lacks (the rarest ones, emoji); both weights hold the same. */
export function replaceMissing(text: string, font: Pick<Font, 'hasGlyphForCodePoint'>): string {
  return [...text].map((character) => (isDrawable(character, font) ? character : MISSING)).join('');
}

function isDrawable(character: string, font: Pick<Font, 'hasGlyphForCodePoint'>): boolean {
  return character === '\n' || hasCharacter(font, character);
}

export function hasCharacter(font: Pick<Font, 'hasGlyphForCodePoint'>, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

export function openFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('hasGlyphForCodePoint' in font)) throw new TypeError('a font collection instead of one font');
  return font;
}
