import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fastify, { type FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorker } from '#apps/server/worker-builder.ts';
import { addScreens } from '#platform/http/screens.ts';
import { launchBrowser, type TestBrowser } from '#platform/testkit/browser/launch-browser.ts';
import { takeProblems } from '#platform/testkit/browser/page-problems.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

let folder: string;
let browser: TestBrowser;
let page: Page;
let server: FastifyInstance | undefined;
let port = 0;
/** A page whose answer waits until it is released. */
const LATE = '/receipt?late';
let released: Promise<void> | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhijia-worker-'));
  const one = join(folder, 'one');
  await promisify(execFile)(process.execPath, [join(PROJECT, 'apps/server/screens-builder.ts'), PROJECT, 'member', one]);
  const page1 = await readFile(join(one, 'index.html'), 'utf8');
  // The next version: the same app with another page, and the worker that is built for it.
  const two = join(folder, 'two');
  await cp(one, two, { recursive: true });
  await writeFile(join(two, 'index.html'), page1.replace('<head>', '<head><meta name="version" content="two">'));
  await buildWorker(join(import.meta.dirname, 'service-worker.ts'), two, { root: import.meta.dirname, configFile: false, logLevel: 'silent' });
  browser = await launchBrowser();
  page = await browser.newPage('phone');
});
afterAll(async () => {
  takeProblems(page);
  await browser.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Nothing but the files: every question to the server is refused, as nobody is signed in. */
async function serve(version: 'one' | 'two'): Promise<void> {
  server = fastify({ forceCloseConnections: true });
  server.addHook('onRequest', async (request) => { if (request.url === LATE) await released; });
  server.setErrorHandler((_error, _request, reply) => reply.status(401).send({ code: 'http/not-signed-in', params: {} }));
  await addScreens(server, { member: join(folder, version), office: join(folder, version), gate: join(folder, version) });
  await server.listen({ port, host: '127.0.0.1' });
  port = Number(new URL(server.listeningOrigin).port);
}

async function stop(): Promise<void> {
  await server?.close();
  server = undefined;
}

const open = async (path = '/') => {
  await page.goto(`http://127.0.0.1:${port}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const version = () => page.evaluate(() => document.querySelector('meta[name="version"]')?.getAttribute('content') ?? 'one');
const shells = () => page.evaluate(() => caches.keys());

test('the installed app opens with no server at all, on any of its pages', async () => {
  await serve('one');
  await open();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await stop();
  for (const path of ['/', '/outgoing', '/receipt', '/no-such-page']) await open(path);
  expect(await version()).toBe('one');
});

test('a page that was on its way while the worker took over is taken over as well', async () => {
  await serve('one');
  const first = await browser.newPage('phone');
  const late = await first.context().newPage();
  let release = (): void => undefined;
  released = new Promise((resolve) => { release = resolve; });
  const isOwned = (one: Page) => one.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const coming = late.goto(`http://127.0.0.1:${port}${LATE}`);
  await first.goto(`http://127.0.0.1:${port}/`);
  await isOwned(first);
  release();
  await coming;
  await isOwned(late);
  takeProblems(first);
  await first.context().close();
  await stop();
});

test('after an update the very next opening is the new version, and so is the next one without a server', async () => {
  const before = await shells();
  await serve('two');
  await open();
  expect(await version()).toBe('two');
  await expect.poll(shells, { timeout: 15_000 }).not.toEqual(before);
  await expect.poll(async () => (await shells()).length, { timeout: 15_000 }).toBe(1);
  await stop();
  await open('/outgoing');
  expect(await version()).toBe('two');
});

test('no cache may hold back the worker, and the server\'s own answers are never taken from the phone', async () => {
  await serve('two');
  const answer = await page.request.get(`http://127.0.0.1:${port}/service-worker.js`);
  expect(answer.headers()['cache-control']).toBe('no-store');
  await open();
  const asked = () => page.evaluate(async () => (await fetch('/api/health').catch(() => undefined))?.status);
  expect(await asked()).toBe(401);
  await stop();
  expect(await asked()).toBeUndefined();
});
