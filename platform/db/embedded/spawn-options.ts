import type { Account } from './account.ts';

/**
 * How PostgreSQL's programs are started. Nothing of our environment reaches them: PGDATA, PGPORT, LANG or a foreign
 * LD_LIBRARY_PATH would change what they do. TZ saves initdb from comparing every zone file.
 */
export function toSpawnOptions(account: Account | undefined, folder: string) {
  return {
    cwd: folder,
    windowsHide: true,
    // Windows programs cannot start without its own variables.
    ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC' } }),
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  };
}
