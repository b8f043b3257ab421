import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeCosignature } from '#platform/audit/notes/cosignature.ts';
import { readVerifierKey, writeVerifierKey, type NoteKey } from '#platform/audit/notes/signed-note.ts';
import { judgeRequest, type Judged } from '#platform/audit/notes/judge-request.ts';
import { toWitnessKey, type WitnessKey } from '#platform/audit/witness-key.ts';
import { openKeyring } from '#platform/crypto/keyring.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';

export type WitnessOrder = {
  /** The request file; undefined: only tell the witness's own key. */
  readonly request: string | undefined;
  readonly to: string | undefined;
  /** The tree's verifier key, handed over by somebody trusted: needed the first time. */
  readonly trust: string | undefined;
  /** Forget what was seen of this tree: after a restore that the minutes vouch for. */
  readonly isAnew: boolean;
};

const seenSchema = z.record(z.string(), z.object({ key: z.string(), size: z.int().positive(), root: z.string() }));
type SeenTrees = z.output<typeof seenSchema>;

/**
 * `zhijia audit witness [REQUEST --to FILE [--trust KEY] [--anew]]`: co-signs another platform's checkpoint, once it leads on
 * from what this witness signed before. Needs no database: an empty folder and this program are a witness.
 */
export async function witness(settings: Pick<Settings, 'dataDirectory'>, order: WitnessOrder): Promise<void> {
  const folder = join(await ensureDataDirectory(settings.dataDirectory), 'witness');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = toWitnessKey(await openKeyring(join(folder, 'key.json'), systemRandom, true));
  if (order.request === undefined) {
    process.stdout.write(`${writeVerifierKey(key)}\n`);
    return;
  }
  const { to } = order;
  if (to === undefined) throw new AppError(startupErrors['audit-usage']);
  const text = await readFile(order.request, 'utf8').catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-read'], { file: order.request ?? '', detail: codeOf(error) });
  });
  await cosign({ folder, key, text, to }, order);
}

type Cosigning = { readonly folder: string; readonly key: WitnessKey; readonly text: string; readonly to: string };

async function cosign({ folder, key, text, to }: Cosigning, order: WitnessOrder): Promise<void> {
  const trees = await readSeen(folder);
  const log = findLog(text, trees, order.trust);
  if (log === undefined) return refuse('unknown', {});
  const known = order.isAnew ? undefined : trees[log.name];
  const judged = judgeRequest(text, log, known === undefined ? undefined : { size: known.size, root: Buffer.from(known.root, 'base64') });
  if (judged.kind !== 'fit') return refuse(judged.kind, 'seen' in judged ? { seen: judged.seen } : {});
  const { note, head } = judged;
  if (head.size === 0) return refuse('unreadable', {});
  // Remembered before it is handed out: a witness that dies in between has signed nothing, and contradicts nobody.
  await keepSeen(folder, { ...trees, [log.name]: { key: writeVerifierKey(log), size: head.size, root: head.root.toString('base64') } });
  const kept = text.slice(text.replaceAll('\r\n', '\n').indexOf('\n\n') + 2);
  const whole = `${kept.replaceAll('\r\n', '\n').trimEnd()}\n${writeCosignature(key, { text: note.text, at: systemClock.now(), sign: key.sign })}`;
  await writeFile(to, whole, { flag: 'wx', mode: 0o644 }).catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-written'], { file: to, detail: codeOf(error) });
  });
  say('server/witness-signed', { size: head.size, name: log.name, file: to });
}

/** The key named now, or the one by which this witness knows the tree. A key once known is not exchanged for another. */
function findLog(text: string, trees: SeenTrees, trust: string | undefined): NoteKey | undefined {
  if (trust !== undefined) {
    const named = readVerifierKey(trust);
    const known = named === undefined ? undefined : trees[named.name];
    return named === undefined || (known !== undefined && known.key !== writeVerifierKey(named)) ? undefined : named;
  }
  const origin = text.replaceAll('\r\n', '\n').split('\n\n')[1]?.split('\n')[0] ?? '';
  const known = Object.hasOwn(trees, origin) ? trees[origin] : undefined;
  return known === undefined ? undefined : readVerifierKey(known.key);
}

function refuse(kind: Exclude<Judged['kind'], 'fit'> | 'unknown', params: Readonly<Record<string, number>>): void {
  say(`server/witness-${kind}`, params);
  process.exitCode = 1;
}

async function readSeen(folder: string): Promise<SeenTrees> {
  const text = await readFile(join(folder, 'seen.json'), 'utf8').catch(() => '{}');
  return seenSchema.parse(JSON.parse(text));
}

async function keepSeen(folder: string, trees: SeenTrees): Promise<void> {
  const file = join(folder, 'seen.json');
  await writeFile(`${file}.new`, `${JSON.stringify(trees, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
