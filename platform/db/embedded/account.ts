import { readFile, stat } from 'node:fs/promises';
import { AppError } from '#platform/kernel/app-error.ts';
import { embeddedErrors } from './embedded-errors.ts';

/** The operating-system user that PostgreSQL's processes run as, when it is not the user of this process. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

/** True when this process is root on a system that has such a user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root. Returns undefined when this process may run it as itself. A cluster that
 * already exists keeps its owner, so a folder that an ordinary user made also starts when root starts it.
 */
export async function findAccount(cluster: string | undefined): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const owner = cluster === undefined ? undefined : await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  // initdb looks its user up in the same table, so an account that is not in it would be no use.
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const found = accounts.get('postgres') ?? accounts.get('nobody');
  if (found === undefined) throw new AppError(embeddedErrors['embedded-no-account']);
  return found;
}

/** Reads the lines of /etc/passwd, leaving out root and lines it cannot read. */
export function parseAccounts(table: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of table.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '') || Number(uid) === 0) continue;
    accounts.set(name, { uid: Number(uid), gid: Number(gid), name });
  }
  return accounts;
}
