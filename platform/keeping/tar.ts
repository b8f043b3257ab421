/** A file on its way into or out of an archive. A folder has no content and a name that ends in '/'. */
export type TarEntry = { readonly name: string; readonly size: number; readonly content: AsyncIterable<Uint8Array> };

const BLOCK = 512;
const NAME = 100;
const SIZE_AT = 124;
const CHECKSUM_AT = 148;

/**
 * The archive as POSIX ustar, which every `tar` reads. A content that is longer than its announced size is cut and a
 * shorter one filled with zeros: files of a running database do both, and its WAL repairs them.
 */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    yield toHeader(entry);
    let rest = entry.size;
    for await (const chunk of entry.content) {
      const part = Buffer.from(chunk.subarray(0, rest));
      rest -= part.length;
      if (part.length > 0) yield part;
      if (rest === 0) break;
    }
    yield* zeros(rest + (BLOCK - (entry.size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function* zeros(count: number): Generator<Buffer> {
  for (let rest = count; rest > 0; rest -= 65_536) yield Buffer.alloc(Math.min(rest, 65_536));
}

function toHeader({ name, size }: Pick<TarEntry, 'name' | 'size'>): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > NAME) throw new RangeError('a name too long for the archive');
  const isFolder = name.endsWith('/');
  header.write(name, 0);
  header.write(isFolder ? '0000700\0' : '0000600\0', 100);
  header.write('0000000\0'.repeat(2), 108);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE_AT);
  header.write('00000000000\0', 136);
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT);
  return header;
}

/** The sum of all bytes, those of the sum itself counted as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + 8 ? 32 : header[at] ?? 0;
  return sum;
}

/** Says nothing about the file: it may have come from anybody. */
export class TarBroken extends Error {
  constructor() {
    super('not a whole archive');
    this.name = 'TarBroken';
  }
}

/** Reads an archive of writeTar. Each content must be read to its end before the next entry; a cut one is TarBroken. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = createBlockReader(source);
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(header.toString('latin1', CHECKSUM_AT, CHECKSUM_AT + 6), 8);
    if (sum !== checksum(header)) throw new TarBroken();
    const name = header.toString('utf8', 0, NAME).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.toString('latin1', SIZE_AT, SIZE_AT + 11), 8);
    if (!isSafeName(name) || !Number.isSafeInteger(size)) throw new TarBroken();
    yield { name, size, content: reader.stream(size) };
    await reader.take((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

/** Below the folder it is unpacked into, and nowhere else. */
function isSafeName(name: string): boolean {
  return /^[A-Za-z0-9_.\-/]+$/.test(name) && !name.startsWith('/') && !name.split('/').includes('..');
}

function createBlockReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let pending = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done === true) throw new TarBroken();
    pending = pending.length === 0 ? Buffer.from(next.value) : Buffer.concat([pending, next.value]);
  };
  const cut = (count: number): Buffer => {
    const part = pending.subarray(0, count);
    pending = pending.subarray(part.length);
    return part;
  };
  return {
    async take(count: number): Promise<Buffer> {
      while (pending.length < count) await more();
      return cut(count);
    },
    async* stream(size: number): AsyncGenerator<Uint8Array> {
      for (let rest = size; rest > 0;) {
        if (pending.length === 0) await more();
        const part = cut(rest);
        rest -= part.length;
        yield part;
      }
    },
  };
}
