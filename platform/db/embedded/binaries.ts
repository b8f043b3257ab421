import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { canReadFile, findClosedFolder } from './access-rights.ts';
import type { Account } from './account.ts';
import { findInstalledBinaries, type InstalledBinaries } from './installed-binaries.ts';
import { ensureRuntimeCopy } from './runtime-copy.ts';

/** Where PostgreSQL's programs can be run by `account` (this user when undefined): the folder with initdb and postgres. */
export async function ensureBinaries(account: Account | undefined): Promise<string> {
  const installed = await findInstalledBinaries();
  const needsCopy = !isShellSafe(installed.native)
    || !(await hasLinks(installed))
    || (account !== undefined && !(await canRun(installed.native, account)));
  return join(needsCopy ? await ensureRuntimeCopy(installed) : installed.native, 'bin');
}

/** initdb starts postgres through a shell, between double quotes: these characters would not survive it. */
function isShellSafe(path: string): boolean {
  return process.platform === 'win32' || !/["$`\\\n]/.test(path);
}

async function hasLinks(installed: InstalledBinaries): Promise<boolean> {
  const present = await Promise.all(installed.links.map(({ link }) =>
    access(join(installed.native, link)).then(() => true, () => false)));
  return present.every(Boolean);
}

/** One file of each folder stands for the others: npm gives all of them the same rights. */
async function canRun(native: string, account: Account): Promise<boolean> {
  const samples = [['bin', 'postgres'], ['bin', 'initdb'], ['lib/postgresql', 'plpgsql.so'], ['share/postgresql', 'postgres.bki']] as const;
  for (const [folder, file] of samples) {
    if (await findClosedFolder(join(native, folder), account) !== undefined) return false;
    if (!(await canReadFile(join(native, folder, file), account, folder === 'bin'))) return false;
  }
  return true;
}
