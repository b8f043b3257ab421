import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditConsumer, drainAccess, makeCheckpoint } from '#platform/audit/sequence.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { archiveWal } from '#platform/keeping/archive-wal.ts';
import { ensureBackupFolder } from '#platform/keeping/backup-folder.ts';
import { keepingNotes, type BackupPlan } from '#platform/keeping/backup-plan.ts';
import { takeWhole } from '#platform/keeping/whole-backup.ts';
import { keepingErrors } from '#platform/keeping/contract.ts';
import { dropSlot, openClusterSession } from '#platform/keeping/store/cluster.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';
import { requireStopped, takeExternal } from './backup-external.ts';

/**
 * `zhijia backup [--to DIR] [--recipient age1…] | --stop`: a whole copy of the embedded database, beside a running server or
 * alone. From the first one on, the server archives what is written, so that any later moment can be brought back. Of another
 * PostgreSQL (DATABASE_URL): a whole copy with the server stopped, and no archive.
 */
export async function backup(settings: Settings, args: readonly string[]): Promise<void> {
  const asked = readArguments(args);
  if (settings.databaseUrl !== undefined) return backupExternal(settings, asked);
  if (asked === 'stop') return withHouse(settings, stopArchiving);
  await withHouse(settings, async (open) => {
    const plan = await completePlan(open, asked);
    const folder = await ensureBackupFolder(plan.to).catch((error: unknown) => {
      throw new AppError(startupErrors['data-not-writable'], { path: plan.to, detail: String(error) });
    });
    const { clock, random, keyring } = open.house;
    await drainTail(open.db, clock, auditConsumer);
    await drainAccess(open.db, clock);
    const checkpoint = await open.db.transact({ 'app.system': 'tail' }, (tx) => makeCheckpoint(tx, open.house));
    const session = await openClusterSession(open.ownerUrl);
    try {
      const order = { folder, recipient: plan.recipient, keyring, clock };
      // First the archive's slot, so that no WAL is forgotten between the copy and the first archiving.
      await archiveWal(session, { ...order, isWhole: false });
      const base = await takeWhole(session, {
        ...order, random, embeddedDirectory: join(open.dataDirectory, 'postgres'), checkpoint: checkpoint?.note ?? null,
      });
      const startedAt = clock.now().toISOString();
      await archiveWal(session, { ...order, isWhole: true });
      await keepingNotes(open.dataDirectory).keepStatus({ completeTo: startedAt, failedAt: null, failure: null });
      say('server/backup-made', { name: base.name, megabytes: (base.bytes / 1024 ** 2).toFixed(1), path: plan.to });
    } finally {
      await session.close();
    }
    await copyKeys(open, plan);
  });
}

async function backupExternal(settings: Settings, asked: Partial<BackupPlan> | 'stop'): Promise<void> {
  // Nothing is archived of it, so there is nothing to stop.
  if (asked === 'stop') throw new AppError(startupErrors['backup-usage']);
  await requireStopped(settings);
  await withHouse(settings, async (open) => {
    const plan = await completePlan(open, asked);
    const base = await takeExternal(open, await ensureBackupFolder(plan.to), plan.recipient);
    say('server/backup-external', { name: base.name, megabytes: (base.bytes / 1024 ** 2).toFixed(1), path: plan.to });
    await copyKeys(open, plan);
  });
}

/** `zhijia backup --stop`: without this, a database whose archive is given up for good keeps its WAL for ever. */
async function stopArchiving(open: OpenHouse): Promise<void> {
  await keepingNotes(open.dataDirectory).dropPlan();
  const session = await openClusterSession(open.ownerUrl);
  try {
    await dropSlot(session);
  } finally {
    await session.close();
  }
  say('server/backup-stopped', {});
}

function readArguments(args: readonly string[]): Partial<BackupPlan> | 'stop' {
  try {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' }, recipient: { type: 'string' }, stop: { type: 'boolean' } }, strict: true });
    if (values.stop === true) return 'stop';
    return {
      ...(values.to === undefined ? {} : { to: resolve(values.to) }),
      ...(values.recipient === undefined ? {} : { recipient: values.recipient }),
    };
  } catch {
    throw new AppError(startupErrors['backup-usage']);
  }
}

/** What was said once is remembered; the first backup has to say both. */
async function completePlan(open: OpenHouse, asked: Partial<BackupPlan>): Promise<BackupPlan> {
  const notes = keepingNotes(open.dataDirectory);
  const known = await notes.findPlan();
  const { to, recipient } = { ...known, ...asked };
  if (to === undefined || recipient === undefined) throw new AppError(startupErrors['backup-usage']);
  if (!/^age1[0-9a-z]{50,}$/.test(recipient)) throw new AppError(keepingErrors['bad-recipient']);
  if (to === open.dataDirectory || to.startsWith(join(open.dataDirectory, '/'))) throw new AppError(startupErrors['backup-inside'], { path: to });
  const plan = { to, recipient };
  await notes.keepPlan(plan);
  return plan;
}

async function copyKeys(open: OpenHouse, plan: BackupPlan): Promise<void> {
  try {
    await copyFile(keepingNotes(open.dataDirectory).sealedKeys, join(plan.to, 'keys.age'));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    say('server/backup-no-shares', {});
  }
}
