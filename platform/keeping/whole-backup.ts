import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { newId, type Random } from '#platform/kernel/random.ts';
import { readSegment } from './archive-wal.ts';
import { wholeFile, writeWholeRecord, type BackupFolder, type WholeRecord } from './backup-folder.ts';
import { segmentName, type Segment } from './rules/wal-segments.ts';
import { writeSealed } from './sealed-file.ts';
import { holdWal, readClusterState, startBackup, stopBackup, type ClusterSession } from './store/cluster.ts';
import { writeTar, type TarEntry } from './tar.ts';

export type WholeOrder = {
  readonly folder: BackupFolder;
  readonly recipient: string;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  /** Holds the cluster's `password` file: the copy cannot be entered without. */
  readonly embeddedDirectory: string;
  readonly checkpoint: string | null;
};

/** Contents that belong to the running server alone; the folders themselves must be there (PostgreSQL's manual, 25.3.4). */
const EMPTIED = /^(pg_wal|pg_wal\/.*|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/;
const LEFT_OUT = /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|recovery\.signal|standby\.signal)$/;

/**
 * A whole copy of the running cluster: PostgreSQL's low-level backup, because the programs that come with the product
 * have no pg_basebackup. It holds the WAL that makes it consistent, so it can be restored without the archive.
 */
export async function takeWhole(session: ClusterSession, order: WholeOrder): Promise<WholeRecord> {
  const state = await readClusterState(session);
  const id = newId(order);
  await holdWal(session, `zhijia_base_${id.replaceAll('-', '_')}`);
  const first = await startBackup(session);
  const end: { last?: Segment } = {};
  const name = `${order.clock.now().toISOString().replace(/[-:.]/g, '')}${id.slice(-6)}`;
  const entries = listEntries(session, { dataDirectory: state.dataDirectory, embeddedDirectory: order.embeddedDirectory, first, end });
  const mark = await writeSealed(wholeFile(order.folder, name), order.recipient, writeTar(entries));
  if (end.last === undefined) throw new Error('the copy has no end');
  const record: WholeRecord = {
    kind: 'base', name, madeAt: order.clock.now().toISOString(), firstSegment: segmentName(first, session.segmentBytes),
    lastSegment: segmentName(end.last, session.segmentBytes), segmentBytes: Number(session.segmentBytes),
    system: state.system, postgres: state.version, keyring: order.keyring.id, checkpoint: order.checkpoint, ...mark,
  };
  await writeWholeRecord(order.folder, order.keyring, record);
  return record;
}

type Copying = { readonly dataDirectory: string; readonly embeddedDirectory: string; readonly first: Segment; readonly end: { last?: Segment } };

async function* listEntries(session: ClusterSession, copying: Copying): AsyncGenerator<TarEntry> {
  yield textEntry('password', await readFile(join(copying.embeddedDirectory, 'password'), 'utf8'));
  yield* listCluster(copying.dataDirectory);
  const { last, label, tablespaces } = await stopBackup(session);
  if (tablespaces.trim() !== '') throw new Error('a cluster with tablespaces elsewhere cannot be copied like this');
  yield textEntry('cluster/backup_label', label);
  for (let { number } = copying.first; number <= last.number; number += 1n) {
    const name = segmentName({ timeline: last.timeline, number }, session.segmentBytes);
    const size = Number(session.segmentBytes);
    yield { name: `cluster/pg_wal/${name}`, size, content: readSegment(join(copying.dataDirectory, 'pg_wal', name), size) };
  }
  copying.end.last = last;
}

function textEntry(name: string, text: string): TarEntry {
  const bytes = Buffer.from(text, 'utf8');
  return { name, size: bytes.length, content: (async function* content() { yield bytes; })() };
}

async function* listCluster(dataDirectory: string, below = ''): AsyncGenerator<TarEntry> {
  yield { name: `cluster/${below === '' ? '' : `${below}/`}`, size: 0, content: nothing() };
  const entries = await readdir(join(dataDirectory, below), { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (LEFT_OUT.test(path)) continue;
    if (entry.isDirectory()) yield* listCluster(dataDirectory, path);
    else if (entry.isFile() && !EMPTIED.test(below)) yield* fileEntry(join(dataDirectory, path), `cluster/${path}`);
  }
}

/** Tables are dropped while the copy runs: a file that is gone by now is not needed, its WAL says so. */
async function* fileEntry(file: string, name: string): AsyncGenerator<TarEntry> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return;
  try {
    yield { name, size: (await handle.stat()).size, content: handle.createReadStream({ autoClose: false }) };
  } finally {
    await handle.close();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> { /* a folder */ }
