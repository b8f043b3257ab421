import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { AppError } from '#platform/kernel/app-error.ts';
import { embeddedErrors } from './embedded-errors.ts';
import { SUPERUSER } from './initialise-cluster.ts';
import { MARK_SETTING } from './launch-postmaster.ts';

export const HOST = '127.0.0.1';

/**
 * One connection that says "in use": as long as another process has one, nobody stops the server. It ends with its
 * process, however that ends. Keeps no process alive.
 */
export type Lease = {
  /** The cluster that the server runs, as it says itself after it accepted our password. */
  readonly dataDirectory: string;
  readonly mark: string;
  /** How many other processes use the server; 0 when it can no longer be asked. */
  countOthers(): Promise<number>;
  /** Connects again if the server has come back under the same address. */
  renew(): Promise<void>;
  close(): Promise<void>;
};

const TRIES = 5;
const PATIENCE_MS = 10_000;
const HOLDER = 'zhijia holder';
const VISITOR = 'zhijia visitor';

/** Signs in; undefined when nothing on the port speaks PostgreSQL to us. A visitor does not count as a user. */
export async function openLease(port: number, password: string, role: 'holder' | 'visitor' = 'holder'): Promise<Lease | undefined> {
  const { sql, keepAliveWhile, isOpen } = openConnection(port, password, role === 'holder' ? HOLDER : VISITOR);
  const close = () => keepAliveWhile(() => sql.end({ timeout: 1 }));
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const [row] = await keepAliveWhile(() => sql<{ directory: string; mark: string | null }[]>`
        select current_setting('data_directory') as directory, current_setting(${MARK_SETTING}, true) as mark`);
      return {
        dataDirectory: row?.directory ?? '', mark: row?.mark ?? '', close,
        async countOthers() {
          const rows = await keepAliveWhile(() => sql<{ pid: number }[]>`
            select pid from pg_stat_activity where application_name = ${HOLDER} and pid <> pg_backend_pid()`).catch(() => []);
          return rows.length;
        },
        async renew() {
          if (!isOpen()) await keepAliveWhile(() => sql`select 1`).catch(() => {});
        },
      };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '28P01') {
        await close();
        throw new AppError(embeddedErrors['embedded-password-wrong']);
      }
      await sleep(attempt * 100);
    }
  }
  await close();
  return undefined;
}

function openConnection(port: number, password: string, name: string) {
  let socket: Socket | undefined;
  const options = {
    host: HOST, port, user: SUPERUSER, password, database: 'postgres', ssl: false,
    max: 1, connect_timeout: 10, max_lifetime: null, fetch_types: false, prepare: false, onnotice: () => {},
    connection: { application_name: name },
    // Given back before it is connected: the driver never recovers from a factory that fails.
    socket: () => (socket = connect(port, HOST)),
  };
  const sql = postgres(options);
  return {
    sql,
    isOpen: () => socket !== undefined && !socket.destroyed,
    /** An idle connection must not hold up the end of a process that forgot to stop the database. */
    async keepAliveWhile<T>(work: () => Promise<T>): Promise<T> {
      socket?.ref();
      const over = new AbortController();
      try {
        // A server that dies in the middle of a greeting may leave the driver waiting for ever, and the watch with it.
        return await Promise.race([work(), sleep(PATIENCE_MS, undefined, { ref: false, signal: over.signal }).then(() => { throw new Error('the database does not answer'); })]);
      } finally {
        over.abort();
        socket?.unref();
      }
    },
  };
}
