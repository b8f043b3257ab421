import type { Handler } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { runEndpoint } from '#platform/http/run-endpoint.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { addTestPorts } from '../test-ports.ts';
import { openTestWorld } from '../test-world.ts';
import type { TestCluster } from '../test-cluster.ts';
import type { Grove, MatrixCall, MatrixRow, PrepareMatrix } from './matrix-room.ts';
import { buildMatrixTree } from './matrix-tree.ts';
import type { Verdict } from './oracle.ts';
import { buildPositions, type Position } from './positions.ts';

/** Which walls stand: both, one alone, or (as the control that a test can fail) none. */
export type Walls = 'both' | 'code' | 'database' | 'none';

/** What happened: a verdict of the walls, a listed refusal behind them, or a failure that no caller should ever see. */
export type Outcome = {
  readonly verdict: Verdict | 'invalid' | 'step-up-needed' | `refused ${string}` | `failed ${string}`;
  /** Rows whose marks stand in the answer. */
  readonly shown: readonly MatrixRow[];
};

export type Matrix = {
  readonly grove: Grove;
  readonly handlers: readonly Handler[];
  readonly calls: ReadonlyMap<string, MatrixCall>;
  /** One cell. Whatever the call changes is rolled back, so that no cell depends on another. */
  run(handler: Handler, position: Position, walls: Walls, change?: (input: object) => object): Promise<Outcome>;
  close(): Promise<void>;
};

const VERDICTS: ReadonlyMap<string, Outcome['verdict']> = new Map([
  [generalErrors['not-signed-in'].code, 'not-signed-in'], [generalErrors['not-allowed'].code, 'forbidden'],
  [generalErrors['not-found'].code, 'not-found'], [generalErrors['choose-office'].code, 'choose-office'],
  [generalErrors['invalid-input'].code, 'invalid'], [generalErrors['step-up-needed'].code, 'step-up-needed'],
]);

export async function openMatrix(
  manifests: readonly Manifest[], rooms: readonly PrepareMatrix[], cluster?: TestCluster,
): Promise<Matrix> {
  const world = await openTestWorld(manifests, cluster === undefined ? {} : { cluster });
  const aside = openDatabase(world.appUrl, { connections: 2, name: 'matrix-aside' });
  // The owner of the test database is a superuser: row-level security does not exist for it.
  const unwalled = openDatabase(world.ownerUrl, { connections: 4, name: 'matrix-unwalled' });
  const inbox = addTestPorts(world.house, aside);
  const tree = await buildMatrixTree(world);
  const grove: Grove = { world, tree, inbox, ...await buildPositions(world, tree) };
  const calls = new Map<string, MatrixCall>();
  for (const prepare of rooms) for (const [id, call] of Object.entries(await prepare(grove))) calls.set(id, call);
  addTestPorts(world.house, rolledBack(aside));
  const rows = [...new Set([...calls.values()].flatMap((call) => [...call.shows ?? [], ...call.showsOwn ?? [], ...(call.row === undefined ? [] : [call.row])]))];
  const databases: Readonly<Record<Walls, Database>> = {
    both: rolledBack(world.db), database: rolledBack(world.db), code: rolledBack(unwalled), none: rolledBack(unwalled),
  };
  return {
    grove, calls, handlers: manifests.flatMap((one) => one.handlers),
    async run(handler, position, walls, change = (input) => input) {
      const call = calls.get(handler.endpoint.id);
      if (call === undefined) throw new Error(`no input for ${handler.endpoint.id}: add it to test/matrix-inputs.ts of its room`);
      return outcomeOf(rows, runEndpoint(
        { ...world.at, db: databases[walls], walls: walls === 'database' || walls === 'none' ? 'database' : 'both' }, handler,
        toCall(grove, handler, withItsReceipt(position, call), change(call.input(position))),
      ));
    },
    async close() {
      await Promise.all([aside.close(), unwalled.close()]);
      await world.close();
    },
  };
}

function toCall(grove: Grove, { endpoint }: Handler, position: Position, input: object): Parameters<typeof runEndpoint>[2] {
  const { actingFor, actor } = position;
  return {
    actor, input, actingUnion: actingFor === undefined ? undefined : grove.tree[actingFor].id,
    idempotencyKey: endpoint.kind === 'command' ? newId(grove.world.house) : undefined,
    requestId: newId(grove.world.house), caller: { address: '203.0.113.7', device: 'device' },
  };
}

/** Whoever holds several receipts comes with the one of the row they ask for. */
function withItsReceipt(position: Position, { row }: MatrixCall): Position {
  const caseId = position.holds.find((one) => row?.belongsTo.includes(one));
  return position.actor.kind === 'receipt' && caseId !== undefined ? { ...position, actor: { ...position.actor, caseId } } : position;
}

async function outcomeOf(rows: readonly MatrixRow[], answering: Promise<{ readonly body: unknown }>): Promise<Outcome> {
  try {
    const { body } = await answering;
    const text = body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : JSON.stringify(body);
    return { verdict: 'allowed', shown: rows.filter((row) => row.marks.some((mark) => text.includes(mark))) };
  } catch (error) {
    if (error instanceof AppError) return { verdict: VERDICTS.get(error.code) ?? `refused ${error.code}`, shown: [] };
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { verdict: `failed ${code}`, shown: [] };
  }
}

const ROLLED_BACK = new Error('rolled back');

/** The same database, in which nothing stays: every transaction is undone after its answer is known. */
function rolledBack(db: Database): Database {
  return {
    ...db,
    async transact(settings, work) {
      let kept: { value: Awaited<ReturnType<typeof work>> } | undefined;
      await db.transact(settings, async (tx) => {
        kept = { value: await work(tx) };
        throw ROLLED_BACK;
      }).catch((error: unknown) => { if (error !== ROLLED_BACK) throw error; });
      if (kept === undefined) throw new Error('the transaction was not run');
      return kept.value;
    },
  };
}
