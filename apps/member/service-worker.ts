import { SYNC_TAG } from '#platform/ui/kept/keep-sending.ts';
import { keepShell } from '#platform/ui/kept/shell-worker.ts';
import { openOutbox } from './open-outbox.ts';
import { CLAIM, isServersOwn } from './shell.ts';

/** Written in by the build: the version, every file of the app, and the digest of the page that names them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[]; readonly page: string };

const scope = keepShell(SHELL, { cache: 'zhijia.shell.', page: '/', isServersOwn: (url) => isServersOwn(url, location.origin) });
scope.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendInBackground());
});
scope.addEventListener('message', (event) => {
  if (event.data === CLAIM) event.waitUntil(scope.clients.claim());
});

/** Asked for by a page that had to leave something unsent. Failing tells the browser to ask again later. */
async function sendInBackground(): Promise<void> {
  const outbox = await openOutbox();
  await outbox.flush(true);
  if (outbox.parcels.get().some(({ stage }) => stage === 'waiting')) throw new Error('not everything went out');
}
