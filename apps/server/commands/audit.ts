import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toLogKey, toVerifierKey } from '#platform/audit/log-key.ts';
import { auditConsumer, drainAccess, makeCheckpoint } from '#platform/audit/sequence.ts';
import { countUnread } from '#platform/audit/store/entries.ts';
import { insertVerification } from '#platform/audit/store/verifications.ts';
import { compareCheckpoint, walkOn, WALK_START, type Comparison, type Walk } from '#platform/audit/verify.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import type { OpenHouse } from '../open-house.ts';
import { showProgress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

const TAIL = { 'app.system': 'tail' };
const LEAVES_AT_ONCE = 4_000;

/** `zhijia audit checkpoint [--to FILE] | verify [--against FILE] | key`. Exit code 1 when something is not as it was written. */
export async function audit(settings: Settings, args: readonly string[]): Promise<void> {
  const [verb, ...rest] = args;
  const files = readFiles(rest);
  if (verb === 'checkpoint') return withHouse(settings, (open) => giveCheckpoint(open, files.to));
  if (verb === 'verify') return withHouse(settings, (open) => verify(open, files.against));
  if (verb === 'key') return withHouse(settings, async (open) => { process.stdout.write(`${toVerifierKey(toLogKey(open.house.keyring))}\n`); });
  throw new AppError(startupErrors['audit-usage']);
}

function readFiles(args: readonly string[]): { readonly to: string | undefined; readonly against: string | undefined } {
  try {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' }, against: { type: 'string' } }, strict: true });
    return { to: values.to, against: values.against };
  } catch {
    throw new AppError(startupErrors['audit-usage']);
  }
}

/** Signs everything that is written by now. The note goes to standard output, or to a file that did not exist. */
async function giveCheckpoint(open: OpenHouse, file: string | undefined): Promise<void> {
  await drainTail(open.db, open.house.clock, auditConsumer);
  await drainAccess(open.db, open.house.clock);
  const made = await open.db.transact(TAIL, (tx) => makeCheckpoint(tx, open.house));
  if (made === undefined) return say('server/audit-empty', {});
  if (file === undefined) {
    process.stdout.write(made.note);
    return;
  }
  // An older checkpoint is evidence: it is never written over.
  await writeFile(file, made.note, { flag: 'wx', mode: 0o644 }).catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-written'], { file, detail: codeOf(error) });
  });
  say('server/audit-checkpoint', { size: made.size, file });
}

async function verify(open: OpenHouse, against: string | undefined): Promise<void> {
  const note = against === undefined ? undefined : await readFile(against, 'utf8').catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-read'], { file: against, detail: codeOf(error) });
  });
  const walk = await verifyTree(open);
  if (walk.fault === undefined) say('server/audit-sound', { size: walk.edge.size });
  else sayFault(walk);
  const unread = await open.db.transact(TAIL, countUnread);
  if (unread > 0) say('server/audit-unread', { count: unread });
  const comparison = note === undefined ? undefined
    : await open.db.transact(TAIL, (tx) => compareCheckpoint(tx, open.house.keyring, note));
  if (comparison !== undefined) sayComparison(comparison);
  if (walk.fault !== undefined || (comparison !== undefined && comparison.kind !== 'same')) process.exitCode = 1;
}

/** Computes the whole tree anew, in transactions short enough to hold up nobody, and keeps what came out. */
export async function verifyTree(open: Pick<OpenHouse, 'db' | 'house'>): Promise<Walk> {
  let walk = WALK_START;
  while (!walk.isDone) {
    const before = walk;
    walk = await open.db.transact(TAIL, (tx) => walkOn(tx, open.house.keyring, before, LEAVES_AT_ONCE));
    showProgress('server/audit-walking', walk.edge.size);
  }
  const done = walk;
  await open.db.transact(TAIL, (tx) => insertVerification(tx, {
    id: newId(open.house), madeAt: open.house.clock.now(), askedBy: 'command', personId: null, size: done.edge.size,
    outcome: done.fault?.kind ?? 'sound', position: done.fault?.position ?? null,
  }));
  return walk;
}

function sayFault({ fault }: Walk): void {
  if (fault === undefined) return;
  say(`server/audit-${fault.kind}`, { position: fault.position ?? '–', entry: fault.entryId ?? '–' });
}

function sayComparison(comparison: Comparison): void {
  const sizes = { size: 'size' in comparison ? comparison.size : 0, then: 'sizeThen' in comparison ? comparison.sizeThen : 0 };
  say(`server/audit-against-${comparison.kind}`, sizes);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
