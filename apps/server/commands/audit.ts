import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { beginIncarnation } from '#platform/audit/begin-incarnation.ts';
import { toLogKey, toVerifierKey } from '#platform/audit/log-key.ts';
import { consistencyProof } from '#platform/audit/proofs.ts';
import { readCheckpoint } from '#platform/audit/notes/checkpoint-note.ts';
import { findCosignedAt } from '#platform/audit/notes/cosignature.ts';
import { readSignedNote, readVerifierKey, type NoteKey } from '#platform/audit/notes/signed-note.ts';
import { writeWitnessRequest } from '#platform/audit/notes/witness-request.ts';
import { auditConsumer, drainAccess, makeCheckpoint } from '#platform/audit/sequence.ts';
import type { Checkpoint } from '#platform/audit/store/checkpoints.ts';
import { countUnread } from '#platform/audit/store/entries.ts';
import { withSubtrees } from '#platform/audit/store/leaves.ts';
import { insertVerification } from '#platform/audit/store/verifications.ts';
import { compareCheckpoint, walkOn, WALK_START, type Comparison, type Walk } from '#platform/audit/verify.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { asSystem } from '../as-system.ts';
import type { OpenHouse } from '../open-house.ts';
import { showProgress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';
import { witness } from './audit-witness.ts';

const TAIL = { 'app.system': 'tail' };
const LEAVES_AT_ONCE = 4_000;

/**
 * `zhijia audit checkpoint [--to FILE] | verify [--against FILE [--witness KEY …]] | key | request --to FILE [--since FILE] |
 * witness [REQUEST --to FILE [--trust KEY] [--anew]]`. Exit code 1 when something is not as it was written.
 */
export async function audit(settings: Settings, args: readonly string[]): Promise<void> {
  const [verb, ...rest] = args;
  const files = readFiles(rest, verb === 'witness');
  if (verb === 'witness') return witness(settings, { request: files.named, to: files.to, trust: files.trust, isAnew: files.anew === true });
  if (verb === 'checkpoint') return withHouse(settings, (open) => giveCheckpoint(open, files.to));
  if (verb === 'request' && files.to !== undefined) return giveRequest(settings, files.to, files.since);
  if (verb === 'verify') return withHouse(settings, (open) => verify(open, files.against, readWitnesses(files.witness ?? [])));
  if (verb === 'key') return withHouse(settings, async (open) => { process.stdout.write(`${toVerifierKey(toLogKey(open.house.keyring))}\n`); });
  throw new AppError(startupErrors['audit-usage']);
}

const TEXT = { type: 'string' } as const;
const OPTIONS = { to: TEXT, against: TEXT, since: TEXT, trust: TEXT, anew: { type: 'boolean' }, witness: { type: 'string', multiple: true } } as const;

function readFiles(args: readonly string[], takesName: boolean) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: takesName });
    return { ...values, named: positionals[0] };
  } catch {
    throw new AppError(startupErrors['audit-usage']);
  }
}

/** Signs everything that is written by now. The note goes to standard output, or to a file that did not exist. */
async function giveCheckpoint(open: OpenHouse, file: string | undefined): Promise<void> {
  const made = await signNow(open);
  if (made === undefined) return say('server/audit-empty', {});
  if (file === undefined) {
    process.stdout.write(made.note);
    return;
  }
  await writeNew(file, made.note);
  say('server/audit-checkpoint', { size: made.size, file });
}

async function signNow(open: OpenHouse): Promise<Checkpoint | undefined> {
  await asSystem(open, 'job', beginIncarnation);
  await drainTail(open.db, open.house.clock, auditConsumer);
  await drainAccess(open.db, open.house.clock);
  return open.db.transact(TAIL, (tx) => makeCheckpoint(tx, open.house));
}

/** An older checkpoint is evidence: it is never written over. */
async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode: 0o644 }).catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-written'], { file, detail: codeOf(error) });
  });
}

function readWitnesses(texts: readonly string[]): NoteKey[] {
  const keys = texts.map(readVerifierKey);
  if (keys.some((key) => key === undefined)) throw new AppError(startupErrors['audit-usage']);
  return keys.filter((key) => key !== undefined);
}

/** A file for a witness: what leads on from the checkpoint that it co-signed last to the tree of now. */
async function giveRequest(settings: Settings, file: string, since: string | undefined): Promise<void> {
  const older = since === undefined ? undefined : readSignedNote(await readNote(since));
  const old = older === undefined ? 0 : readCheckpoint(older.text)?.head.size;
  if (old === undefined || (since !== undefined && older === undefined)) throw new AppError(startupErrors['audit-usage']);
  await withHouse(settings, async (open) => {
    const made = await signNow(open);
    if (made === undefined) return say('server/audit-empty', {});
    if (old > made.size) {
      say('server/audit-against-rolled-back', { size: made.size, then: old });
      process.exitCode = 1;
      return;
    }
    const proof = await open.db.transact(TAIL, (tx) => withSubtrees(tx, (read) => consistencyProof(read, old, made.size)));
    await writeNew(file, writeWitnessRequest({ old, proof, note: made.note }));
    say('server/audit-request', { size: made.size, old, file });
  });
}

function readNote(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-read'], { file, detail: codeOf(error) });
  });
}

async function verify(open: OpenHouse, against: string | undefined, witnesses: readonly NoteKey[]): Promise<void> {
  const note = against === undefined ? undefined : await readNote(against);
  await asSystem(open, 'job', beginIncarnation);
  const walk = await verifyTree(open);
  if (walk.fault === undefined) say('server/audit-sound', { size: walk.edge.size });
  else sayFault(walk);
  const unread = await open.db.transact(TAIL, countUnread);
  if (unread > 0) say('server/audit-unread', { count: unread });
  const comparison = note === undefined ? undefined
    : await open.db.transact(TAIL, (tx) => compareCheckpoint(tx, open.house.keyring, note));
  if (comparison !== undefined) sayComparison(comparison);
  const isWitnessed = sayWitnesses(note, witnesses);
  if (walk.fault !== undefined || !isWitnessed || (comparison !== undefined && comparison.kind !== 'same')) process.exitCode = 1;
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

/** Whether every witness named has co-signed the checkpoint; true when none is named. */
function sayWitnesses(note: string | undefined, witnesses: readonly NoteKey[]): boolean {
  const signed = note === undefined ? undefined : readSignedNote(note);
  return witnesses.map((key) => {
    const seconds = signed === undefined ? undefined : findCosignedAt(signed, key);
    if (seconds === undefined) say('server/witness-missing', { name: key.name });
    else say('server/witness-found', { name: key.name, at: shiftInstant(toInstant('1970-01-01T00:00:00Z'), seconds * 1000).toISOString() });
    return seconds !== undefined;
  }).every(Boolean);
}

function sayFault({ fault }: Walk): void {
  if (fault === undefined) return;
  say(`server/audit-${fault.kind}`, { position: fault.position ?? '–', entry: fault.entryId ?? '–' });
}

function sayComparison(comparison: Comparison): void {
  const sizes = { size: 'size' in comparison ? comparison.size : 0, then: 'sizeThen' in comparison ? comparison.sizeThen : 0 };
  const restored: Readonly<Record<string, string | number>> = comparison.kind === 'restored'
    ? { at: comparison.restored.restoredAt.toISOString(), source: comparison.restored.source, kept: comparison.restored.keptSize } : {};
  say(`server/audit-against-${comparison.kind}`, { ...sizes, ...restored });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
