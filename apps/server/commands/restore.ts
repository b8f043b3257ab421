import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openKeyring, type Keyring } from '#platform/crypto/keyring.ts';
import { keepingErrors } from '#platform/keeping/contract.ts';
import { restoreBackup, type Restored } from '#platform/keeping/restore.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemClock, toInstant } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import { takeServerLock } from '../server-lock.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';

export type RestoreRequest = {
  readonly from: string;
  readonly identityFile: string;
  readonly until: Date | undefined;
  /** The data folder to be made; it must hold no database. */
  readonly into: string;
  /** Where the platform's keys lie; they are put into the folder, and every signature is checked with them. */
  readonly keysFile: string | undefined;
};

/** `zhijia restore --from DIR --identity FILE [--until TIME] [--into DIR] [--keys FILE]` */
export async function restore(settings: Settings, args: readonly string[]): Promise<void> {
  const request = readRequest(settings, args);
  const restored = await restoreInto(request);
  say('server/restored', {
    base: restored.base.name, segments: restored.segments, path: request.into,
    at: restored.lastChangeAt?.toISOString() ?? '–',
  });
  say(restored.trust === 'signed' ? 'server/restored-signed' : 'server/restored-unchecked', { id: restored.base.keyring });
}

/** Restores into a data folder that no server runs on. The keys come last: a folder that failed holds none. */
export async function restoreInto(request: RestoreRequest): Promise<Restored> {
  const dataDirectory = await ensureDataDirectory(request.into);
  const lock = await takeServerLock(dataDirectory);
  try {
    const keyring = await readKeyring(request.keysFile, dataDirectory);
    const restored = await restoreBackup({
      folder: { path: request.from }, identity: await readIdentity(request.identityFile), keyring, until: request.until,
      into: join(dataDirectory, 'postgres'), clock: systemClock, random: systemRandom, log: () => {},
    });
    if (request.keysFile !== undefined) {
      await mkdir(join(dataDirectory, 'keys'), { recursive: true, mode: 0o700 });
      await copyFile(request.keysFile, join(dataDirectory, 'keys', 'platform.json'));
    }
    return restored;
  } finally {
    await lock.release();
  }
}

/** The keys named, or those that lie in the folder already (`zhijia keys join` puts them there). */
async function readKeyring(keysFile: string | undefined, dataDirectory: string): Promise<Keyring | undefined> {
  const file = keysFile ?? join(dataDirectory, 'keys', 'platform.json');
  try {
    return await openKeyring(file, systemRandom, false);
  } catch (error) {
    if (keysFile === undefined && error instanceof Error && error.name === 'KeyringMissing') return undefined;
    throw error;
  }
}

/** The line of an identity file as age-keygen and `zhijia keys offline` write it. */
async function readIdentity(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-read'], { file, detail: error instanceof Error && 'code' in error ? String(error.code) : '' });
  });
  const line = text.split(/\r?\n/).find((one) => one.startsWith('AGE-SECRET-KEY-1'));
  if (line === undefined) throw new AppError(keepingErrors['bad-identity'], { file });
  return line.trim();
}

function readRequest(settings: Settings, args: readonly string[]): RestoreRequest {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { from: text, identity: text, until: text, into: text, keys: text }, strict: true });
    if (values.from === undefined || values.identity === undefined) throw new TypeError('incomplete');
    return {
      from: resolve(values.from), identityFile: resolve(values.identity), until: values.until === undefined ? undefined : readMoment(values.until),
      into: resolve(values.into ?? settings.dataDirectory), keysFile: values.keys === undefined ? undefined : resolve(values.keys),
    };
  } catch {
    throw new AppError(startupErrors['restore-usage']);
  }
}

/** With its offset from UTC: a moment without one would be another moment on another machine. */
export function readMoment(text: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) throw new TypeError('not a moment');
  return toInstant(text);
}
