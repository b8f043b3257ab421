/** Why an upload is no font that papers can be set in; the worker's own reasons come on top. */
export const FONT_REFUSALS = ['not-a-font', 'font-collection', 'web-font', 'font-too-large', 'font-broken', 'font-restricted', 'font-without-chinese'] as const;
export type FontRefusal = (typeof FONT_REFUSALS)[number];

export const MAX_FONT_BYTES = 30 * 1024 * 1024;

const HEAD_MAGIC = 0x5f0f3cf5;
const MOST_TABLES = 64;
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2'];

type Table = { readonly offset: number; readonly length: number };

/**
 * Looks at the directory of a TrueType or OpenType file (ISO/IEC 14496-22) before anything else opens it: every table lies
 * inside the file, those that must be there are, and its maker lets it be embedded. Undefined when nothing is wrong.
 */
export function refuseFont(bytes: Uint8Array): FontRefusal | undefined {
  if (bytes.length > MAX_FONT_BYTES) return 'font-too-large';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = bytes.length < 12 ? undefined : Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (kind === 'ttcf') return 'font-collection';
  if (kind === 'wOFF' || kind === 'wOF2') return 'web-font';
  if (kind === undefined || !['\0\x01\0\0', 'OTTO', 'true'].includes(kind)) return 'not-a-font';
  const tables = readDirectory(view);
  if (tables === undefined || NEEDED.some((tag) => !tables.has(tag)) || !hasOutlines(tables)) return 'font-broken';
  if (!areSane(view, tables)) return 'font-broken';
  return isRestricted(view, tables.get('OS/2')) ? 'font-restricted' : undefined;
}

function readDirectory(view: DataView): ReadonlyMap<string, Table> | undefined {
  const count = view.getUint16(4);
  if (count === 0 || count > MOST_TABLES || 12 + count * 16 > view.byteLength) return undefined;
  const tables = new Map<string, Table>();
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    const table = { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
    if (tables.has(tag) || table.offset + table.length > view.byteLength) return undefined;
    tables.set(tag, table);
  }
  return tables;
}

function hasOutlines(tables: ReadonlyMap<string, Table>): boolean {
  return (tables.has('glyf') && tables.has('loca')) || tables.has('CFF ');
}

/** The counts by which a reader allots memory fit to the tables that they count. */
function areSane(view: DataView, tables: ReadonlyMap<string, Table>): boolean {
  const [head, maxp, hhea, hmtx, os2] = ['head', 'maxp', 'hhea', 'hmtx', 'OS/2'].map((tag) => tables.get(tag));
  if (head === undefined || maxp === undefined || hhea === undefined || hmtx === undefined || os2 === undefined) return false;
  if (head.length < 54 || maxp.length < 6 || hhea.length < 36 || os2.length < 68) return false;
  const unitsPerEm = view.getUint16(head.offset + 18);
  const glyphs = view.getUint16(maxp.offset + 4);
  const widths = view.getUint16(hhea.offset + 34);
  const isLong = view.getInt16(head.offset + 50) === 1;
  const loca = tables.get('loca');
  return view.getUint32(head.offset + 12) === HEAD_MAGIC && unitsPerEm >= 16 && unitsPerEm <= 16_384 && glyphs > 0 && widths > 0
    && widths <= glyphs && hmtx.length >= widths * 4 + (glyphs - widths) * 2 && (loca === undefined || loca.length >= (glyphs + 1) * (isLong ? 4 : 2));
}

const NO_EMBEDDING = 0x0002;
const LEVELS = 0x000f;
const NO_SUBSETS = 0x0100;
const BITMAPS_ONLY = 0x0200;

/** OS/2 fsType: a PDF holds parts of outlines, and whoever prints may look at it and print it again. */
function isRestricted(view: DataView, os2: Table | undefined): boolean {
  const rights = os2 === undefined ? NO_EMBEDDING : view.getUint16(os2.offset + 8);
  // Where several levels are named the mildest holds, as in the standard's older versions.
  return (rights & LEVELS) === NO_EMBEDDING || (rights & NO_SUBSETS) !== 0 || (rights & BITMAPS_ONLY) !== 0;
}
