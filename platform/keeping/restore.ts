import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { newId, type Random } from '#platform/kernel/random.ts';
import { wholeFile, listWholes, readWalIndex, walFile, type BackupFolder, type WholeRecord, type WalRecord } from './backup-folder.ts';
import { keepingErrors } from './contract.ts';
import { chooseWhole, chooseWal, covers } from './rules/choose-backup.ts';
import { readMark, readSealed, SealedFileBroken, type FileMark } from './sealed-file.ts';
import { RecordBroken, type Trust } from './signed-record.ts';
import { settleRestored } from './store/settle-restored.ts';
import { readTar, TarBroken } from './tar.ts';

export type RestoreOrder = {
  readonly folder: BackupFolder;
  /** The age identity that belongs to the backup's recipient. */
  readonly identity: string;
  /** The platform's keys, where they are at hand: then every signature is checked. */
  readonly keyring: Keyring | undefined;
  /** As things stood at this moment; undefined: as late as the archive goes. */
  readonly until: Date | undefined;
  /** A folder for an embedded database, not there or empty. */
  readonly into: string;
  /** Give the run that begins with the restore its id and its day. */
  readonly clock: Clock;
  readonly random: Random;
  log(line: string): void;
};

export type Restored = { readonly base: WholeRecord; readonly segments: number; readonly trust: Trust; readonly lastChangeAt: Date | null };

/**
 * Brings a backup back as an embedded database that can be started. Every file is checked against the signed records
 * before PostgreSQL sees it; a gap, a strange or a damaged file is an AppError and leaves nothing behind.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  await requireEmpty(order.into);
  const draft = `${order.into}.restoring`;
  await rm(draft, { recursive: true, force: true });
  try {
    const { base, trust, wal } = await choose(order);
    // All of them before the first is unpacked: a backup that cannot be brought back whole is told at once.
    await requireMark(wholeFile(order.folder, base.name), base);
    for (const record of wal) await requireMark(walFile(order.folder, record.segment), record);
    await mkdir(draft, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await unpackWhole(order, base, draft);
    for (const record of wal) await unpackWal(order, record, base, draft);
    const lastChangeAt = await recover(order, draft, { source: base.name, isCovered: order.until === undefined || covers(base, wal, order.until) });
    await rename(draft, order.into);
    return { base, segments: wal.length, trust, lastChangeAt };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof SealedFileBroken || error instanceof TarBroken || error instanceof RecordBroken) {
      throw new AppError(keepingErrors['backup-broken'], { path: order.folder.path });
    }
    throw error;
  }
}

async function requireEmpty(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  if (names.length > 0) throw new AppError(keepingErrors['restore-not-empty'], { path });
  await rm(path, { recursive: true, force: true });
}

async function choose({ folder, keyring, until }: RestoreOrder): Promise<{ base: WholeRecord; trust: Trust; wal: readonly WalRecord[] }> {
  const bases = await listWholes(folder, keyring).catch((error: unknown) => {
    if (error instanceof RecordBroken) throw error;
    throw new AppError(keepingErrors['no-backup'], { path: folder.path });
  });
  const record = chooseWhole(bases.map((one) => one.record), until);
  const base = bases.find((one) => one.record === record);
  if (base === undefined) throw new AppError(keepingErrors['no-backup'], { path: folder.path });
  const { records } = await readWalIndex(folder, keyring);
  const wal = chooseWal(base.record, records);
  if (wal === 'gap') throw new AppError(keepingErrors['archive-gap'], { path: folder.path });
  return { base: base.record, trust: base.trust, wal };
}

async function unpackWhole(order: RestoreOrder, base: WholeRecord, draft: string): Promise<void> {
  const file = wholeFile(order.folder, base.name);
  const source = readSealed(file, order.identity);
  for await (const entry of readTar(source)) {
    const target = join(draft, entry.name);
    if (entry.name.endsWith('/')) await mkdir(target, { recursive: true, mode: 0o700 });
    else await writeTo(target, entry.content);
  }
  // Read to its end: only there age says whether the file was whole.
  for await (const rest of source) if (rest.some((byte) => byte !== 0)) throw new TarBroken();
}

async function unpackWal(order: RestoreOrder, record: WalRecord, base: WholeRecord, draft: string): Promise<void> {
  const file = walFile(order.folder, record.segment);
  const target = join(draft, 'cluster', 'pg_wal', record.segment);
  const bytes = await writeTo(target, readSealed(file, order.identity));
  if (bytes !== base.segmentBytes) throw new SealedFileBroken();
}

async function requireMark(file: string, mark: FileMark): Promise<void> {
  const found = await readMark(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new AppError(keepingErrors['backup-file-missing'], { file });
    throw error;
  });
  if (found.sha256 !== mark.sha256 || found.bytes !== mark.bytes) throw new SealedFileBroken();
}

async function writeTo(target: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  // Not synchronised one by one: PostgreSQL does that with the whole cluster when it begins to recover.
  const stream = createWriteStream(target, { mode: 0o600 });
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return bytes;
}

/** An offset in digits: a setting is read before PostgreSQL knows the names of time zones, 'Z' among them. */
function toPostgresTime(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '+00');
}

/** All segments lie in pg_wal already; PostgreSQL wants a command to be there nevertheless. */
const RECOVERY = { restore_command: 'exit 1', recovery_target_action: 'promote', hot_standby: 'off' };

/**
 * Lets PostgreSQL replay the WAL up to the moment wanted. It then stands on a timeline of its own. When nothing happened
 * between that moment and the archive's end PostgreSQL finds no place to stop; the end is right if the archive covers it.
 */
async function recover(order: RestoreOrder, draft: string, from: { readonly source: string; readonly isCovered: boolean }): Promise<Date | null> {
  await writeFile(join(draft, 'cluster', 'recovery.signal'), '', { mode: 0o600, flush: true });
  const start = (settings: Readonly<Record<string, string>>) =>
    startEmbeddedPostgres({ directory: draft, durability: 'full', log: order.log, settings: { ...RECOVERY, ...settings } });
  const server = await start(order.until === undefined ? {} : { recovery_target_time: toPostgresTime(order.until) }).catch((error: unknown) => {
    if (!(error instanceof AppError) || !String(error.params['detail']).includes('recovery ended before')) throw error;
    if (!from.isCovered) throw new AppError(keepingErrors['until-too-late'], { until: order.until?.toISOString() ?? '' });
    return start({});
  });
  try {
    return await settleRestored(server.url('postgres'), { id: newId(order), restoredAt: order.clock.now(), source: from.source });
  } finally {
    await server.stop();
  }
}
