import type postgres from 'postgres';
import { connectPostgres } from './connect.ts';
import { openLanes } from './lanes.ts';
import { PLANNED_ONCE } from './plan-mode.ts';
import { setLocal, type TxSettings } from './set-local.ts';
import type { PostgresTypes, Tx } from './tx.ts';

export type Database = {
  /** Runs `work` in one READ COMMITTED transaction in which `settings` hold; commits, or rolls back on a throw. */
  transact<T>(settings: TxSettings, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for statements that find rows by key alone: each is planned once per connection, not at every call. */
  transactByKey<T>(settings: TxSettings, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for work that only reads: two waits for the server less, and a statement that writes is refused. */
  read<T>(settings: TxSettings, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same in one trip, for statements that find rows by key alone and do not need each other's answers: `work` asks
   * them all before it first waits. Each is planned once per connection, not at every call.
   */
  lookUp<T>(settings: TxSettings, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For the few platform statements that need no reach and find by key (sessions). One statement, its own transaction. */
  readonly pool: postgres.Sql<PostgresTypes>;
  close(): Promise<void>;
};

export const SCHEMA = 'zhijia';

/**
 * Opens a database: `connections` bounds the transactions at once, four more connections serve single statements.
 * Statements longer than 30 s are refused by the server.
 */
export function openDatabase(url: string, options: { connections?: number; name?: string } = {}): Database {
  const shared = {
    onnotice: () => {},
    connect_timeout: 5,
    connection: {
      application_name: options.name ?? 'zhijia',
      search_path: SCHEMA,
      // Named statements with a generic plan made a small union's list 130 times slower (docs/adr/0001).
      plan_cache_mode: 'force_custom_plan',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: 'UTC',
    },
  };
  const byKey = { ...shared, connection: { ...shared.connection, plan_cache_mode: 'force_generic_plan' } };
  const pool = connectPostgres(url, { ...byKey, max: Math.min(4, options.connections ?? 4) });
  const lanes = openLanes(url, shared, options.connections ?? 10);
  return {
    pool,
    // Async: a bad setting is a rejection like any other failure.
    transact: async (settings, work) => lanes.run({ settings: setLocal(settings), kind: 'write' }, work),
    transactByKey: async (settings, work) => lanes.run({ settings: plannedOnce(settings), kind: 'write' }, work),
    read: async (settings, work) => lanes.run({ settings: setLocal(settings), kind: 'read' }, work),
    lookUp: async (settings, work) => lanes.run({ settings: plannedOnce(settings), kind: 'one-trip' }, work),
    async close() {
      await Promise.all([lanes.close(), pool.end({ timeout: 5 })]);
    },
  };
}

const plannedOnce = (settings: TxSettings): string => [setLocal(settings), PLANNED_ONCE].filter((words) => words !== '').join('; ');

/** True when the failure is the connection's or the server's, so that trying again later may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return /^(?:CONNECTION_|CONNECT_|ECONNREFUSED$|ECONNRESET$|EPIPE$|57P|53|08)/.test(code) || PASSING.has(code);
}

/** Deadlock, serialization, lock and statement timeouts, a transaction left idle: the same request may well succeed. */
const PASSING: ReadonlySet<string> = new Set(['40P01', '40001', '55P03', '57014', '25P03', '25P04']);

/** The violated constraint's name, or undefined; stores turn known names into refusals. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (!String(error.code).startsWith('23')) return undefined;
  return 'constraint_name' in error ? String(error.constraint_name) : undefined;
}
