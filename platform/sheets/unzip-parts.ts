import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export type Part = { readonly name: string; readonly bytes: Buffer };
export type Unzipped = { readonly ok: true; readonly parts: readonly Part[] } | { readonly ok: false; readonly reason: 'too-large' | 'broken' };

const MAX_ENTRIES = 200;
const MAX_UNPACKED = 50 * 1024 * 1024;
const END_OF_DIRECTORY = 0x0605_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;

/**
 * Unpacks the wanted entries of a ZIP within a budget of real bytes: declared sizes are not believed. Any oddity
 * (encryption, ZIP64, a method other than stored and deflated, two entries of one name) is "broken".
 */
export function unzipParts(zip: Buffer, isWanted: (name: string) => boolean): Unzipped {
  try {
    const entries = readDirectory(zip);
    if (entries.length > MAX_ENTRIES) return { ok: false, reason: 'too-large' };
    let budget = MAX_UNPACKED;
    const parts: Part[] = [];
    for (const entry of entries.filter(({ name }) => isWanted(name))) {
      const bytes = unpack(zip, entry, budget);
      budget -= bytes.length;
      parts.push({ name: entry.name, bytes });
    }
    return { ok: true, parts };
  } catch (error) {
    const isOver = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { ok: false, reason: isOver ? 'too-large' : 'broken' };
  }
}

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly sum: number; readonly at: number };

function readDirectory(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError('no directory');
  const count = zip.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY || (zip.readUInt16LE(at + 8) & 1) === 1) throw new RangeError('entry not readable');
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength), method: zip.readUInt16LE(at + 10),
      sum: zip.readUInt32LE(at + 16), packed: zip.readUInt32LE(at + 20), at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) throw new RangeError('two entries of one name');
  return entries;
}

function unpack(zip: Buffer, entry: Entry, budget: number): Buffer {
  const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const packed = zip.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed || (entry.method !== 0 && entry.method !== 8)) throw new RangeError('entry not readable');
  const bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) });
  if (bytes.length > budget) throw Object.assign(new RangeError('over the budget'), { code: 'ERR_BUFFER_TOO_LARGE' });
  if (crc32(bytes) !== entry.sum) throw new RangeError('wrong checksum');
  return bytes;
}

/** A ZIP of the parts, nothing packed: what the workbook reader gets holds only what was counted above. */
export function zipStored(parts: readonly Part[]): Buffer {
  return zip(parts.map((part) => ({ ...part, packed: part.bytes, method: 0 })));
}

export function zipParts(parts: readonly Part[]): Buffer {
  return zip(parts.map((part) => ({ ...part, packed: deflateRawSync(part.bytes), method: 8 })));
}

/** 1980-01-01, the first day a ZIP knows: the same content gives the same bytes. */
const NO_DATE = 0x21;

function zip(entries: readonly (Part & { readonly packed: Buffer; readonly method: number })[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed, method } of entries) {
    const title = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    [20, 0x0800, method, 0, NO_DATE].forEach((value, index) => shared.writeUInt16LE(value, index * 2));
    [crc32(bytes), packed.length, bytes.length].forEach((value, index) => shared.writeUInt32LE(value, 10 + index * 4));
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), shared, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), shared, rest, title]));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}
