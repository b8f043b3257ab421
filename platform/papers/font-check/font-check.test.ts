import { describe, expect, test } from 'vitest';
import { readFont } from '../fonts.ts';
import { chineseCharacters, makeFont } from '../test/make-font.ts';
import { checkFont } from './check-font.ts';
import { decodeResult } from './font-wire.ts';
import { MAX_FONT_BYTES, refuseFont } from './sfnt.ts';

const common = chineseCharacters(3100);
const sound = makeFont({ name: 'Union Song', characters: common });

/** The place of a table's entry in a font's directory. */
function entryOf(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) if (font.toString('latin1', at, at + 4) === tag) return at;
  throw new RangeError(tag);
}

function changed(change: (font: Buffer) => void): Buffer {
  const copy = Buffer.from(sound);
  change(copy);
  return copy;
}

const inTable = (tag: string, offset: number, write: (font: Buffer, at: number) => void) => changed((font) => write(font, font.readUInt32BE(entryOf(font, tag) + 8) + offset));

describe('an uploaded font', () => {
  test('that is sound and free is taken, and called by its name (the control)', async () => {
    expect(await checkFont(sound)).toEqual({ ok: true, fontName: 'Union Song' });
  });

  test('as its makers ship it is taken too', async () => {
    expect(await checkFont(readFont('serif-regular'))).toEqual({ ok: true, fontName: 'Noto Serif SC Regular' });
  });

  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n'), 'not-a-font'],
    ['nothing', Buffer.alloc(0), 'not-a-font'],
    ['a page of text', Buffer.from('<html>'.repeat(40)), 'not-a-font'],
    ['a collection', Buffer.concat([Buffer.from('ttcf'), sound.subarray(4)]), 'font-collection'],
    ['a web font', Buffer.concat([Buffer.from('wOF2'), sound.subarray(4)]), 'web-font'],
    ['half a font', sound.subarray(0, sound.length / 2), 'font-broken'],
    ['a directory alone', sound.subarray(0, 60), 'font-broken'],
    ['more than 30 MB', Buffer.alloc(MAX_FONT_BYTES + 1), 'font-too-large'],
    ['a table longer than the file', changed((font) => font.writeUInt32BE(0xffff_fff0, entryOf(font, 'glyf') + 12)), 'font-broken'],
    ['a table that begins behind the file', changed((font) => font.writeUInt32BE(0x7fff_ffff, entryOf(font, 'cmap') + 8)), 'font-broken'],
    ['more tables than there are', changed((font) => font.writeUInt16BE(60, 4)), 'font-broken'],
    ['sixty-five thousand glyphs in the tables of three thousand', inTable('maxp', 4, (font, at) => font.writeUInt16BE(65_535, at)), 'font-broken'],
    ['more widths than glyphs', inTable('hhea', 34, (font, at) => font.writeUInt16BE(65_535, at)), 'font-broken'],
    ['no size of its own', inTable('head', 18, (font, at) => font.writeUInt16BE(0, at)), 'font-broken'],
    ['no map of characters', changed((font) => font.write('cmaq', entryOf(font, 'cmap'), 'latin1')), 'font-broken'],
  ] as const)('%s is refused before anything opens it', (_, bytes, reason) => {
    expect(refuseFont(bytes)).toBe(reason);
  });

  test.each([
    [0x0002, 'font-restricted'], [0x0100, 'font-restricted'], [0x0200, 'font-restricted'], [0x0104, 'font-restricted'],
    // Free, print and preview, editable, and several levels at once, of which the mildest holds.
    [0x0000, undefined], [0x0004, undefined], [0x0008, undefined], [0x000a, undefined],
  ])('with the rights %i is answered %s', (rights, reason) => {
    expect(refuseFont(makeFont({ name: 'Rights', characters: [0x4e00], rights }))).toBe(reason);
  });

  test('with too few Chinese characters is refused', async () => {
    expect(await checkFont(makeFont({ name: 'Latin', characters: chineseCharacters(2999) }))).toEqual({ ok: false, reason: 'font-without-chinese' });
  });

  test('that lies about its map or its outlines costs its process and nothing else', async () => {
    const map = Buffer.alloc(28);
    for (const [value, at] of [[0, 0], [1, 2], [3, 4], [10, 6], [0, 8], [12, 10], [12, 12]] as const) map.writeUInt16BE(value, at);
    map.writeUInt32BE(0xffff_fff0, 24);
    const hostile = [makeFont({ name: 'Map', characters: common, tables: { cmap: map } }), makeFont({ name: 'Outlines', characters: common, tables: { glyf: Buffer.alloc(4, 255) } })];
    for (const font of hostile) expect(await checkFont(font, { timeoutMs: 4000, heapMb: 64 })).toMatchObject({ ok: false });
    expect(await checkFont(sound)).toMatchObject({ ok: true });
  });

  test('is looked at one at a time, and not for ever', async () => {
    expect(await Promise.all([checkFont(sound, { timeoutMs: 1 }), checkFont(sound)])).toEqual([
      { ok: false, reason: 'check-too-slow' }, { ok: false, reason: 'check-busy' },
    ]);
  });
});

test.each([['', 'font-broken'], ['{"ok":false,"reason":"made up"}', 'font-broken'], ['{"ok":false,"reason":"web-font"}', 'web-font'], ['[1]', 'font-broken'], ['null', 'font-broken']])(
  'the process may answer %j and is understood as %s', (text, reason) => {
    expect(decodeResult(Buffer.from(text))).toEqual({ ok: false, reason });
  });

test('a name has no breaks, no tricks of direction, and an end', () => {
  const reply = JSON.stringify({ ok: true, fontName: `\u202e方正\n小标宋\ud800${'长'.repeat(200)}` });
  expect(decodeResult(Buffer.from(reply))).toEqual({ ok: true, fontName: `方正小标宋\ufffd${'长'.repeat(200)}`.slice(0, 80) });
});
