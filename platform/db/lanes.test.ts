import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { isDatabaseUnavailable, openDatabase, type Database } from './database.ts';
import type { Tx } from './tx.ts';

let world: TestWorld;
let db: Database;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

async function withLanes(connections: number, work: () => Promise<void>): Promise<void> {
  db = openDatabase(world.appUrl, { connections, name: 'lanes-test' });
  try {
    await work();
  } finally {
    await db.close();
  }
}

const kill = async (pid: number) => { await world.ownerDb.pool`select pg_terminate_backend(${pid}, 5000)`; };
const pidOf = async (tx: Tx) => (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;
const turns = async (count: number) => { for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => { setImmediate(resolve); }); };
/** Long enough for the closed socket to be noticed, with nothing asked of the connection meanwhile. */
const settle = () => new Promise((resolve) => { setTimeout(resolve, 30); });
const add = (tx: Tx, key: string) => tx`
  insert into http_answer (key_hash, body_hash, made_at) values (${Buffer.from(key)}, ${Buffer.alloc(1)}, ${world.clock.now()})`;
const countOf = async (key: string) => (await world.ownerDb.pool`select 1 from http_answer a where a.key_hash = ${Buffer.from(key)}`).length;
const failureOf = (promise: Promise<unknown>) => promise.then(() => 'succeeded', (error: unknown) => error);

describe('R4 a connection that dies', () => {
  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['the work asks again', async (tx) => tx`select 1`],
    ['the work comes to its end, and only the commit is left', async () => 'done'],
    ['the work gives up for a reason of its own', async () => { throw new Error('own reason'); }],
    ['the work swallows the failure and goes on', async (tx) => { await failureOf((async () => tx`select 1`)()); return tx`select 2`; }],
    ['the work asks many things at once', async (tx) => Promise.all([tx`select 1`, tx`select 2`, tx`select 3`])],
  ])('while %s: the caller is told to try again, nothing stays, the next one goes through', async (_name, rest) => {
    await withLanes(1, async () => {
      for (const pause of [async () => {}, () => turns(1), () => turns(5), settle]) {
        const failed = await failureOf(db.transact({}, async (tx) => {
          await add(tx, 'dying');
          await kill(await pidOf(tx));
          await pause();
          return rest(tx);
        }));
        expect(isDatabaseUnavailable(failed)).toBe(true);
        expect(await countOf('dying')).toBe(0);
        expect(await db.transact({}, async (tx) => (await tx`select 1 as one`)[0]?.['one'])).toBe(1);
      }
    });
  });

  test('while nobody uses it is replaced before the next transaction', async () => {
    await withLanes(3, async () => {
      const pids = await Promise.all([1, 2, 3].map(() => db.transact({}, async (tx) => { await tx`select pg_sleep(0.02)`; return pidOf(tx); })));
      for (const pid of pids) await kill(pid);
      await settle();
      const after = await Promise.all([1, 2, 3, 4, 5, 6].map(() => db.transact({}, pidOf)));
      for (const pid of after) expect(pids).not.toContain(pid);
    });
  });

  test('does not hold up those who wait for its lane', async () => {
    await withLanes(1, async () => {
      const first = failureOf(db.transact({}, async (tx) => { await kill(await pidOf(tx)); return tx`select 1`; }));
      const waiting = Array.from({ length: 5 }, (_, index) => db.transact({ 'app.person': String(index) }, async (tx) =>
        (await tx<{ person: string }[]>`select current_setting('app.person') as person`)[0]?.person));
      expect(isDatabaseUnavailable(await first)).toBe(true);
      expect(await Promise.all(waiting)).toEqual(['0', '1', '2', '3', '4']);
    });
  });
});

describe('a handle that outlives its transaction\'s connection', () => {
  test('AZ-5 can neither read nor write in the transaction that came after', async () => {
    await withLanes(1, async () => {
      let late: Tx | undefined;
      const failed = await failureOf(db.transact({ 'app.person': 'first' }, async (tx) => {
        late = tx;
        await kill(await pidOf(tx));
        return tx`select 1`;
      }));
      expect(isDatabaseUnavailable(failed)).toBe(true);
      await db.transact({ 'app.person': 'second' }, async (tx) => {
        await tx`select 1`;
        const refused = await failureOf((async () => late && add(late, 'late'))());
        expect(isDatabaseUnavailable(refused)).toBe(true);
      });
      expect(await countOf('late')).toBe(0);
    });
  });
});

describe('a failure that is not this connection\'s', () => {
  test('rolls back and leaves the lane in use', async () => {
    await withLanes(1, async () => {
      const pid = await db.transact({}, pidOf);
      const elsewhere = Object.assign(new Error('another connection'), { code: 'CONNECTION_CLOSED' });
      await expect(db.transact({}, async (tx) => { await add(tx, 'elsewhere'); throw elsewhere; })).rejects.toBe(elsewhere);
      expect(await countOf('elsewhere')).toBe(0);
      expect(await db.transact({}, pidOf)).toBe(pid);
    });
  });

  test('of a statement rolls everything back, also when the work swallowed it', async () => {
    await withLanes(1, async () => {
      await expect(db.transact({}, async (tx) => {
        await add(tx, 'swallowed');
        await failureOf(tx`select 1/0`);
      })).rejects.toThrow('division by zero');
      expect(await countOf('swallowed')).toBe(0);
    });
  });
});

test('no more transactions run at once than there are lanes, and none is left waiting', async () => {
  await withLanes(3, async () => {
    let running = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 60 }, (_, index) => failureOf(db.transact({}, async (tx) => {
      running += 1;
      most = Math.max(most, running);
      await tx`select pg_sleep(0.01)`;
      running -= 1;
      if (index % 7 === 0) throw new Error('rolled back');
    }))));
    expect(most).toBe(3);
    expect(running).toBe(0);
  });
});

test('a server that is not there is told at once, and after closing nothing runs', async () => {
  const nowhere = openDatabase('postgres://nobody@127.0.0.1:9/none', { connections: 1 });
  for (let round = 0; round < 3; round += 1) expect(isDatabaseUnavailable(await failureOf(nowhere.transact({}, async (tx) => tx`select 1`)))).toBe(true);
  await nowhere.close();
  expect(isDatabaseUnavailable(await failureOf(nowhere.transact({}, async (tx) => tx`select 1`)))).toBe(true);
});

describe('work that only reads', () => {
  const kinds = ['read', 'lookUp'] as const;

  test.each(kinds)('%s has its reach, and leaves none behind', async (kind) => {
    await withLanes(1, async () => {
      const person = await db[kind]({ 'app.person': 'somebody' }, async (tx) => (await tx<{ person: string }[]>`select current_setting('app.person') as person`)[0]?.person);
      expect(person).toBe('somebody');
      expect(await db[kind]({}, async (tx) => (await tx<{ person: string | null }[]>`select nullif(current_setting('app.person', true), '') as person`)[0]?.person)).toBeNull();
    });
  });

  test.each(kinds)('%s cannot write', async (kind) => {
    await withLanes(1, async () => {
      await expect(db[kind]({}, (tx) => add(tx, `written-${kind}`))).rejects.toMatchObject({ code: '25006' });
      expect(await countOf(`written-${kind}`)).toBe(0);
      expect(await db.transact({}, async (tx) => (await tx`select 1 as one`)[0]?.['one'])).toBe(1);
    });
  });

  test.each(kinds)('%s of a connection that dies is told to try again, and the next one goes through', async (kind) => {
    await withLanes(1, async () => {
      const pid = await db.transact({}, pidOf);
      await kill(pid);
      const failed = await failureOf(db[kind]({}, async (tx) => tx`select pg_sleep(0.01)`));
      // Noticed before it was asked, a new lane took its place.
      expect(isDatabaseUnavailable(failed) || Array.isArray(failed) || failed === 'succeeded').toBe(true);
      const dying = await failureOf(db[kind]({}, async (tx) => tx`select pg_terminate_backend(pg_backend_pid())`));
      expect(isDatabaseUnavailable(dying)).toBe(true);
      expect(await db[kind]({}, async (tx) => (await tx`select 1 as one`)[0]?.['one'])).toBe(1);
    });
  });

  test('a failure that the work swallowed is told all the same', async () => {
    await withLanes(1, async () => {
      await expect(db.read({}, async (tx) => { await failureOf(tx`select 1/0`); })).rejects.toThrow('division by zero');
    });
  });

  test('lookUp answers many statements of one turn, and refuses one that is asked later', async () => {
    await withLanes(1, async () => {
      const both = await db.lookUp({ 'app.person': 'p' }, (tx) => Promise.all([tx`select 1 as n`, tx`select current_setting('app.person') as n`]));
      expect(both.map(([row]) => row?.['n'])).toEqual([1, 'p']);
      await expect(db.lookUp({}, async (tx) => { await tx`select 1`; return tx`select 2`; })).rejects.toThrow('this transaction is over');
      expect(await db.transact({}, async (tx) => (await tx`select 1 as one`)[0]?.['one'])).toBe(1);
    });
  });

  test('many at once, on few lanes, keep their reaches apart', async () => {
    await withLanes(3, async () => {
      const seen = await Promise.all(Array.from({ length: 200 }, (_, index) => db[index % 3 === 0 ? 'transact' : kinds[index % 2] ?? 'read'](
        { 'app.person': String(index) }, async (tx) => (await tx<{ person: string }[]>`select current_setting('app.person') as person`)[0]?.person)));
      expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => String(index)));
    });
  });
});

test('AZ-5 a handle that outlives its transaction is refused, also on a healthy connection', async () => {
  await withLanes(1, async () => {
    let late: Tx | undefined;
    await db.transact({ 'app.person': 'first' }, async (tx) => { late = tx; });
    await db.transact({ 'app.person': 'second' }, async (tx) => {
      await tx`select 1`;
      expect(await failureOf((async () => late && add(late, 'late'))())).toBeInstanceOf(TypeError);
    });
    expect(await countOf('late')).toBe(0);
  });
});
