import { rm } from 'node:fs/promises';
import postgres from 'postgres';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { withDatabase } from '#platform/testkit/test-cluster.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { linkTo, startServer, type RunningServer } from './testing/running-server.ts';

/** The whole product as a process: slow, so only what cannot be seen from inside. */
let folder = '';
const running: RunningServer[] = [];
const start = async (data: string, environment: Record<string, string> = {}) => {
  const server = await startServer(data, environment);
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop().catch(() => {});
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

async function signIn(server: RunningServer): Promise<string> {
  const answer = await fetch(linkTo(server, 'contact'), { redirect: 'manual' });
  expect(answer.status).toBe(302);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

async function desk(server: RunningServer, cookie: string): Promise<{ appeals: { appealId: string; status: string }[] }> {
  const input = encodeURIComponent(JSON.stringify({ view: 'today' }));
  const answer = await fetch(`${server.url}/api/appeals/list-appeals?input=${input}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  // -- the test asserts what it reads of it
  return await answer.json() as { appeals: { appealId: string; status: string }[] };
}

async function accept(server: RunningServer, cookie: string, appealId: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/appeals/accept-appeal`, {
    method: 'POST', body: JSON.stringify({ appealId }),
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': '00000000-0000-4000-8000-000000000001' },
  });
  return answer.status;
}

describe('zhijia start', { timeout: 120_000 }, () => {
  test('kill -9 of everything loses nothing that was answered, and the next start needs no cleaning', async () => {
    folder = await makeTestFolder('zhijia-start 职家-');
    const first = await start(folder);
    const cookie = await signIn(first);
    const [open] = (await desk(first, cookie)).appeals.filter((row) => row.status === 'received');
    expect(await accept(first, cookie, open?.appealId ?? '')).toBe(200);
    await first.kill();
    const second = await start(folder);
    const after = (await desk(second, cookie)).appeals.find((row) => row.appealId === open?.appealId);
    expect(after?.status).toBe('accepted');
    // The same key again is the same answer, not a second acceptance.
    expect(await accept(second, cookie, open?.appealId ?? '')).toBe(200);
    await expect(startServer(folder)).rejects.toThrow(/already|已有/);
  });

  test('runs on a PostgreSQL of somebody else, whose owner is no superuser, as a role that owns nothing', async () => {
    folder = await makeTestFolder('zhijia-start-');
    const admin = postgres(withDatabase(inject('cluster').ownerUrl, 'postgres'), { max: 1, onnotice: () => {} });
    const name = `zhijia_external_${process.pid}`;
    await admin.unsafe(`create role ${name} login createrole password 'external-owner'`);
    await admin.unsafe(`create database ${name} owner ${name} encoding 'UTF8' template template0`);
    const url = new URL(withDatabase(inject('cluster').ownerUrl, name));
    url.username = name;
    url.password = 'external-owner';
    try {
      const server = await start(folder, { DATABASE_URL: url.toString() });
      const cookie = await signIn(server);
      expect((await desk(server, cookie)).appeals).toHaveLength(3);
      await server.stop();
    } finally {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.unsafe(`drop owned by ${name} cascade`);
      await admin.end();
    }
  });

  test('a demonstration link answers this machine alone: not through a proxy, not under another name', async () => {
    folder = await makeTestFolder('zhijia-start-');
    const server = await start(folder);
    const link = linkTo(server, 'chair');
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(302);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect((await fetch(link, { redirect: 'manual', headers: { [header]: '203.0.113.9' } })).status).toBe(404);
    }
  });
});
