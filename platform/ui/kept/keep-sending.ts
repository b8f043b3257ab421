import type { Clock } from '#platform/kernel/clock.ts';
import type { Outbox } from './outbox.ts';

const LOCK = 'zhijia.outbox';
const NEWS = 'zhijia.kept';
export const SYNC_TAG = 'zhijia.outbox';
const PATIENCE = 10_000;

/**
 * One sender at a time over all tabs and the service worker, where the browser has locks. A tab that the phone has put
 * to sleep may hold the lock for hours: after ten seconds the work is done without, and the idempotency keys keep it right.
 */
export async function alone(work: () => Promise<void>): Promise<void> {
  // Absent on plain http and before Safari 15.4.
  const { locks } = navigator as { readonly locks?: LockManager }; // -- the library says it is always there
  if (locks === undefined) return work();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let hasBegun = false;
  const begin = (): Promise<void> => {
    hasBegun = true;
    clearTimeout(timer);
    return work();
  };
  await locks.request(LOCK, { signal: patience.signal }, begin).catch((error: unknown) => {
    if (hasBegun) throw error;
    return work();
  });
}

/** Tells other tabs that something kept has changed; a browser that cannot tell shows it there after a reload. */
export function tabNews(): { readonly announce: () => void; readonly listen: (hear: () => void) => void } {
  if (typeof BroadcastChannel === 'undefined') return { announce: () => undefined, listen: () => undefined };
  const tabs = new BroadcastChannel(NEWS);
  return {
    announce: () => tabs.postMessage('changed'),
    listen: (hear) => { tabs.onmessage = hear; },
  };
}

/**
 * For as long as the page is open: sends at once, when the network comes back, when the page comes to the front, and in
 * between after growing pauses. A browser with Background Sync is asked to go on when the page is closed.
 */
export function keepSending(outbox: Outbox, clock: Clock): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = (): void => {
    clearTimeout(timer);
    const sending = outbox.sending.get();
    const waiting = outbox.parcels.get().filter(({ stage }) => stage === 'waiting');
    if (waiting.length === 0 || sending !== undefined) return;
    if (!navigator.onLine || waiting.some(({ tries }) => tries > 0)) void askForSync();
    // The browser tells when there is a network again.
    if (!navigator.onLine) return;
    const soonest = Math.min(...waiting.map(({ retryAt }) => retryAt));
    timer = setTimeout(() => void outbox.flush(false), Math.max(500, soonest - clock.now().getTime()));
  };
  const goOn = () => void outbox.flush(true);
  outbox.parcels.subscribe(plan);
  outbox.sending.subscribe(plan);
  window.addEventListener('online', goOn);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') goOn(); });
  goOn();
}

type SyncingRegistration = { readonly sync?: { register(tag: string): Promise<void> } };

async function askForSync(): Promise<void> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }; // -- absent on plain http
  const registration: (ServiceWorkerRegistration & SyncingRegistration) | undefined = await serviceWorker?.getRegistration().catch(() => undefined);
  // Refused where the person has switched background work off: the page goes on alone.
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined);
}
