import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { profileLines, profileOf } from '#platform/accounts/profile.ts';
import { listIncarnations, listUntoldRestorations } from '#platform/audit/store/incarnations.ts';
import { findServerState } from '#platform/db/server-state.ts';
import { MAX_ATTEMPTS } from '#platform/jobs/rules/back-off.ts';
import { listStuckJobs } from '#platform/jobs/store/jobs.ts';
import { keepingNotes } from '#platform/keeping/backup-plan.ts';
import { shiftInstant, systemClock, toInstant } from '#platform/kernel/clock.ts';
import { asSystem } from '../as-system.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Settings } from '../settings.ts';
import { say } from '../terminal-text.ts';
import { VERSION } from '../version.ts';
import { withHouse } from '../with-house.ts';

/** One thing looked at; `advice` is the key of a sentence that says what to do. */
type Finding = { readonly what: string; readonly value: string; readonly advice?: string };

const GIB = 1024 ** 3;
const LEAST_FREE = 2 * GIB;
const CLOCK_TOLERANCE_MS = 5000;
const LEAST_POSTGRES = 150_000;

/** `zhijia doctor`: looks at database, rights, clock, disk and versions, and says what to do. Exit code 1 on a fault. */
export async function doctor(settings: Settings): Promise<void> {
  const findings: readonly Finding[] = [
    { what: 'server/doctor-version', value: `Zhijia ${VERSION}, Node ${process.versions.node}` },
    ...await withHouse(settings, async (open) => [
      ...await lookAtDatabase(open), await lookAtRun(open), await lookAtJobs(open), ...await lookAtFolder(open.dataDirectory), ...lookAtUse(settings),
      ...await lookAtBackups(open.dataDirectory, settings),
    ]),
  ];
  for (const finding of findings) {
    say(finding.what, { mark: finding.advice === undefined ? '✓' : '✗', value: finding.value });
    if (finding.advice !== undefined) say(finding.advice, { value: finding.value });
  }
  if (findings.some((finding) => finding.advice !== undefined)) process.exitCode = 1;
}

/** Opening the house has already proved the walls (AZ-7), the migrations and the keyring; here is what it cannot see. */
async function lookAtDatabase(open: OpenHouse): Promise<Finding[]> {
  const before = systemClock.now().getTime();
  const state = await findServerState(open.db.pool);
  const drift = Math.abs(state.now.getTime() - (before + systemClock.now().getTime()) / 2);
  return [
    finding('server/doctor-postgres', state.version, state.versionNumber < LEAST_POSTGRES && 'server/advice-postgres'),
    finding('server/doctor-role', state.role, state.isPrivileged && 'server/advice-role'),
    finding('server/doctor-durability', `fsync ${state.fsync}, synchronous_commit ${state.synchronousCommit}`,
      (state.fsync !== 'on' || state.synchronousCommit === 'off') && 'server/advice-durability'),
    finding('server/doctor-clock', `${Math.round(drift)} ms`, drift > CLOCK_TOLERANCE_MS && 'server/advice-clock'),
  ];
}

/** Work that was given up: tried for the last time, and nobody has looked. */
async function lookAtJobs(open: OpenHouse): Promise<Finding> {
  const stuck = await asSystem(open, 'job', ({ tx }) => listStuckJobs(tx, MAX_ATTEMPTS));
  const value = stuck.map((one) => `${one.name} ×${one.count} (${one.errorCode ?? '?'})`).join(', ');
  return finding('server/doctor-jobs', value === '' ? '0' : value, stuck.length > 0 && 'server/advice-jobs');
}

/** Whether this database was ever brought back from a backup, and when last. */
async function lookAtRun(open: OpenHouse): Promise<Finding> {
  const runs = await asSystem(open, 'job', async ({ tx }) => [...await listIncarnations(tx), ...await listUntoldRestorations(tx)]);
  const newest = runs.at(-1);
  return newest === undefined ? finding('server/doctor-run-first', '', false)
    : finding('server/doctor-run', `${newest.restoredAt.toISOString()} ${newest.source} (${newest.id})`, false);
}

async function lookAtFolder(directory: string): Promise<Finding[]> {
  const disk = await statfs(directory);
  const free = disk.bavail * disk.bsize;
  const keys = await stat(join(directory, 'keys', 'platform.json'));
  const isOpen = process.platform !== 'win32' && (keys.mode & 0o077) !== 0;
  return [
    finding('server/doctor-disk', `${(free / GIB).toFixed(1)} GiB`, free < LEAST_FREE && 'server/advice-disk'),
    finding('server/doctor-keys', (keys.mode & 0o777).toString(8), isOpen && 'server/advice-keys'),
  ];
}

function lookAtUse(settings: Settings): Finding[] {
  const isReal = settings.publicUrl !== undefined;
  return [
    finding('server/doctor-address', settings.publicUrl ?? 'http://localhost',
      isReal && settings.publicUrl?.startsWith('http:') === true && 'server/advice-https'),
    finding('server/doctor-demo', settings.isDemonstration ? '1' : '0', isReal && settings.isDemonstration && 'server/advice-demo'),
    finding('server/doctor-profile', profileText(settings), false),
    finding('server/doctor-user', process.getuid?.() === 0 ? 'root' : 'ok', isReal && process.getuid?.() === 0 && 'server/advice-root'),
  ];
}

const ARCHIVE_PATIENCE_MS = 15 * 60_000;
const DRILL_PATIENCE_MS = 8 * 24 * 3_600_000;

/** Only where it is in real use, and the database is ours: another one is backed up with its own tools. */
async function lookAtBackups(directory: string, settings: Settings): Promise<Finding[]> {
  if (settings.publicUrl === undefined || settings.databaseUrl !== undefined) return [];
  const notes = keepingNotes(directory);
  const [plan, status, drill] = [await notes.findPlan(), await notes.findStatus(), await notes.findDrill()];
  const now = systemClock.now();
  const completeTo = status?.completeTo ?? null;
  const isBehind = completeTo === null || toInstant(completeTo) < shiftInstant(now, -ARCHIVE_PATIENCE_MS);
  const isProven = drill !== undefined && drill.isProven && toInstant(drill.at) > shiftInstant(now, -DRILL_PATIENCE_MS);
  return [
    finding('server/doctor-backup', completeTo ?? '–', plan === undefined ? 'server/advice-no-backup' : isBehind && 'server/advice-backup'),
    finding('server/doctor-drill', drill === undefined ? '–' : `${drill.at} ${drill.base}`, !isProven && 'server/advice-drill'),
  ];
}

function profileText(settings: Settings): string {
  const lines = profileLines(profileOf(settings.profile)).map(({ rule, value, source }) => `\n    ${rule} ${value} (${source})`);
  return `${settings.profile}${lines.join('')}`;
}

function finding(what: string, value: string, advice: string | false): Finding {
  return advice === false ? { what, value } : { what, value, advice };
}
