import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { readSignedRecord, RecordBroken, toSignedRecord, type Trust } from './signed-record.ts';

/** Where backups lie: `base/` whole copies, `wal/` what was written since, and an index that names every file. */
export type BackupFolder = { readonly path: string };

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const segment = z.string().regex(/^[0-9A-F]{24}$/);

const wholeSchema = z.object({
  kind: z.literal('base'), name: z.string().regex(/^[0-9A-Za-z]+$/), madeAt: z.iso.datetime(),
  firstSegment: segment, lastSegment: segment, segmentBytes: z.int().positive(), system: z.string(), postgres: z.int(),
  keyring: z.string(), sha256, bytes: z.int().positive(),
  /** The newest signed head of the audit tree that the copy surely holds; null on a platform without entries. */
  checkpoint: z.string().nullable(),
});
export type WholeRecord = z.output<typeof wholeSchema>;

const walSchema = z.object({
  kind: z.literal('wal'), segment, at: z.iso.datetime(), sha256, bytes: z.int().positive(),
  /** Everything confirmed before this moment lies in this segment or an earlier one. */
  completeTo: z.iso.datetime().nullable(),
  /** SHA-256 of the line before, so that no line can be taken out or moved. */
  before: sha256,
});
export type WalRecord = z.output<typeof walSchema>;

const DOMAINS = { base: 'keeping.base', wal: 'keeping.wal' } as const;
/** More than a line ever has. */
const LINE_LIMIT = 4096;
const NOTHING = createHash('sha256').digest('hex');

export const wholeFile = (folder: BackupFolder, name: string) => join(folder.path, 'base', `${name}.tar.gz.age`);
export const walFile = (folder: BackupFolder, name: string) => join(folder.path, 'wal', `${name}.gz.age`);
const indexFile = (folder: BackupFolder) => join(folder.path, 'wal', 'index.jsonl');

export async function ensureBackupFolder(path: string): Promise<BackupFolder> {
  for (const part of ['base', 'wal']) await mkdir(join(path, part), { recursive: true, mode: 0o700 });
  return { path };
}

export async function writeWholeRecord(folder: BackupFolder, keyring: Keyring, record: WholeRecord): Promise<void> {
  const handle = await open(join(folder.path, 'base', `${record.name}.json`), 'wx', 0o600);
  try {
    await handle.writeFile(`${toSignedRecord(keyring, DOMAINS.base, record)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** All whole copies, the oldest first. A copy without its record was never finished. */
export async function listWholes(folder: BackupFolder, keyring: Keyring | undefined): Promise<{ record: WholeRecord; trust: Trust }[]> {
  const names = (await readdir(join(folder.path, 'base'))).filter((name) => name.endsWith('.json')).sort();
  const bases: { record: WholeRecord; trust: Trust }[] = [];
  for (const name of names) {
    const line = (await readFile(join(folder.path, 'base', name), 'utf8')).trim();
    const { said, trust } = readSignedRecord(keyring, DOMAINS.base, wholeSchema, line);
    if (`${said.name}.json` !== name) throw new RecordBroken();
    bases.push({ record: said, trust });
  }
  return bases;
}

type Index = { readonly records: readonly WalRecord[]; readonly lastHash: string };

/** The index from its first line on, the chain checked, and every signature where a keyring is at hand. */
export async function readWalIndex(folder: BackupFolder, keyring: Keyring | undefined): Promise<Index> {
  const text = await readFile(indexFile(folder), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  // A line without its end was being written when the power failed; its file is archived again.
  const lines = text.split('\n').slice(0, -1);
  let lastHash = NOTHING;
  const records = lines.map((line) => {
    const { said } = readSignedRecord(keyring, DOMAINS.wal, walSchema, line);
    if (said.before !== lastHash) throw new RecordBroken();
    lastHash = createHash('sha256').update(line).digest('hex');
    return said;
  });
  return { records, lastHash };
}

/** The newest segment of the index; what a kill in the middle of a line left behind is cut off first. */
export async function findLastWal(folder: BackupFolder): Promise<{ readonly segment: string | undefined; readonly lastHash: string }> {
  const handle = await open(indexFile(folder), 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - LINE_LIMIT);
    const tail = (await handle.read(Buffer.alloc(size - from), 0, size - from, from)).buffer.toString('utf8');
    const whole = tail.slice(0, tail.lastIndexOf('\n') + 1);
    if (whole.length < tail.length) await handle.truncate(size - Buffer.byteLength(tail) + Buffer.byteLength(whole));
    const line = whole.trimEnd().split('\n').at(-1) ?? '';
    if (line === '') return { segment: undefined, lastHash: NOTHING };
    const { said } = readSignedRecord(undefined, DOMAINS.wal, walSchema, line);
    return { segment: said.segment, lastHash: createHash('sha256').update(line).digest('hex') };
  } finally {
    await handle.close();
  }
}

export async function appendWalRecord(
  folder: BackupFolder, keyring: Keyring, record: Omit<WalRecord, 'kind' | 'before'>,
): Promise<void> {
  const { lastHash } = await findLastWal(folder);
  const handle = await open(indexFile(folder), 'a', 0o600);
  try {
    await handle.appendFile(`${toSignedRecord(keyring, DOMAINS.wal, { kind: 'wal', ...record, before: lastHash })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
