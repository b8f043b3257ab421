import type { Font } from 'fontkit';
import type { Face, FontRole } from './contract/font-roles.ts';
import { hasCharacter, MISSING, openFont, readFont, type ShippedFont } from './fonts.ts';
import type { Weight } from './paper.ts';

type Document = PDFKit.PDFDocument;

/** The bytes of a union's own fonts. */
export type OwnFonts = Partial<Readonly<Record<FontRole, Uint8Array>>>;

/** A font under the name by which the document knows it. */
type Type = { readonly name: string; readonly font: Font };

/** Words that one font draws. */
export type Segment = { readonly name: string; readonly text: string };

/** What is shipped in a role's place, and behind it where that lacks a character. There is no free regular script: bold. */
const SHIPPED: Readonly<Record<Face, readonly ShippedFont[]>> = {
  title: ['serif-bold', 'serif-regular'], body: ['serif-regular'], heading1: ['sans-bold', 'serif-regular'],
  heading2: ['serif-bold', 'serif-regular'], song: ['serif-regular'],
};

/** The fonts of one document, each opened when the first of its words is drawn. */
export type TypeCase = {
  readonly nameOf: (weight: Weight) => string;
  readonly hasInSans: Pick<Font, 'hasGlyphForCodePoint'>;
  /** Words as each font draws its part of them: the union's own, else the shipped one, else 〓. */
  readonly split: (face: Face, text: string) => readonly Segment[];
};

export function openTypeCase(document: Document, own: OwnFonts): TypeCase {
  const opened = new Map<string, Type>();
  const take = (name: string, read: () => Uint8Array): Type => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const bytes = read();
    document.registerFont(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const type = { name, font: openFont(bytes) };
    opened.set(name, type);
    return type;
  };
  const shipped = (font: ShippedFont): Type => take(font, () => readFont(font));
  const ownType = (face: Face): Type | undefined => {
    const bytes = face === 'song' ? undefined : own[face];
    return bytes === undefined ? undefined : take(`own-${face}`, () => bytes);
  };
  const typeFor = (face: Face, character: string): Type | undefined => {
    const first = ownType(face);
    if (first !== undefined && hasCharacter(first.font, character)) return first;
    for (const font of SHIPPED[face]) {
      const type = shipped(font);
      if (hasCharacter(type.font, character)) return type;
    }
    return undefined;
  };
  return {
    nameOf: (weight) => shipped(`sans-${weight}`).name,
    hasInSans: { hasGlyphForCodePoint: (point) => shipped('sans-regular').font.hasGlyphForCodePoint(point) },
    split(face, text) {
      const segments: Segment[] = [];
      for (const character of text) {
        const type = typeFor(face, character);
        add(segments, { name: (type ?? shipped('serif-regular')).name, text: type === undefined ? MISSING : character });
      }
      return segments;
    },
  };
}

function add(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last?.name === next.name) segments[segments.length - 1] = { name: next.name, text: last.text + next.text };
  else segments.push(next);
}
