import postgres from 'postgres';
import type { PostgresTypes, Tx } from './tx.ts';

type Options = postgres.Options<{ date: postgres.PostgresType<string>; bigint: postgres.PostgresType<number> }>;

/** One connection that carries one transaction at a time. `isLost` is set, and `onLoss` called, as its socket closes. */
type Lane = { readonly sql: postgres.Sql<PostgresTypes>; isLost: boolean; onLoss: () => void };

export type Lanes = {
  /** Runs `work` in one transaction: commits, or rolls back on a throw. Waits while all lanes are taken. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * Transactions over postgres.js 3.4.9. After the death of a backend its begin() writes the ROLLBACK to a socket that is
 * gone: an uncaught TypeError that ends the process, and a connection that answers nobody ever after
 * (porsager/postgres#1154, #1208, both open). So nothing is sent on a lost connection, and its lane is thrown away:
 * a handle that some late code still holds can never write into the next request's transaction.
 */
export function openLanes(url: string, options: Options, most: number): Lanes {
  const idle: Lane[] = [];
  const waiting: ((lane: Lane) => void)[] = [];
  const all = new Set<Lane>();
  let isClosed = false;

  const openLane = (): Lane => {
    const onclose = () => {
      lane.isLost = true;
      lane.onLoss();
    };
    const sql = postgres(url, { ...options, max: 1, max_lifetime: null, onclose });
    const lane: Lane = { sql, isLost: false, onLoss: () => {} };
    all.add(lane);
    return lane;
  };
  const discard = (lane: Lane): void => {
    all.delete(lane);
    lane.sql.end({ timeout: 0 }).catch(() => {});
  };
  /** The server may have closed connections while nobody used them. */
  const findIdle = (): Lane | undefined => {
    for (;;) {
      const lane = idle.pop();
      if (lane === undefined || !lane.isLost) return lane;
      discard(lane);
    }
  };
  const giveBack = (used: Lane): void => {
    if (used.isLost) discard(used);
    const lane = used.isLost && !isClosed ? openLane() : used;
    const next = waiting.shift();
    if (next === undefined) idle.push(lane);
    else next(lane);
  };

  return {
    async run(work) {
      const lane = findIdle() ?? (all.size < most ? openLane() : await new Promise<Lane>((resolve) => { waiting.push(resolve); }));
      const lost = new Promise<never>((_resolve, reject) => { lane.onLoss = () => { reject(lostError()); }; });
      try {
        return await Promise.race([runOn(lane, lost, work), lost]);
      } finally {
        lane.onLoss = () => {};
        giveBack(lane);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...all].map((lane) => lane.sql.end({ timeout: 5 })));
    },
  };
}

async function runOn<T>(lane: Lane, lost: Promise<never>, work: (tx: Tx) => Promise<T>): Promise<T> {
  // postgres.js types begin() by unwrapping arrays of promises; our work returns plain values.
  const result = await lane.sql.begin(async (sql) => {
    try {
      return { value: await work(guarded(sql, lane)) };
    } catch (error) {
      if (isConnectionError(error)) await closing(lost);
      throw error;
    } finally {
      // Whatever the work said, begin() must not go on to COMMIT or ROLLBACK; run() has rejected already.
      if (lane.isLost) await new Promise(() => {});
    }
  });
  return result.value;
}

/** The transaction's handle, which refuses to send anything once its connection is lost. */
function guarded(sql: postgres.TransactionSql<PostgresTypes>, lane: Lane): Tx {
  const requireLane = () => {
    if (lane.isLost) throw lostError();
  };
  return new Proxy(sql, {
    apply(target, self, parts) { requireLane(); return Reflect.apply(target, self, parts); },
    get(target, name) { requireLane(); return Reflect.get(target, name); },
  });
}

/** After these the socket closes by itself: a FATAL of the server, or an error of the socket. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof postgres.PostgresError) return error.severity === 'FATAL' || error.severity === 'PANIC';
  return 'code' in error && /^(?:CONNECTION_|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(String(error.code));
}

/** Waits until the socket has closed; for a second in vain when the error was another connection's. */
async function closing(lost: Promise<never>): Promise<void> {
  await Promise.race([lost.catch(() => {}), new Promise((resolve) => { setTimeout(resolve, 1000).unref(); })]);
}

function lostError(): Error {
  return Object.assign(new Error('the connection of this transaction was lost'), { code: 'CONNECTION_CLOSED' });
}
