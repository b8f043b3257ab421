import { connectPostgres } from './connect.ts';
import { SCHEMA } from './database.ts';
import type { Tx } from './tx.ts';

/** One connection as the owner of the database, for work outside requests that PostgreSQL ties to its session. */
export type OwnerSession = {
  readonly sql: Tx;
  /** One READ COMMITTED transaction on that connection; rolled back on a throw. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** The connection is never renewed, however long the work takes, and no statement is timed out. */
export function openOwnerSession(ownerUrl: string): OwnerSession {
  const sql = connectPostgres(ownerUrl, {
    max: 1, max_lifetime: null, connect_timeout: 10, onnotice: () => {},
    connection: { search_path: SCHEMA, TimeZone: 'UTC', application_name: 'zhijia-owner' },
  });
  return {
    sql,
    async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const held: { value?: T } = {};
      await sql.begin(async (tx) => { held.value = await work(tx); });
      // -- begin() resolves only after work did
      return held.value as T;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
