import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';

/** How a sealed file is told from another: of its bytes as they lie on the disk. */
export type FileMark = { readonly sha256: string; readonly bytes: number };

/** The file is not the one that was written, or the key is not its own. Says nothing more: it may end up in a log. */
export class SealedFileBroken extends Error {
  constructor() {
    super('a sealed file does not open');
    this.name = 'SealedFileBroken';
  }
}

/**
 * Packs (gzip), seals to an age recipient and writes: readable by nobody on this machine, and by the tools
 * `age -d | gunzip` where the key is. Complete under its name or not there at all.
 */
export async function writeSealed(file: string, recipient: string, source: AsyncIterable<Uint8Array>): Promise<FileMark> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const packed = Readable.from(source, { objectMode: false }).pipe(createGzip({ level: 1 }));
  // -- Node's and the library's declarations of the same web stream differ in name only.
  const sealed = await encrypter.encrypt(Readable.toWeb(packed) as ReadableStream<Uint8Array>);
  const draft = `${file}.part`;
  const handle = await open(draft, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of sealed) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.write(chunk);
    }
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    await syncFolder(dirname(file));
    return { sha256: hash.digest('hex'), bytes };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its renames are durable by themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function readMark(file: string): Promise<FileMark> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    const part: Uint8Array = chunk;
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Opens a file of writeSealed. What comes out of it may be used only once it ended without a SealedFileBroken: a file
 * that was cut is told at its end.
 */
export async function* readSealed(file: string, identity: string): AsyncGenerator<Buffer> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const raw = createReadStream(file);
    // -- Node's and the library's declarations of the same web stream differ in name only.
    const opened = await decrypter.decrypt(Readable.toWeb(raw) as ReadableStream<Uint8Array>);
    const unpacked = createGunzip();
    const source = Readable.from(opened, { objectMode: false });
    source.on('error', (error) => unpacked.destroy(error));
    for await (const chunk of source.pipe(unpacked)) yield Buffer.from(chunk);
  } catch {
    throw new SealedFileBroken();
  }
}
