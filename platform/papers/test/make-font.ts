/** A TrueType font for tests: every character is a black square. */
export type FontParts = {
  readonly name: string;
  /** Code points, ascending. */
  readonly characters: readonly number[];
  /** OS/2 fsType; 0 leaves everything free. */
  readonly rights?: number;
  /** Tables put in the place of the right ones. */
  readonly tables?: Readonly<Record<string, Buffer>>;
};

/** The first so many Chinese characters of Unicode. */
export function chineseCharacters(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 0x4e00 + index);
}

export function makeFont({ name, characters, rights = 0, tables = {} }: FontParts): Buffer {
  const glyphs = characters.length + 1;
  return assemble({
    'OS/2': os2(rights), 'cmap': cmap(characters), 'glyf': Buffer.concat(Array.from({ length: glyphs }, () => SQUARE)), 'head': head(),
    'hhea': hhea(glyphs), 'hmtx': repeated(glyphs, [1000, 0]), 'loca': loca(glyphs), 'maxp': maxp(glyphs), 'name': names(name), 'post': words32([0x30000, 0, 0, 0, 0, 0, 0, 0]), ...tables,
  });
}

/** One contour of four points, in units of a thousandth of the size. */
const SQUARE = Buffer.concat([
  words16([1, 50, 0, 950, 850, 3, 0]), Buffer.from([1, 1, 1, 1]), words16([50, 900, 0, -900, 0, 0, 850, 0]), Buffer.alloc(2),
]);

function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables).sort(([one], [other]) => (one < other ? -1 : 1));
  const start = 12 + entries.length * 16;
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = start;
  for (const [tag, body] of entries) {
    directory.push(Buffer.from(tag.padEnd(4), 'latin1'), words32([0, offset, body.length]));
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([words32([0x10000]), words16([entries.length, 128, 3, 0]), ...directory, ...bodies]);
}

function head(): Buffer {
  return Buffer.concat([
    words32([0x10000, 0x10000, 0, 0x5f0f3cf5]), words16([0, 1000]), Buffer.alloc(16), words16([0, -120, 1000, 880, 0, 8, 2, 1, 0]),
  ]);
}

function hhea(glyphs: number): Buffer {
  return Buffer.concat([words32([0x10000]), words16([880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs])]);
}

function maxp(glyphs: number): Buffer {
  return Buffer.concat([words32([0x10000]), words16([glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])]);
}

function os2(rights: number): Buffer {
  return Buffer.concat([words16([4, 1000, 400, 5, rights, ...Array.from({ length: 11 }, () => 0)]), Buffer.alloc(64)]);
}

function loca(glyphs: number): Buffer {
  return words32(Array.from({ length: glyphs + 1 }, (_, index) => index * SQUARE.length));
}

/** Format 12: one group for each run of neighbours. */
function cmap(characters: readonly number[]): Buffer {
  const groups: number[][] = [];
  characters.forEach((point, index) => {
    const last = groups.at(-1);
    if (last !== undefined && last[1] === point - 1) last[1] = point;
    else groups.push([point, point, index + 1]);
  });
  return Buffer.concat([words16([0, 1, 3, 10]), words32([12]), words16([12, 0]), words32([16 + groups.length * 12, 0, groups.length, ...groups.flat()])]);
}

function names(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const ids = [1, 4, 6];
  return Buffer.concat([words16([0, ids.length, 6 + ids.length * 12, ...ids.flatMap((id) => [3, 1, 0x409, id, text.length, 0])]), text]);
}

function repeated(count: number, values: readonly number[]): Buffer {
  return words16(Array.from({ length: count }, () => values).flat());
}

function words16(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16BE(value & 0xffff, index * 2));
  return buffer;
}

function words32(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4));
  return buffer;
}
