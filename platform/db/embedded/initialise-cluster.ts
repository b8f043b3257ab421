import { spawn } from 'node:child_process';
import { lchown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Account } from './account.ts';
import { embeddedErrors } from './embedded-errors.ts';
import { toSpawnOptions } from './spawn-options.ts';

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';

// Sorting and case come from PostgreSQL's own C.UTF-8, alike on every machine. LC_CTYPE matters all the same:
// with "C" the trigram extension sees no letters in Chinese text. macOS and Windows have no C.UTF-8.
const LOCALE = process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';

export type InitialOrder = {
  readonly account: Account | undefined;
  readonly binaries: string;
  readonly password: string;
  readonly durability: 'full' | 'none';
};

/** Runs initdb in `draft`, a folder of the account's own, and gives the new data directory. */
export async function initialiseCluster(order: InitialOrder, draft: string): Promise<string> {
  const passwordFile = join(draft, 'password');
  const dataDirectory = join(draft, 'cluster');
  await writeFile(passwordFile, order.password, { mode: 0o600, flag: 'wx' });
  if (order.account !== undefined) await lchown(passwordFile, order.account.uid, order.account.gid);
  let report = '';
  // Old minimal systems lack the locale C.UTF-8; plain C then only costs the trigram extension its Chinese.
  for (const locale of new Set([LOCALE, 'C'])) {
    const result = await runInitdb(order, draft, [
      `--pgdata=${dataDirectory}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
      '--encoding=UTF8', `--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
      '--data-checksums', '--no-instructions', ...(order.durability === 'none' ? ['--no-sync'] : []),
    ]);
    if (result.code === 0) {
      await rm(passwordFile);
      return dataDirectory;
    }
    report = result.report;
    await rm(dataDirectory, { recursive: true, force: true });
    if (!report.includes('invalid locale')) break;
  }
  throw new AppError(embeddedErrors['embedded-init-failed'], { detail: report.slice(-2000).trim() });
}

async function runInitdb(order: InitialOrder, draft: string, args: string[]): Promise<{ code: number | null; report: string }> {
  const child = spawn(join(order.binaries, 'initdb'), args, {
    ...toSpawnOptions(order.account, draft), stdio: ['ignore', 'pipe', 'pipe'],
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => { report += text; });
  }
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, report: String(error) }));
    child.once('close', (code) => resolve({ code, report }));
  });
}
