import { SYNC_TAG } from '#platform/ui/kept/keep-sending.ts';
import { openOutbox } from './open-outbox.ts';
import { CLAIM, digestOf, isServersOwn, shellCache } from './shell.ts';

/** The part of a service worker's world that is used here: TypeScript has the page's library, and the two exclude each other. */
type Lasting = { readonly tag?: string; readonly request?: Request; readonly data?: unknown; waitUntil(work: Promise<unknown>): void; respondWith(answer: Promise<Response>): void };
type WorkerScope = {
  addEventListener(kind: 'install' | 'activate' | 'fetch' | 'sync' | 'message', hear: (event: Lasting) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};

/** Written in by the build: the version, every file of the app, and the digest of the page that names them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[]; readonly page: string };

const scope = globalThis as unknown as WorkerScope; // -- see WorkerScope
const CACHE = shellCache(SHELL.version);
const PAGE = '/';
/** How long a page waits for a network that is there and gives nothing, before it opens from the phone. */
const PATIENCE = 4000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendInBackground());
});
scope.addEventListener('message', (event) => {
  if (event.data === CLAIM) event.waitUntil(scope.clients.claim());
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request === undefined || request.method !== 'GET' || isServersOwn(new URL(request.url), location.origin)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else event.respondWith(fromShell(request));
});

/**
 * The whole app or nothing. A server that was updated while this ran gives another page than the one this worker was
 * built with: then it gives way, and the browser comes back with the newer worker.
 */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL.files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })));
  const page = await cache.match(PAGE);
  if (page === undefined || await digestOf(await page.text()) !== SHELL.page) {
    await caches.delete(CACHE);
    throw new Error('the page is of another version than its worker');
  }
  await scope.skipWaiting();
}

/** Nothing of an older version can be opened any more. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(shellCache('')) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The server's page whenever it can be had, so that an update is one opening away; else the phone's. */
async function openPage(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (kept === undefined) return fresh;
  const late = new Promise<Response>((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
  return Promise.race([fresh.catch(() => kept), late]);
}

/** A file carries its content's hash in its name, so that what is kept under it cannot be old. */
async function fromShell(request: Request): Promise<Response> {
  return await caches.match(request, { cacheName: CACHE }) ?? fetch(request);
}

/** Asked for by a page that had to leave something unsent. Failing tells the browser to ask again later. */
async function sendInBackground(): Promise<void> {
  const outbox = await openOutbox();
  await outbox.flush(true);
  if (outbox.parcels.get().some(({ stage }) => stage === 'waiting')) throw new Error('not everything went out');
}
