import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { toErrorAnswer } from '#platform/http/error-answer.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { isDatabaseUnavailable, openDatabase, violatedConstraint, type Database } from './database.ts';

let world: TestWorld;
let db: Database;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  db = openDatabase(world.appUrl, { connections: 2, name: 'database-test' });
});
afterAll(async () => {
  await db.close();
  await world.close();
});

const settingIn = (at: Database, name: string) => at.pool<{ value: string | null }[]>`select current_setting(${name}, true) as value`;

describe('the settings of a transaction', () => {
  const hostile = fc.oneof(
    fc.constantFrom("'", "''", "\\'", "'; reset role; --", "'; set local app.system = 'replay", '$$', '$1', '\\', '\n', '\u2028', "x' || current_user || '", ''),
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')), fc.string({ unit: fc.constantFrom("'", '\\', ';', '-', 'a', ' ') }),
  );

  test('arrive as the very text they were, and set nothing else', async () => {
    await fc.assert(fc.asyncProperty(hostile, hostile, async (first, second) => {
      await db.transact({ 'app.o1': first, 'app.p1': second }, async (tx) => {
        const [row] = await tx<Record<string, string | null>[]>`
          select current_setting('app.o1', true) as o1, current_setting('app.p1', true) as p1, current_setting('app.system', true) as system,
                 current_user = session_user as "isSelf"`;
        expect(row).toMatchObject({ o1: first, p1: second, isSelf: true });
        expect(row?.['system'] ?? '').toBe('');
      });
    }), runs(300));
  });

  test.each(['app.o1; reset role', 'role', 'search_path', 'app.O1', "app.o1 = 'x' --", 'app.', 'app.o1\n', 'row_security'])(
    'a name like "%s" is refused before anything is sent', async (name) => {
      await expect(db.transact({ [name]: 'x' }, async () => 'ran')).rejects.toBeInstanceOf(TypeError);
    });

  test('a NUL, which PostgreSQL cannot hold, is refused', async () => {
    await expect(db.transact({ 'app.o1': 'a\0b' }, async () => 'ran')).rejects.toBeInstanceOf(TypeError);
  });

  test('are gone with the transaction, committed or not', async () => {
    const one = openDatabase(world.appUrl, { connections: 1 });
    try {
      await one.transact({ 'app.system': 'replay' }, async (tx) => tx`select 1`);
      expect((await settingIn(one, 'app.system'))[0]?.value ?? '').toBe('');
      await expect(one.transact({ 'app.system': 'replay' }, async (tx) => tx`select 1/0`)).rejects.toThrow();
      expect((await settingIn(one, 'app.system'))[0]?.value ?? '').toBe('');
    } finally {
      await one.close();
    }
  });

  test('travel unawaited, because a failed one leaves a transaction in which nothing runs', async () => {
    await expect(db.transact({}, async (tx) => {
      tx.unsafe('set local app.o1 = no quotes here').catch(() => {});
      return tx`select 1 as ran`;
    })).rejects.toThrow();
  });
});

describe('a failure that trying again may mend', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  test.each(['57P01', '57P03', '53300', '53100', '08006', '57014', '40P01', '40001', 'ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT'])(
    '%s is told as busy, with 503', (code) => {
      expect(isDatabaseUnavailable(withCode(code))).toBe(true);
      expect(toErrorAnswer(withCode(code), 'r')).toMatchObject({ status: 503, isBug: false, body: { code: 'http/busy' } });
    });
  test.each(['23505', '42501', '22P02', '42P01', 'P0001', 'ENOENT'])('%s is not', (code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(false);
    expect(toErrorAnswer(withCode(code), 'r')).toMatchObject({ status: 500, isBug: true, body: { code: 'http/bug', params: {} } });
  });

  test('a violated constraint is known by its name, anything else is none', async () => {
    const broken = await db.transact({ 'app.system': 'setup' }, (tx) => tx`
      insert into orgs_union (id, name, kind, level, path, ancestors, is_generated, founded_at)
      values (gen_random_uuid(), 'x', 'nonsense', 1, '1/', '{}', false, ${world.clock.now()})`).catch((error: unknown) => error);
    expect(violatedConstraint(broken)).toBe('orgs_union_kind_check');
    expect(violatedConstraint(withCode('57P01'))).toBeUndefined();
    expect(violatedConstraint('text')).toBeUndefined();
  });
});

describe('R4 a backend that dies under a request', () => {
  const kill = (pid: number) => world.ownerDb.pool`select pg_terminate_backend(${pid})`;

  test('fails that request as unavailable, half of it is nowhere, and the pool heals', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = `00000000-0000-7000-8000-0000000000${String(round).padStart(2, '0')}`;
      const failed = await db.transact({}, async (tx) => {
        await tx`insert into http_answer (key_hash, body_hash, made_at) values (${Buffer.from(id)}, ${Buffer.alloc(1)}, ${world.clock.now()})`;
        const [mine] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
        await kill(mine?.pid ?? 0);
        return tx`select 1`;
      }).catch((error: unknown) => error);
      expect(isDatabaseUnavailable(failed)).toBe(true);
      const after = await db.transact({}, (tx) => tx`select 1 from http_answer a where a.key_hash = ${Buffer.from(id)}`);
      expect(after).toHaveLength(0);
    }
  });

  test('takes down only the requests on its connections', async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => db.transact({ 'app.person': String(index) }, async (tx) => {
      const [mine] = await tx<{ pid: number; person: string }[]>`select pg_backend_pid() as pid, current_setting('app.person') as person`;
      if (index % 10 === 3) await kill(mine?.pid ?? 0);
      const [again] = await tx<{ person: string }[]>`select current_setting('app.person') as person`;
      return again?.person;
    }).catch((error: unknown) => { expect(isDatabaseUnavailable(error)).toBe(true); return 'failed'; })));
    outcomes.forEach((outcome, index) => expect(index % 10 === 3 ? 'failed' : String(index)).toBe(outcome));
  });
});
