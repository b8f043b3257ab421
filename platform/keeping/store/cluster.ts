import { openOwnerSession } from '#platform/db/owner-session.ts';
import type { Tx } from '#platform/db/tx.ts';
import { toLsn, toSegment, type Lsn, type Segment } from '../rules/wal-segments.ts';

/** One session as the superuser of an embedded cluster. PostgreSQL ties a backup and a lock to the session that began it. */
export type ClusterSession = { readonly sql: Tx; readonly segmentBytes: bigint; close(): Promise<void> };

export async function openClusterSession(ownerUrl: string): Promise<ClusterSession> {
  const { sql, close } = openOwnerSession(ownerUrl);
  const [row] = await sql<{ bytes: string }[]>`select pg_size_bytes(current_setting('wal_segment_size'))::text as bytes`;
  return { sql, segmentBytes: BigInt(row?.bytes ?? '0'), close };
}

export type ClusterState = { readonly dataDirectory: string; readonly system: string; readonly version: number; readonly isSuperuser: boolean };

export async function readClusterState({ sql }: ClusterSession): Promise<ClusterState> {
  const [who] = await sql<{ isSuperuser: boolean }[]>`select r.rolsuper as "isSuperuser" from pg_roles r where r.rolname = current_user`;
  if (who?.isSuperuser !== true) return { dataDirectory: '', system: '', version: 0, isSuperuser: false };
  const [row] = await sql<{ dataDirectory: string; system: string; version: number }[]>`
    select current_setting('data_directory') as "dataDirectory", c.system_identifier::text as system,
           current_setting('server_version_num')::integer as version from pg_control_system() c`;
  if (row === undefined) throw new Error('the cluster does not tell who it is');
  return { ...row, isSuperuser: true };
}

/** Two archivers of one cluster, the server's and a command's, never work at once. False when the other has it. */
export async function tryArchiveLock({ sql }: ClusterSession): Promise<boolean> {
  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(hashtext('zhijia archive')) as held`;
  return row?.held === true;
}

export async function releaseArchiveLock({ sql }: ClusterSession): Promise<void> {
  await sql`select pg_advisory_unlock(hashtext('zhijia archive'))`;
}

const SLOT = 'zhijia_archive';

/** From where on the cluster keeps its WAL for us. The slot is made on first use and holds from the last checkpoint on. */
export async function ensureSlot({ sql }: ClusterSession): Promise<Lsn> {
  const [known] = await sql<{ lsn: string | null }[]>`select s.restart_lsn::text as lsn from pg_replication_slots s where s.slot_name = ${SLOT}`;
  const kept = known?.lsn ?? null;
  if (kept !== null) return toLsn(kept);
  if (known !== undefined) await sql`select pg_drop_replication_slot(${SLOT})`;
  await sql`select pg_create_physical_replication_slot(${SLOT}, true)`;
  const [made] = await sql<{ lsn: string }[]>`select s.restart_lsn::text as lsn from pg_replication_slots s where s.slot_name = ${SLOT}`;
  return toLsn(made?.lsn ?? '');
}

/** Nothing is kept for the archive any longer; PostgreSQL removes its WAL as it always does. */
export async function dropSlot({ sql }: ClusterSession): Promise<void> {
  await sql`select pg_drop_replication_slot(s.slot_name) from pg_replication_slots s where s.slot_name = ${SLOT}`;
}

/** The WAL before `lsn` lies in the archive; the cluster may forget it. */
export async function advanceSlot({ sql }: ClusterSession, lsn: string): Promise<void> {
  await sql`select pg_replication_slot_advance(${SLOT}, ${lsn}::pg_lsn)`;
}

/** Holds the cluster's WAL from now on while this session lives. */
export async function holdWal({ sql }: ClusterSession, name: string): Promise<void> {
  await sql`select pg_create_physical_replication_slot(${name}, true, true)`;
}

/** How far the WAL is on the disk, and on which timeline. */
export async function readFlushed({ sql, segmentBytes }: ClusterSession): Promise<{ readonly flushed: Lsn; readonly timeline: number }> {
  const [row] = await sql<{ lsn: string; name: string }[]>`
    select pg_current_wal_flush_lsn()::text as lsn, pg_walfile_name(pg_current_wal_lsn()) as name`;
  return { flushed: toLsn(row?.lsn ?? ''), timeline: toSegment(row?.name ?? '', segmentBytes).timeline };
}

/** Commits confirmed before this moment lie before whatever the WAL's end is afterwards. */
export async function readDatabaseTime({ sql }: ClusterSession): Promise<string> {
  const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
  if (row === undefined) throw new Error('the cluster does not tell the time');
  return row.at.toISOString();
}

/** Ends the current segment, so that it can be archived. Does nothing when nothing was written to it. */
export async function switchWal({ sql }: ClusterSession): Promise<void> {
  await sql`select pg_switch_wal()`;
}

export async function startBackup(session: ClusterSession): Promise<Segment> {
  const [row] = await session.sql<{ name: string }[]>`select pg_walfile_name(pg_backup_start('zhijia', true)) as name`;
  return toSegment(row?.name ?? '', session.segmentBytes);
}

/** Ends the backup and its last segment. `label` belongs into the copy: without it the copy would be taken for a crash. */
export async function stopBackup(session: ClusterSession): Promise<{ readonly last: Segment; readonly label: string; readonly tablespaces: string }> {
  const [row] = await session.sql<{ lsn: string; label: string; map: string }[]>`
    select s.lsn::text as lsn, s.labelfile as label, s.spcmapfile as map from pg_backup_stop(false) s`;
  const { timeline } = await readFlushed(session);
  await switchWal(session);
  return {
    last: { timeline, number: (toLsn(row?.lsn ?? '') - 1n) / session.segmentBytes },
    label: row?.label ?? '', tablespaces: row?.map ?? '',
  };
}
