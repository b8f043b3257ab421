import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { makeOfflineKey } from './offline-key.ts';
import { finishedSegments, lsnText, segmentName, toLsn, toSegment } from './rules/wal-segments.ts';
import { readMark, readSealed, SealedFileBroken, writeSealed } from './sealed-file.ts';
import { readTar, TarBroken, writeTar, type TarEntry } from './tar.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhijia-sealed-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

async function* pieces(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function* entriesOf(files: readonly { name: string; bytes: Uint8Array }[]): AsyncGenerator<TarEntry> {
  for (const { name, bytes } of files) yield { name, size: bytes.length, content: pieces(bytes) };
}

const files = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z0-9_]{1,20}(\/[a-z0-9_]{1,20})?$/), bytes: fc.uint8Array({ maxLength: 1500 }) }), { selector: (file) => file.name, maxLength: 6 });

describe('the archive', () => {
  test('gives back every file whatever its size, and a cut one is told', async () => {
    await fc.assert(fc.asyncProperty(files, fc.nat(), async (given, cut) => {
      const archive = await collect(writeTar(entriesOf(given)));
      const read: { name: string; bytes: Buffer }[] = [];
      for await (const { name, content } of readTar(pieces(archive, 333))) read.push({ name, bytes: await collect(content) });
      expect(read.map(({ name, bytes }) => [name, bytes.toString('hex')])).toEqual(given.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')]));
      const short = archive.subarray(0, cut % Math.max(1, archive.length - 1024));
      const reading = async () => { for await (const { content } of readTar(pieces(short))) await collect(content); };
      if (short.length < archive.length - 1024) await expect(reading()).rejects.toBeInstanceOf(TarBroken);
    }), runs(60));
  });

  test('never leaves its folder, and a file that grew or shrank meanwhile keeps its place', async () => {
    for (const name of ['../up', '/etc/passwd', 'a/../../b']) {
      const evil = await collect(writeTar(entriesOf([{ name, bytes: Buffer.from('x') }])));
      await expect((async () => { for await (const { content } of readTar(pieces(evil))) await collect(content); })()).rejects.toBeInstanceOf(TarBroken);
    }
    async function* changed(): AsyncGenerator<TarEntry> {
      yield { name: 'grown', size: 3, content: pieces(Buffer.from('abcdef')) };
      yield { name: 'shrunk', size: 6, content: pieces(Buffer.from('abc')) };
    }
    const read: string[] = [];
    for await (const { content } of readTar(writeTar(changed()))) read.push((await collect(content)).toString('latin1'));
    expect(read).toEqual(['abc', 'abc\0\0\0']);
  });
});

describe('a sealed file', () => {
  test('BK-2 opens for its key alone and not with any bit changed or any byte missing', async () => {
    const key = await makeOfflineKey();
    const file = join(folder, 'sealed.age');
    const plain = Buffer.alloc(5000, '工会');
    const mark = await writeSealed(file, key.recipient, pieces(plain));
    expect(await readMark(file)).toEqual(mark);
    expect((await collect(readSealed(file, key.identity))).equals(plain)).toBe(true);
    await expect(collect(readSealed(file, (await makeOfflineKey()).identity))).rejects.toBeInstanceOf(SealedFileBroken);
    const sealed = await readFile(file);
    const damaged = join(folder, 'damaged.age');
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length * 8 - 1), fc.boolean(), async (at, isCut) => {
      const bytes = Buffer.from(sealed);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at % 8));
      await writeFile(damaged, isCut ? sealed.subarray(0, at >> 3) : bytes);
      await expect(collect(readSealed(damaged, key.identity))).rejects.toBeInstanceOf(SealedFileBroken);
      expect((await readMark(damaged)).sha256).not.toBe(mark.sha256);
    }), runs(80));
  });
});

describe('WAL segments', () => {
  test('names and numbers stand for one another at every segment size', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 0xffff }), fc.bigInt({ min: 0n, max: 1n << 33n }), fc.constantFrom(1n, 16n, 64n, 1024n), (timeline, number, megabytes) => {
      const size = megabytes * 1024n * 1024n;
      expect(toSegment(segmentName({ timeline, number }, size), size)).toEqual({ timeline, number });
      expect(toLsn(lsnText(number))).toBe(number);
    }), runs(300));
    expect(segmentName({ timeline: 1, number: 257n }, 16n * 1024n * 1024n)).toBe('000000010000000100000001');
    expect(finishedSegments(2n, 64n, 16n)).toEqual([2n, 3n]);
    expect(finishedSegments(2n, 63n, 16n)).toEqual([2n]);
  });
});
