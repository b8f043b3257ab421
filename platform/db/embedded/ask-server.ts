import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { AppError } from '#platform/kernel/app-error.ts';
import { embeddedErrors } from './embedded-errors.ts';
import { SUPERUSER } from './initialise-cluster.ts';
import { MARK_SETTING } from './launch-postmaster.ts';

export const HOST = '127.0.0.1';

/** What the server on a port says of itself, after it accepted our password. */
export type ServerAnswer = { readonly dataDirectory: string; readonly mark: string };

const TRIES = 5;

/** Signs in on the port; undefined when nothing there speaks PostgreSQL to us, also not a moment later. */
export async function askServer(port: number, password: string): Promise<ServerAnswer | undefined> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await askOnce(port, password);
    if (answer !== undefined) return answer;
    await sleep(attempt * 100);
  }
  return undefined;
}

async function askOnce(port: number, password: string): Promise<ServerAnswer | undefined> {
  const sql = postgres({
    host: HOST, port, user: SUPERUSER, password, database: 'postgres', ssl: false,
    max: 1, connect_timeout: 10, fetch_types: false, prepare: false, onnotice: () => {},
  });
  try {
    const rows = await sql<{ data_directory: string; mark: string | null }[]>`
      select current_setting('data_directory') as data_directory, current_setting(${MARK_SETTING}, true) as mark`;
    const row = rows[0];
    return row && { dataDirectory: row.data_directory, mark: row.mark ?? '' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '28P01') throw new AppError(embeddedErrors['embedded-password-wrong']);
    return undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
