/** The part of a service worker's world that is used here: TypeScript has the page's library, and the two exclude each other. */
type Lasting = { readonly tag?: string; readonly request?: Request; readonly data?: unknown; waitUntil(work: Promise<unknown>): void; respondWith(answer: Promise<Response>): void };
export type WorkerScope = {
  addEventListener(kind: 'install' | 'activate' | 'fetch' | 'sync' | 'message', hear: (event: Lasting) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};

/** An app as it was built: the version, every file, and the digest of the page that names them. */
export type BuiltApp = { readonly version: string; readonly files: readonly string[]; readonly page: string };
export type ShellKeeping = {
  /** What this app's caches are called, before the version. */
  readonly cache: string;
  /** The address of its one page. */
  readonly page: string;
  /** What is never taken from the device. */
  readonly isServersOwn: (url: URL) => boolean;
};

/** How long a page waits for a network that is there and gives nothing, before it opens from the device. */
const PATIENCE = 4000;

/** Called by a service worker: from then on its app opens without a network. */
export function keepShell(shell: BuiltApp, how: ShellKeeping): WorkerScope {
  const scope = globalThis as unknown as WorkerScope; // -- see WorkerScope
  const name = `${how.cache}${shell.version}`;
  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request === undefined || request.method !== 'GET' || how.isServersOwn(new URL(request.url))) return;
    if (request.mode === 'navigate') event.respondWith(openPage(request));
    else event.respondWith(fromShell(request));
  });
  return scope;

  /**
   * The whole app or nothing. A server that was updated while this ran gives another page than the one this worker was
   * built with: then it gives way, and the browser comes back with the newer worker.
   */
  async function install(): Promise<void> {
    const cache = await caches.open(name);
    await cache.addAll(shell.files.map((file) => new Request(file, { cache: file.includes('/assets/') ? 'default' : 'reload' })));
    const page = await cache.match(how.page);
    if (page === undefined || await digestOf(await page.text()) !== shell.page) {
      await caches.delete(name);
      throw new Error('the page is of another version than its worker');
    }
    await scope.skipWaiting();
  }

  /** Nothing of an older version can be opened any more. */
  async function activate(): Promise<void> {
    const others = (await caches.keys()).filter((one) => one.startsWith(how.cache) && one !== name);
    await Promise.all(others.map((one) => caches.delete(one)));
    await scope.clients.claim();
  }

  /** The server's page whenever it can be had, so that an update is one opening away; else the phone's. */
  async function openPage(request: Request): Promise<Response> {
    const fresh = fetch(request);
    const kept = await caches.match(how.page, { cacheName: name });
    if (kept === undefined) return fresh;
    const late = new Promise<Response>((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
    return Promise.race([fresh.catch(() => kept), late]);
  }

  /** A file carries its content's hash in its name, so that what is kept under it cannot be old. */
  async function fromShell(request: Request): Promise<Response> {
    return await caches.match(request, { cacheName: name }) ?? fetch(request);
  }
}

/** SHA-256 in hexadecimal, as the build wrote it for the page. */
async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
