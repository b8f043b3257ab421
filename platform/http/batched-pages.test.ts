import { request as send, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { createSessionLoader } from '#platform/accounts/session-loader.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
import { createAddressCeiling } from '#platform/guard/address-ceiling.ts';
import { newId } from '#platform/kernel/random.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { buildServer } from './server.ts';

const PATH = '/api/home/read-home?input=%7B%7D';
let world: TestWorld;
let app: Awaited<ReturnType<typeof buildServer>>;
let port = 0;
let token = '';
const logged: unknown[] = [];
beforeAll(async () => {
  world = await openTestWorld(manifests);
  const loader = createSessionLoader(world.db.pool, world.clock);
  app = await buildServer({
    house: { ...world.house, log: { ...world.house.log, error: (fields) => { logged.push(fields); } } },
    db: world.db, version: 'test', afterCommit: () => {}, resources: [], resolveActor: (credentials) => loader.resolve(credentials),
    handlers: manifests.flatMap((one) => one.handlers), ceiling: createAddressCeiling(world.clock, { most: 3, perMs: 60_000 }),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  token = await world.asSystem('job', async (ctx) => (await makeSession(ctx, { kind: 'member', personId: newId(ctx), caseId: null })).token);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
const ask = (headers: Record<string, string>, options: { method?: string; path?: string } = {}) => new Promise<Answer>((resolve, reject) => {
  const asked = send({ port, host: '127.0.0.1', path: PATH, ...options, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
  });
  asked.on('error', reject).end();
});
const codeOf = (answer: Answer) => (JSON.parse(answer.body) as { code: string }).code; // -- an error's body

describe('a page that Node answers itself', () => {
  test('carries the same headers as every other answer, and is kept by nobody', async () => {
    const [page, other, framework] = [await ask({ cookie: `sid=${token}` }), await ask({}, { path: '/api/health' }),
      await app.inject({ url: PATH, headers: { cookie: `sid=${token}` } })];
    expect([page.status, framework.statusCode]).toEqual([200, 200]);
    expect(page.body).toBe(framework.body);
    expect(JSON.parse(page.body)).toMatchObject({ name: '', unionName: null, appealsWaiting: 0, unreadNotices: 0 });
    for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'permissions-policy', 'content-type']) {
      expect(page.headers[name], name).toBe(other.headers[name]);
      expect(framework.headers[name], name).toBe(other.headers[name]);
    }
    expect(page.headers['cache-control']).toBe('no-store');
    expect(Number(page.headers['content-length'])).toBe(Buffer.byteLength(page.body));
  });

  test.each<[string, Record<string, string>]>([
    ['nothing', {}], ['another cookie', { cookie: 'other=1' }], ['a cookie whose name only ends so', { cookie: 'xsid=TOKEN' }],
    ['no token', { cookie: 'sid=short' }], ['a made-up token', { cookie: `sid=${'A'.repeat(43)}` }],
    ['a receipt beside the session', { cookie: 'sid=TOKEN', authorization: 'Receipt something' }],
  ])('refuses whoever brings %s', async (_name, headers) => {
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', token)]));
    const answer = await ask(own);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'http/not-signed-in']);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test.each(['sid=TOKEN', 'other=1; sid=TOKEN', 'sid=TOKEN; other=1', ' sid=TOKEN ;a', 'sid=TOKEN; sid=other'])('finds its cookie in "%s"', async (cookie) => {
    expect((await ask({ cookie: cookie.replace('TOKEN', token) })).status).toBe(200);
  });

  test('leaves everything else to the framework', async () => {
    const head = await ask({ cookie: `sid=${token}` }, { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    expect((await ask({ cookie: `sid=${token}` }, { method: 'POST' })).status).toBe(404);
    expect((await ask({ cookie: `sid=${token}` }, { path: '/api/home/read-homes' })).status).toBe(404);
  });

  test('counts for the ceiling of a network, and past it is refused as everything is', async () => {
    const from = { cookie: `sid=${token}`, 'x-forwarded-for': '203.0.113.7' };
    const answers = [await ask(from), await ask(from), await ask(from), await ask(from)];
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 429]);
    // Whoever asks from this machine is no network.
    expect((await ask({ cookie: `sid=${token}` })).status).toBe(200);
  });

  test('says no more of a failure than every other answer', async () => {
    const closed = await buildServer({
      house: world.house, version: 'test', afterCommit: () => {}, resources: [], resolveActor: async () => ({ kind: 'anonymous' }),
      handlers: manifests.flatMap((one) => one.handlers),
      db: { ...world.db, lookUp: () => Promise.reject(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' })) },
    });
    const answer = await closed.inject({ url: PATH, headers: { cookie: `sid=${token}` } });
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'http/busy', '2']);
    expect(answer.body).not.toContain('secret');
    await closed.close();
  });
});
