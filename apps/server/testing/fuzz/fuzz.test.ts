import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handle } from '#platform/access/handler.ts';
import { openToAll } from '#platform/contract/access.ts';
import { defineQuery, type Endpoint } from '#platform/contract/endpoint.ts';
import { oneOfEach } from '#platform/files/test/picture-parts.ts';
import { buildServer } from '#platform/http/server.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { openTestWorld } from '#platform/testkit/test-world.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { manifests } from '../../manifests.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { ask, freshId, freshQueryCode, post, posterCode, signInAs, workFor } from './demo-callers.ts';
import { fuzzContracts } from './fuzz-contracts.ts';
import { keepKnownValues, type KnownValues } from './known-values.ts';
import type { RequestParts } from './raw-request.ts';
import type { Caller } from './shots.ts';

const endpoints = manifests.flatMap((one) => one.handlers).map((one) => one.endpoint);
const NONE = Buffer.alloc(0);
/** Grows with the house: each endpoint gets its share. */
const COUNT = Math.max(5000, endpoints.length * 30) * scale;

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await makeTestFolder('zhijia-fuzz-');
  server = await startServer(folder);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The four people of the demonstration, a worker with a receipt, and nobody; what each first sees is learnt from. */
async function callers(all: KnownValues): Promise<readonly Caller[]> {
  const [appealId, queryCode, code] = [freshId(), freshQueryCode(), posterCode(server)];
  const sent = await post(server.url, appeals.submitAppeal.path, {
    appealId, code, topic: 'aid', text: '食堂太贵', disclosure: 'anonymous', queryCode, photos: [],
  }, await workFor(server.url, code, appealId));
  const opened = await post(server.url, appeals.openReceipt.path, { caseNumber: sent.body['caseNumber'], queryCode });
  all.learnAll({ code });
  const people = await Promise.all((['worker', 'contact', 'chair', 'upper'] as const).map(async (who): Promise<Caller> => {
    const [headers, known] = [await signInAs(server, who), keepKnownValues(all)];
    known.learnAll(await ask(server.url, '/accounts/read-me', {}, headers));
    for (const endpoint of [appeals.listMine, appeals.listCodes]) known.learnAll(await ask(server.url, endpoint.path, {}, headers));
    known.learnAll(await ask(server.url, appeals.listAppeals.path, { view: 'all' }, headers));
    return { headers, known };
  }));
  const bearer: Caller = { headers: { authorization: `Receipt ${String(opened.body['receiptToken'])}` }, known: keepKnownValues(all) };
  bearer.known.learnAll({ queryCode, ...sent.body });
  return [...people, bearer, { headers: {}, known: keepKnownValues(all) }];
}

async function otherRoutes(): Promise<RequestParts[]> {
  const subject = freshId();
  const work = await workFor(server.url, posterCode(server), subject);
  const pictures = Object.entries(await oneOfEach());
  return [
    ...pictures.map(([kind, body]): RequestParts => ({
      method: 'POST', path: '/api/files/photos', headers: { 'content-type': `image/${kind}`, 'x-subject-key': subject, ...work }, body,
    })),
    ...['/api/health', '/api/openapi.json', '/', '/office/', '/s/abc', '/assets/x.js', '/demo/x/worker', '/office/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd']
      .map((path): RequestParts => ({ method: 'GET', path, headers: {}, body: NONE })),
  ];
}

describe('R9 requests made from the contracts', { timeout: 600_000 * scale }, () => {
  test('5,000 of them and more: no fault, no crash, no unhandled rejection', async () => {
    const known = keepKnownValues();
    const report = await fuzzContracts({
      url: server.url, endpoints, callers: () => callers(known), otherRoutes: await otherRoutes(),
    }, COUNT, seed);
    const again = `SEED=${seed}; statuses ${JSON.stringify([...report.byStatus])}`;
    expect(report.failures.slice(0, 10), again).toEqual([]);
    // The same process still answers, and its log knows of no bug.
    expect(() => process.kill(server.pid, 0)).not.toThrow();
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    expect(server.said()).not.toMatch(/"kind":"error"|Unhandled|ended unexpectedly|at file:/);
    // Requests that are all refused at the door would prove nothing: more than half of the endpoints were really reached.
    const silent = endpoints.filter((one) => !report.answered.has(one.id)).map((one) => one.id);
    expect(silent.length, `never answered: ${silent.join(', ')}`).toBeLessThan(endpoints.length / 2);
    expect(report.byStatus.get('200')).toBeGreaterThan(report.sent / 10);
  });

  test('control: one endpoint that fails on one kind of text is found', async () => {
    const world = await openTestWorld([]);
    const probe = defineQuery({
      id: 'probe.decode', access: openToAll('a test'), input: z.object({ text: z.string().max(100) }), output: z.object({}), errors: [],
    });
    const app = await buildServer({
      house: world.house, db: world.db, version: 'test', afterCommit: () => {}, resources: [], resolveActor: async () => ({ kind: 'anonymous' }),
      handlers: [handle(probe, async (_ctx, { text }) => { decodeURIComponent(text); return {}; })],
    });
    try {
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const asked: readonly Endpoint[] = [probe];
      const nobody: Caller = { headers: {}, known: keepKnownValues() };
      const report = await fuzzContracts({ url, endpoints: asked, callers: async () => [nobody], otherRoutes: [{ method: 'GET', path: '/api/health', headers: {}, body: NONE }] }, 2000, seed);
      expect(report.failures.slice(0, 10).join('\n')).toMatch(/probe\.decode answered 500/);
      expect(report.byStatus.get('200')).toBeGreaterThan(500);
    } finally {
      await app.close();
      await world.close();
    }
  });
});
