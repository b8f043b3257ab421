import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runEndpoint } from '#platform/http/run-endpoint.ts';
import { parseInput } from '#platform/http/parse-input.ts';
import { toErrorAnswer } from '#platform/http/error-answer.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { openMatrix, type Matrix } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '../manifests.ts';
import { matrixRooms } from './matrix-rooms.ts';

let matrix: Matrix;
let tables: string[];
let columns: string[];
beforeAll(async () => {
  matrix = await openMatrix(manifests, matrixRooms);
  const { pool } = matrix.grove.world.ownerDb;
  tables = (await pool<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'zhijia'
    where c.relkind = 'r' and c.relname not like 'setup%' order by 1`).map((row) => row.name);
  columns = (await pool<{ name: string }[]>`
    select distinct c.column_name::text as name from information_schema.columns c where c.table_schema = 'zhijia' order by 1`).map((row) => row.name);
});
afterAll(async () => { await matrix.close(); });

/**
 * Tables that answer a transaction without any reach, each with its reason. A new one that answers, or one of these
 * that does so no longer, fails the test.
 */
const PUBLIC_TABLES: Readonly<Record<string, string>> = {
  orgs_union: 'names and places of unions are public',
  orgs_placement: 'and so are those they had',
  access_grant: 'who holds an office is public inside the house, and every reach is computed from it',
  access_absence: 'as public as who holds an office: a worker\'s case must find somebody who is there',
  appeals_code: 'a poster hangs on a wall for everybody to read',
  membership_limit: 'a promise to workers is public',
  aid_standard: 'by what people are measured is public',
  membership_card_key: 'public keys, by which any phone checks a card',
  flows_version: 'how a union works is no secret from those who apply',
  calendar_year: 'the calendar is everybody\'s',
  calendar_day: 'the calendar is everybody\'s',
  figures_state: 'one instant: up to when figures are counted',
  accounts_session: 'looked up by the hash of a token before anybody is known',
  crypto_key: 'wrapped: noise without the keyring',
  crypto_keyring: 'the name of a keyring',
  crypto_forgotten: 'an id of which nothing else is left',
  http_answer: 'sealed with the idempotency key that asks for it',
  guard_use: 'counters under a keyed hash: only who knows the subject finds its row, and it says a number',
  appeals_limit: 'a promise to workers is public',
  switchboard_version: 'what a phone shows to everybody who opens it is public',
  switchboard_layout: 'which version of it is in force',
  switchboard_address: 'an address is printed on posters',
  consents_version: 'a notice is read before anybody gives a single datum',
  consents_contact: 'whom to ask about one\'s data is said to everybody',
  switchboard_stamp: 'one number: whether what a process keeps in memory still holds',
};

describe('AZ-3 a transaction that forgot its reach', () => {
  test('reads nothing that is not public', async () => {
    const { db, ownerDb } = matrix.grove.world;
    const answering: string[] = [];
    const empty: string[] = [];
    for (const table of tables) {
      const [all] = await ownerDb.pool<{ rows: number }[]>`select count(*) as rows from ${ownerDb.pool(table)}`;
      const [seen] = await db.transact({}, (tx) => tx<{ rows: number }[]>`select count(*) as rows from ${tx(table)}`);
      if (all?.rows === 0) empty.push(table);
      if (seen?.rows !== 0) answering.push(table);
    }
    const planted = Object.keys(PUBLIC_TABLES).filter((table) => !empty.includes(table)).sort();
    expect(answering.sort()).toEqual(planted);
    // The rest of the statement is empty where nothing was planted.
    expect(tables.length - empty.length).toBeGreaterThan(12);
  });

  test('changes and removes nothing anywhere but its own answer and session', async () => {
    const { db } = matrix.grove.world;
    const free = ['http_answer', 'accounts_session', 'crypto_key', 'guard_use'];
    for (const table of tables) {
      const columnsOf = await matrix.grove.world.ownerDb.pool<{ name: string }[]>`
        select c.column_name::text as name from information_schema.columns c
        where c.table_schema = 'zhijia' and c.table_name = ${table} and c.is_identity = 'NO' order by c.ordinal_position`;
      const column = columnsOf.at(-1)?.name ?? '';
      for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
        const touched = await db.transact({}, async (tx) => {
          const { count } = await tx.unsafe(statement);
          throw Object.assign(new Error('rolled back'), { touched: count });
        }).catch((error: unknown) => (error instanceof Error && 'touched' in error ? error.touched : 'refused'));
        if (!free.includes(table)) expect([0, 'refused'], statement).toContain(touched);
      }
    }
  });
});

describe('AZ-8 nobody smuggles a column in', () => {
  const endpoints = manifests.flatMap((one) => Object.values(one.endpoints));

  test.for(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', ([id, endpoint]) => {
    const valid = matrix.calls.get(id)?.input(matrix.grove.positions[0] as Position) ?? {};
    expect(() => parseInput(endpoint.input, valid)).not.toThrow();
    const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const extra = new Set([...columns, ...columns.map(camel), '__proto__', 'constructor', 'isAdmin']);
    for (const name of Object.keys(endpoint.input.shape)) extra.delete(name);
    expect(extra.size).toBeGreaterThan(80);
    for (const name of extra) {
      // Object.defineProperty: '__proto__' in a literal would set the prototype instead of arriving as a field.
      const input = Object.defineProperty({ ...valid }, name, { value: 'x', enumerable: true });
      expect(() => parseInput(endpoint.input, input), name).toThrow('http/invalid-input');
    }
  });
});

describe('inputs are what JSON can carry', () => {
  test.for(manifests.flatMap((one) => Object.values(one.endpoints)).map((endpoint) => [endpoint.id, endpoint] as const))('%s', ([id, endpoint]) => {
    // A Date can be handed over in a test and never arrives over the network: there it is a text.
    const kinds: string[] = [];
    z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any', override: ({ zodSchema }) => { kinds.push(zodSchema._zod.def.type); } });
    for (const kind of ['date', 'bigint', 'map', 'set', 'symbol', 'file']) expect(kinds).not.toContain(kind);
    const valid = matrix.calls.get(id)?.input(matrix.grove.positions[0] as Position) ?? {};
    expect(parseInput(endpoint.input, JSON.parse(JSON.stringify(valid)))).toEqual(parseInput(endpoint.input, valid));
  });
});

describe('AZ-9 what is not yours answers like what does not exist', () => {
  const loading = manifests.flatMap((one) => one.handlers).filter((handler) => 'resource' in handler.endpoint.access);

  test.for(loading.map((handler) => [handler.endpoint.id, handler] as const))('%s', async ([id, handler]) => {
    const call = matrix.calls.get(id);
    const { access } = handler.endpoint;
    if (call === undefined || !('field' in access)) throw new Error(`no input for ${id}`);
    let asked = 0;
    for (const position of matrix.grove.positions) {
      const { verdict } = await matrix.run(handler, position, 'both');
      if (verdict !== 'not-found') continue;
      asked += 1;
      const own = answerOf(id, position, call.input(position));
      const nowhere = answerOf(id, position, { ...call.input(position), [access.field]: newId(matrix.grove.world.house) });
      expect(await own, position.name).toEqual(await nowhere);
      expect(await own).toEqual({ status: 404, isBug: false, body: { code: 'http/not-found', params: {}, requestId: 'r' } });
    }
    expect(asked).toBeGreaterThan(0);
  });

  async function answerOf(id: string, position: Position, input: object): Promise<unknown> {
    const handler = matrix.handlers.find((one) => one.endpoint.id === id);
    if (handler === undefined) throw new Error(id);
    const { world, tree } = matrix.grove;
    return runEndpoint(world.at, handler, {
      actor: position.actor, input, actingUnion: position.actingFor === undefined ? undefined : tree[position.actingFor].id,
      idempotencyKey: handler.endpoint.kind === 'command' ? newId(world.house) : undefined,
      requestId: 'r', caller: { address: '127.0.0.1', device: undefined },
    }).then(() => 'answered', (error: unknown) => toErrorAnswer(error, 'r'));
  }

  test('ids that leave the house are UUIDs, which cannot be counted up', () => {
    for (const call of matrix.calls.values()) {
      const [first] = matrix.grove.positions;
      if (first === undefined) continue;
      for (const [name, value] of Object.entries(call.input(first))) if (name.endsWith('Id')) expect(isUuid(String(value)), name).toBe(true);
    }
  });
});
