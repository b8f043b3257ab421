import { createInterface } from 'node:readline/promises';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openKeyring } from '#platform/crypto/keyring.ts';
import { keepingNotes } from '#platform/keeping/backup-plan.ts';
import { joinKeyring, PAPERS, readShare, splitKeyring } from '#platform/keeping/key-shares.ts';
import { makeOfflineKey } from '#platform/keeping/offline-key.ts';
import { sharePaper } from '#platform/keeping/share-paper.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { drawPaper } from '#platform/papers/draw-paper.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { fillTitle, say } from '../terminal-text.ts';

type Files = { readonly to: string | undefined; readonly sealed: string | undefined };

/** `zhijia keys offline --to FILE | split --to DIR | join [--sealed FILE] [--to FILE]` */
export async function keys(settings: Settings, args: readonly string[]): Promise<void> {
  const [verb, ...rest] = args;
  const files = readFiles(rest);
  if (verb === 'offline' && files.to !== undefined) return makeOffline(files.to);
  if (verb === 'split' && files.to !== undefined) return split(settings, files.to);
  if (verb === 'join') return joinShares(settings, files);
  throw new AppError(startupErrors['keys-usage']);
}

function readFiles(args: readonly string[]): Files {
  try {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' }, sealed: { type: 'string' } }, strict: true });
    return { to: values.to === undefined ? undefined : resolve(values.to), sealed: values.sealed === undefined ? undefined : resolve(values.sealed) };
  } catch {
    throw new AppError(startupErrors['keys-usage']);
  }
}

/** Who may open backups. The file is to leave this machine; what stays is the recipient, which can only seal. */
async function makeOffline(file: string): Promise<void> {
  const { identity, recipient } = await makeOfflineKey();
  await writeNew(file, `# zhijia backups ${systemClock.now().toISOString()}\n# public key: ${recipient}\n${identity}\n`);
  say('server/keys-offline', { file, recipient });
}

async function split(settings: Settings, folder: string): Promise<void> {
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const keyringFile = join(dataDirectory, 'keys', 'platform.json');
  const keyring = await openKeyring(keyringFile, systemRandom, false);
  const made = await splitKeyring(await readFile(keyringFile, 'utf8'), systemRandom);
  const madeAt = systemClock.now();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [index, share] of made.shares.entries()) {
    const params = {
      number: index + 1, made: PAPERS.made, needed: PAPERS.needed, keyring: keyring.id, set: made.setId, day: madeAt.toISOString().slice(0, 10),
    };
    const words = {
      title: fillTitle('server/share-title', params), what: fillTitle('server/share-what', params), care: fillTitle('server/share-care', params),
      how: fillTitle('server/share-how', params), foot: fillTitle('server/share-foot', params), label: fillTitle('server/share-label', params),
    };
    await writeNew(join(folder, `zhijia-share-${made.setId}-${index + 1}.pdf`), await drawPaper(sharePaper(share, words, { madeAt, language: 'zh-CN' })));
  }
  const { sealedKeys } = keepingNotes(dataDirectory);
  await mkdir(dirname(sealedKeys), { recursive: true, mode: 0o700 });
  await writeFile(sealedKeys, made.sealed, { mode: 0o600, flush: true });
  say('server/keys-split', { path: folder, set: made.setId });
}

/** Asks for shares until two fit. They are read from standard input, never from arguments, which a shell remembers. */
async function joinShares(settings: Settings, files: Files): Promise<void> {
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const target = files.to ?? join(dataDirectory, 'keys', 'platform.json');
  const sealedFile = files.sealed ?? keepingNotes(dataDirectory).sealedKeys;
  const sealed = await readFile(sealedFile).catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-read'], { file: sealedFile, detail: codeOf(error) });
  });
  const text = await joinKeyring(sealed, await readShares());
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeNew(target, text);
  await openKeyring(target, systemRandom, false);
  say('server/keys-joined', { file: target });
}

async function readShares(): Promise<string[]> {
  const shares = new Map<string, string>();
  const reader = createInterface({ input: process.stdin });
  say('server/keys-ask', { number: 1 });
  for await (const line of reader) {
    if (line.trim() === '') continue;
    shares.set(readShare(line).part.toString('hex'), line);
    if (shares.size === PAPERS.needed) break;
    say('server/keys-ask', { number: shares.size + 1 });
  }
  reader.close();
  return [...shares.values()];
}

/** Keys are never written over. */
async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content, { flag: 'wx', mode: 0o600, flush: true }).catch((error: unknown) => {
    throw new AppError(startupErrors['file-not-written'], { file, detail: codeOf(error) });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
