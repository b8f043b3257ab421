import { systemClock } from '#platform/kernel/clock.ts';
import { CLAIM } from './shell.ts';

const ADDRESS = '/service-worker.js';
/** A page that was just loaded anew because of a lost part does not do so again and again. */
const PATIENCE = 10_000;

/**
 * Lets the installed app open without a network. Where the browser has no service workers (plain http, some in-app
 * browsers), the app works as a page does.
 */
export function installWorker(): void {
  const begun = systemClock.now().getTime();
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }; // -- absent on plain http
  // The worker's script is asked of the server itself, never of a cache: an update is one opening away.
  void serviceWorker?.register(ADDRESS, { updateViaCache: 'none' }).catch(() => undefined);
  // A page that was on its way while the worker took over is passed over by it: such a page asks by itself.
  void serviceWorker?.ready.then(({ active }) => { if (serviceWorker.controller === null) active?.postMessage(CLAIM); });
  // A page of an older version asks for a part that the server no longer has: the new page has its own.
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || systemClock.now().getTime() - begun < PATIENCE) return;
    event.preventDefault();
    window.location.reload();
  });
}
