import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPostmaster } from '#platform/db/embedded/postmaster-process.ts';
import { findRunningPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import postgres from 'postgres';

/** The embedded database of one data folder, reached as its superuser beside the server. */
export type OwnDatabase = {
  readonly dataDirectory: string;
  readonly sql: postgres.Sql;
  /** SIGKILL to the main process and every process of it, as when the machine's memory ran out. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Rule 0: nothing is killed that is not proven to be the test's own. The database must say that its folder is the one
 * this test made, and only the numbers from that folder's own lock file are signalled.
 */
export async function openOwnDatabase(dataFolder: string): Promise<OwnDatabase> {
  const found = await findRunningPostgres(join(dataFolder, 'postgres'));
  if (found === undefined) throw new Error(`no database runs in ${dataFolder}`);
  const { dataDirectory } = found;
  const sql = postgres(found.url('postgres'), { max: 1, onnotice: () => {}, connection: { search_path: 'zhijia' } });
  const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
  if (row?.folder !== dataDirectory) throw new Error(`the database at ${found.port} belongs to ${row?.folder}`);
  return {
    dataDirectory, sql,
    async kill() {
      const postmaster = await findPostmaster(dataDirectory);
      if (postmaster === undefined) throw new Error('no main process of this cluster is alive');
      const family = [postmaster, ...await childrenOf(postmaster)];
      for (const pid of family) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch (error) {
          // A child that ended by itself in the meantime.
          if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
        }
      }
    },
    close: () => sql.end({ timeout: 1 }),
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter((word) => word !== '').map(Number);
}
