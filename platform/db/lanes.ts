import postgres from 'postgres';
import { connectPostgres } from './connect.ts';
import type { PostgresTypes, Tx } from './tx.ts';

type Options = Parameters<typeof connectPostgres>[1];

/** One connection that carries one transaction at a time. `isLost` is set, and `onLoss` called, as its socket closes. */
type Lane = { readonly sql: postgres.Sql<PostgresTypes>; isConnected: boolean; isLost: boolean; onLoss: () => void };

export type Opening = {
  /** Statements that hold for the transaction, e.g. `set local …; set local …`. */
  readonly settings: string;
  /** 'one-trip': only reads, and asks everything in the turn of the event loop in which it is called. */
  readonly kind: 'write' | 'read' | 'one-trip';
};

export type Lanes = {
  /** Runs `work` in one transaction: commits, or rolls back on a throw. Waits while all lanes are taken. */
  run<T>(opening: Opening, work: (tx: Tx) => Promise<T>): Promise<T>;
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
  const taken = new Set<Lane>();
  let onAllBack = (): void => {};
  let isClosed = false;

  const openLane = (): Lane => {
    const lane = newLane(url, options);
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
    used.onLoss = () => {};
    taken.delete(used);
    if (taken.size === 0) onAllBack();
    if (used.isLost) discard(used);
    const lane = used.isLost && !isClosed ? openLane() : used;
    const next = waiting.shift();
    if (next === undefined) idle.push(lane);
    else next(lane);
  };

  return {
    async run(opening, work) {
      const lane = findIdle() ?? (all.size < most ? openLane() : await new Promise<Lane>((resolve) => { waiting.push(resolve); }));
      taken.add(lane);
      const lost = new Promise<never>((_resolve, reject) => { lane.onLoss = () => { reject(lostError()); }; });
      let end: Promise<unknown> = Promise.resolve();
      try {
        // A reservation after the end would wait for ever.
        if (isClosed) throw lostError();
        const ran = await Promise.race([runOn(lane, lost, opening, work), lost]);
        end = ran.end;
        return ran.value;
      } finally {
        Promise.race([end, lost]).catch(() => {}).finally(() => { giveBack(lane); });
      }
    },
    async close() {
      isClosed = true;
      // The driver's end() does not notice when a connection that was reserved is free again.
      if (taken.size > 0) await soon(new Promise((resolve) => { onAllBack = () => { resolve(undefined); }; }), 4000);
      await Promise.all([...all].map((lane) => lane.sql.end({ timeout: 1 })));
    },
  };
}

function newLane(url: string, options: Options): Lane {
  const onclose = () => {
    lane.isLost = true;
    lane.onLoss();
  };
  const sql = connectPostgres(url, { ...options, max: 1, max_lifetime: null, onclose });
  const lane: Lane = { sql, isConnected: false, isLost: false, onLoss: () => {} };
  return lane;
}

/** One transaction as its handle sees it: once over, or its connection lost, the handle sends nothing any more. */
type Turn = { readonly lane: Lane; isOver: boolean; failure: unknown };

/**
 * `end` is settled when the lane is free again. A transaction that only reads does not wait for the server at either
 * end: BEGIN travels with its first statements, and nothing can come of its COMMIT that would change the answer. If its
 * BEGIN were lost, the statements behind it would have no reach and find nothing; one that writes waits for it.
 */
async function runOn<T>(
  lane: Lane, lost: Promise<never>, opening: Opening, work: (tx: Tx) => Promise<T>,
): Promise<{ value: T; end: Promise<unknown> }> {
  // The driver never resolves a reservation that opens the connection without asking for array types.
  if (!lane.isConnected) await lane.sql`select 1`;
  lane.isConnected = true;
  const connection = await lane.sql.reserve();
  const turn: Turn = { lane, isOver: false, failure: undefined };
  const tx = guarded(connection, turn);
  const finish = async (statement: 'commit' | 'rollback'): Promise<void> => {
    turn.isOver = true;
    // Nothing is sent on a lost connection; run() has rejected already.
    if (lane.isLost) await new Promise(() => {});
    await connection.unsafe(statement).finally(() => { if (!lane.isLost) connection.release(); });
  };
  let end: Promise<void> | undefined;
  const startEnd = (statement: 'commit' | 'rollback'): Promise<void> => {
    end ??= finish(statement);
    end.catch(() => {});
    return end;
  };
  try {
    const begun = tx.unsafe(`begin${opening.kind === 'write' ? '' : ' read only'}; ${opening.settings}`);
    if (opening.kind === 'write') await begun;
    else begun.catch(() => {});
    // Before the statements, which the driver sends in this same phase of the event loop: all leave in one packet.
    if (opening.kind === 'one-trip') setImmediate(() => { void startEnd('commit'); });
    const value = await work(tx);
    if (turn.failure !== undefined) throw turn.failure;
    const committed = startEnd('commit');
    if (opening.kind === 'write') await committed;
    // Of a statement that nobody waited for: PostgreSQL answers the commit behind it with a rollback.
    if (turn.failure !== undefined) throw turn.failure;
    return { value, end: committed };
  } catch (error) {
    if (isConnectionError(error)) await closing(lost);
    await startEnd('rollback').catch(() => {});
    throw isAborted(error) && turn.failure !== undefined ? turn.failure : error;
  }
}

/** The transaction's handle. It remembers its first failure: COMMIT after a failure that the work swallowed would not say so. */
function guarded(sql: postgres.ReservedSql<PostgresTypes>, turn: Turn): Tx {
  const requireTurn = () => {
    if (turn.lane.isLost) throw lostError();
    if (turn.isOver) throw new TypeError('this transaction is over');
  };
  const watched = (made: unknown): unknown => {
    // A statement of postgres.js is told of its failure here; to wait for it instead would send pieces of SQL by themselves.
    const fail: unknown = made instanceof Promise ? Reflect.get(made, 'reject') : undefined;
    if (!(made instanceof Promise) || typeof fail !== 'function') return made;
    Reflect.set(made, 'reject', (error: unknown) => {
      turn.failure ??= error;
      Reflect.apply(fail, made, [error]);
    });
    return made;
  };
  return new Proxy(sql, {
    apply(target, self, parts) { requireTurn(); return watched(Reflect.apply(target, self, parts)); },
    get(target, name) {
      requireTurn();
      const value: unknown = Reflect.get(target, name);
      return name === 'unsafe' && typeof value === 'function' ? (...parts: unknown[]) => watched(Reflect.apply(value, target, parts)) : value;
    },
  });
}

/** "Current transaction is aborted": an earlier failure is the one to tell of. */
function isAborted(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === '25P02';
}

/** After these the socket closes by itself: a FATAL of the server, or an error of the socket. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof postgres.PostgresError) return error.severity === 'FATAL' || error.severity === 'PANIC';
  return 'code' in error && /^(?:CONNECTION_|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(String(error.code));
}

/** Waits until the socket has closed; for a second in vain when the error was another connection's. */
async function closing(lost: Promise<never>): Promise<void> {
  await soon(lost.catch(() => {}), 1000);
}

async function soon(work: Promise<unknown>, withinMs: number): Promise<void> {
  await Promise.race([work, new Promise((resolve) => { setTimeout(resolve, withinMs).unref(); })]);
}

function lostError(): Error {
  return Object.assign(new Error('the connection of this transaction was lost'), { code: 'CONNECTION_CLOSED' });
}
