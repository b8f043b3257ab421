import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareCheckpoint } from '#platform/audit/verify.ts';
import { keepingNotes } from '#platform/keeping/backup-plan.ts';
import type { Restored } from '#platform/keeping/restore.ts';
import { checkStorage, openSealedValues } from '#platform/keeping/store/inspect-restored.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';
import { verifyTree } from './audit.ts';
import { doctor } from './doctor.ts';
import { replayCheck } from './replay.ts';
import { restoreInto } from './restore.ts';

/**
 * `zhijia drill --identity FILE [--from DIR]`: brings the newest backup back in a folder of its own, on a port of its own,
 * proves it with everything the house can prove, and removes it. Exit code 1 when one of the proofs fails.
 */
export async function drill(settings: Settings, args: readonly string[]): Promise<void> {
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const notes = keepingNotes(dataDirectory);
  const { from, identityFile } = readArguments(args, (await notes.findPlan())?.to);
  const startedAt = systemClock.now();
  const scratch = await mkdtemp(join(tmpdir(), 'zhijia-drill-'));
  try {
    await chmod(scratch, process.getuid?.() === 0 ? 0o711 : 0o700);
    const into = join(scratch, 'data');
    const keysFile = join(dataDirectory, 'keys', 'platform.json');
    const restored = await restoreInto({ from, identityFile, until: undefined, into, keysFile });
    say('server/drill-restored', { base: restored.base.name, segments: restored.segments, at: restored.lastChangeAt?.toISOString() ?? '–' });
    const isProven = await prove({ ...settings, dataDirectory: into, databaseUrl: undefined, publicUrl: undefined }, restored);
    const seconds = Math.round((systemClock.now().getTime() - startedAt.getTime()) / 1000);
    await notes.keepDrill({ at: systemClock.now().toISOString(), base: restored.base.name, isProven, seconds });
    say(isProven ? 'server/drill-proven' : 'server/drill-failed', { seconds });
    if (!isProven) process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function readArguments(args: readonly string[], planned: string | undefined): { from: string; identityFile: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, identity: { type: 'string' } }, strict: true });
    const from = values.from ?? planned;
    if (from === undefined || values.identity === undefined) throw new TypeError('incomplete');
    return { from: resolve(from), identityFile: resolve(values.identity) };
  } catch {
    throw new AppError(startupErrors['drill-usage']);
  }
}

/** Doctor and replay speak for themselves and leave an exit code; both are asked although one has failed. */
async function prove(settings: Settings, restored: Restored): Promise<boolean> {
  const before = process.exitCode;
  process.exitCode = 0;
  await doctor(settings);
  await replayCheck(settings);
  const isSound = process.exitCode === 0;
  process.exitCode = before;
  return await withHouse(settings, (open) => proveInside(open, restored)) && isSound;
}

async function proveInside(open: OpenHouse, restored: Restored): Promise<boolean> {
  const walk = await verifyTree(open);
  say(walk.fault === undefined ? 'server/audit-sound' : `server/audit-${walk.fault.kind}`, {
    size: walk.edge.size, position: walk.fault?.position ?? '–', entry: walk.fault?.entryId ?? '–',
  });
  const note = restored.base.checkpoint;
  const comparison = note === null ? undefined
    : await open.db.transact({ 'app.system': 'tail' }, (tx) => compareCheckpoint(tx, open.house.keyring, note));
  if (comparison !== undefined) {
    say(`server/audit-against-${comparison.kind}`, {
      size: 'size' in comparison ? comparison.size : 0, then: 'sizeThen' in comparison ? comparison.sizeThen : 0,
    });
  }
  const storage = await checkStorage(open.ownerUrl);
  say(storage.faults === 0 ? 'server/drill-storage' : 'server/drill-storage-broken', storage);
  const sealed = await openSealedValues(open.db, open.house.journal, open.house.keyring);
  say(sealed.broken === 0 ? 'server/drill-sealed' : 'server/drill-sealed-broken', sealed);
  return walk.fault === undefined && (comparison === undefined || comparison.kind === 'same') && storage.faults === 0 && sealed.broken === 0;
}
