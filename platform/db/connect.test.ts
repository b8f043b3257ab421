import { connect, createServer } from 'node:net';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { connectPostgres } from './connect.ts';

let world: TestWorld;
let ours: ReturnType<typeof connectPostgres>;
/** The driver as it comes: what it asks the server about arrays is what ours must know. */
let plain: postgres.Sql;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  ours = connectPostgres(world.appUrl, { max: 1, onnotice: () => {} });
  plain = postgres(world.appUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await Promise.all([ours.end(), plain.end()]);
  await world.close();
});

describe('arrays', () => {
  test.for([
    ['text', ['', 'NULL', 'null', '{}', '"', '\\', ',', '职工 之家', 'a"b\\c,{d}', '\n\t ']],
    ['uuid', ['00000000-0000-4000-8000-000000000001']],
    ['integer', [0, -1, 2147483647]],
    ['smallint', [7, -7]],
    ['boolean', [true, false]],
    ['double precision', [1.5, -0.25]],
    ['timestamptz', [new Date('2026-11-23T08:00:00.123Z')]],
    ['jsonb', [{ a: ['b', null] }, { 引: '"' }]],
    ['bytea', [Buffer.from([0, 255, 92])]],
  ] as const)('of %s come back as the driver itself would bring them', async ([type, values]) => {
    const ask = (sql: postgres.Sql) => sql`
      select ${sql.typed<unknown>([...values], 0)}::${sql.unsafe(type)}[] as list, '{}'::${sql.unsafe(type)}[] as empty, null::${sql.unsafe(type)}[] as nothing`;
    const [[mine], [its]] = [await ask(ours), await ask(plain)];
    expect(mine).toEqual(its);
    expect(mine).toEqual({ list: values, empty: [], nothing: null });
  });

  test('of days and counts are read as the house reads days and counts', async () => {
    const [row] = await ours`select ${['2026-02-28']}::date[] as days, ${[9_007_199_254_740_991]}::bigint[] as counts, ${['a']}::varchar[] as words`;
    expect(row).toEqual({ days: ['2026-02-28'], counts: [9_007_199_254_740_991], words: ['a'] });
  });

  test('of any text and of arrays survive the way there and back', async () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', '{', '}', ',', ' ', 'NULL'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })) });
    await fc.assert(fc.asyncProperty(fc.array(fc.option(text)), async (words) => {
      const [row] = await ours<{ words: unknown }[]>`select ${words}::text[] as words`;
      expect(row?.words).toEqual(words);
    }), runs(200));
    const [nested] = await ours`select ${[[1, 2], [3, 4]]}::integer[] as grid`;
    expect(nested).toEqual({ grid: [[1, 2], [3, 4]] });
  });
});

/** Everything that a client says to the database, overheard between the two. */
async function overhear(ask: (url: string) => postgres.Sql): Promise<string> {
  const address = new URL(world.appUrl);
  const there = { host: address.hostname, port: Number(address.port) };
  let heard = '';
  const between = createServer((client) => {
    const database = connect(there);
    client.on('data', (bytes) => { heard += bytes.toString('latin1'); });
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) socket.on('error', () => {}).on('close', () => { client.destroy(); database.destroy(); });
  });
  onTestFinished(() => { between.close(); });
  await new Promise<void>((resolve) => { between.listen(0, '127.0.0.1', resolve); });
  const here = between.address();
  address.port = String(typeof here === 'object' ? here?.port : '');
  const sql = ask(address.href);
  await sql`select 1 as mine`;
  await sql.end();
  return heard;
}

test('a new connection asks nothing of its own, whose failure nobody could catch; control: the driver as it comes does', async () => {
  const ownWords = await overhear((url) => connectPostgres(url, { max: 1, onnotice: () => {} }));
  expect(ownWords).toContain('select 1 as mine');
  expect(ownWords).not.toContain('pg_type');
  expect(await overhear((url) => postgres(url, { max: 1, onnotice: () => {} }))).toContain('pg_type');
});
