import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { manifests } from '#apps/server/manifests.ts';
import { handle } from '#platform/access/handler.ts';
import { openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { addScreens } from './screens.ts';
import { buildServer } from './server.ts';

const access = openToAll('a test');
const echo = defineQuery({ id: 'probe.echoText', access, input: z.object({ text: z.string().max(20) }), output: z.object({ text: z.string() }), errors: [] });
const write = defineCommand({ id: 'probe.writeThing', access, input: z.object({ text: z.string() }), output: z.object({ pid: z.int() }), errors: [] });
const die = defineCommand({ id: 'probe.loseConnection', access, input: z.object({}), output: z.object({}), errors: [] });
const fail = defineQuery({ id: 'probe.failInside', access, input: z.object({}), output: z.object({}), errors: [] });

let world: TestWorld;
let app: Awaited<ReturnType<typeof buildServer>>;
const logged: unknown[] = [];

beforeAll(async () => {
  world = await openTestWorld(manifests);
  const pidOf = async (tx: TestWorld['db']['pool'] | Parameters<Parameters<TestWorld['db']['transact']>[1]>[0]) => (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;
  app = await buildServer({
    house: { ...world.house, log: { ...world.house.log, error: (fields, sentence) => { logged.push({ fields, sentence }); } } },
    db: world.db, version: 'test', afterCommit: () => {}, resources: [], resolveActor: async () => ({ kind: 'anonymous' }),
    handlers: [
      handle(echo, async (_ctx, { text }) => ({ text })),
      handle(write, async (ctx) => ({ pid: await pidOf(ctx.tx) })),
      handle(die, async (ctx) => {
        await world.ownerDb.pool`select pg_terminate_backend(${await pidOf(ctx.tx)})`;
        await ctx.tx`select 1`;
        return {};
      }),
      handle(fail, async () => { throw new Error('secret of 王师傅 in a message'); }),
    ],
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const post = (url: string, body: unknown, headers: Record<string, string> = {}) => app.inject({
  method: 'POST', url, headers: { 'content-type': 'application/json', 'idempotency-key': newId(world.house), ...headers },
  payload: typeof body === 'string' ? body : JSON.stringify(body),
});
const get = (url: string) => app.inject({ method: 'GET', url });
const codeOf = (response: { json(): { code: string } }) => response.json().code;

describe('R4 over the network', () => {
  test('a request whose connection is lost is told to try again, and so is nobody else', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => post(index % 6 === 0 ? `/api${die.path}` : `/api${write.path}`, index % 6 === 0 ? {} : { text: 'x' })));
    answers.forEach((answer, index) => {
      expect(answer.statusCode).toBe(index % 6 === 0 ? 503 : 200);
      if (index % 6 === 0) expect([codeOf(answer), answer.headers['retry-after']]).toEqual(['http/busy', '2']);
    });
    expect((await get('/api/health')).statusCode).toBe(200);
  });
});

describe('what comes in', () => {
  test.each([
    ['a body that is no JSON', () => post(`/api${write.path}`, '{"text":'), 400, 'http/invalid-input'],
    ['a body of another kind', () => post(`/api${write.path}`, '["x"]'), 400, 'http/invalid-input'],
    ['a body of another type', () => post(`/api${write.path}`, 'text=x', { 'content-type': 'application/x-www-form-urlencoded' }), 400, 'http/invalid-input'],
    ['a body without end', () => post(`/api${write.path}`, { text: 'x'.repeat(300_000) }), 413, 'http/too-large'],
    ['a post from another site\'s page', () => post(`/api${write.path}`, { text: 'x' }, { origin: 'https://evil.example' }), 403, 'http/foreign-origin'],
    ['a post from a page without an address', () => post(`/api${write.path}`, { text: 'x' }, { origin: 'null' }), 403, 'http/foreign-origin'],
    ['an office that is no id', () => post(`/api${write.path}`, { text: 'x' }, { 'x-acting-union': 'mine' }), 400, 'http/invalid-input'],
    ['a question that is no JSON', () => get(`/api${echo.path}?input={`), 400, 'http/invalid-input'],
    ['a question with a field too many', () => get(`/api${echo.path}?input=${encodeURIComponent('{"text":"a","x":1}')}`), 400, 'http/invalid-input'],
    ['a prototype in a body', () => post(`/api${write.path}`, '{"text":"x","__proto__":{"isAdmin":true}}'), 400, 'http/invalid-input'],
  ])('%s is refused', async (_name, ask, status, code) => {
    const answer = await ask();
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  });

  test('an unknown address is not found; with the screens it says so like every other refusal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'screens '));
    const other = await buildServer({ house: world.house, db: world.db, version: 'test', afterCommit: () => {}, resources: [], handlers: [], resolveActor: async () => ({ kind: 'anonymous' }) });
    try {
      await writeFile(join(folder, 'index.html'), '<title>职家</title>');
      await addScreens(other, { member: folder, office: folder, gate: folder });
      for (const url of ['/api/nothing', '/nothing.js', '/office/nothing.css']) {
        const answer = await other.inject({ url });
        expect([url, answer.statusCode, codeOf(answer)]).toEqual([url, 404, 'http/not-found']);
      }
      for (const url of ['/appeals/anything', '/flows/new/own.room']) expect((await other.inject({ url })).headers['content-type']).toContain('text/html');
    } finally {
      await other.close();
      await rm(folder, { recursive: true, force: true });
    }
    expect((await get('/api/probe/nothing')).statusCode).toBe(404);
  });

  test('its own origin, and a tool that sends none, are let in', async () => {
    expect((await post(`/api${write.path}`, { text: 'x' }, { origin: 'http://localhost:3000' })).statusCode).toBe(200);
    expect((await post(`/api${write.path}`, { text: 'x' }, { origin: 'http://192.168.1.9:3000', host: '192.168.1.9:3000' })).statusCode).toBe(200);
    expect((await post(`/api${write.path}`, { text: 'x' })).statusCode).toBe(200);
  });
});

describe('what goes out', () => {
  test('carries the headers of a page that nobody else may frame, script or keep', async () => {
    for (const answer of [await get(`/api${echo.path}?input=${encodeURIComponent('{"text":"好"}')}`), await get(`/api${fail.path}?input={}`)]) {
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    }
  });

  test('a failure inside says an id to find it by, and neither its message nor its place', async () => {
    const answer = await get(`/api${fail.path}?input={}`);
    expect(answer.statusCode).toBe(500);
    const body = answer.json<{ requestId: string }>();
    expect(body).toEqual({ code: 'http/bug', params: {}, requestId: body.requestId });
    expect(isUuid(body.requestId)).toBe(true);
    const log = JSON.stringify(logged.at(-1));
    expect(log).toContain(body.requestId);
    expect(log).not.toContain('王师傅');
  });
});
