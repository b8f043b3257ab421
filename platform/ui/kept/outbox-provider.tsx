import { createContext, use, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useConnection } from '../api/client-provider.tsx';
import type { Outbox } from './outbox.ts';
import type { Parcel } from './parcel.ts';
import { whenSent } from './when-sent.ts';

type LoadOutbox = () => Promise<Outbox>;

const OutboxContext = createContext<LoadOutbox | undefined>(undefined);

/** `load` gives the same outbox each time. Its code is no part of the first screen: it comes once that is shown. */
export function OutboxProvider({ load, children }: { readonly load: LoadOutbox; readonly children: ReactNode }) {
  return <OutboxContext value={load}><RefreshWhenSent />{children}</OutboxContext>;
}

/** What went out by itself has changed what the screens show: the answers of the connection that this stands in are asked again. */
export function RefreshWhenSent() {
  const load = useContext(OutboxContext);
  const { answers } = useConnection();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isLeft = false;
    // Without the outbox nothing goes out by itself; whatever needs it says so.
    void load?.().then((outbox) => { if (!isLeft) stop = whenSent(outbox, answers.refreshAll); }, () => undefined);
    return () => {
      isLeft = true;
      stop?.();
    };
  }, [load, answers]);
  return null;
}

/** What this device keeps and sends. Suspends until it has been read. */
export function useOutbox(): Outbox {
  const load = useContext(OutboxContext);
  if (load === undefined) throw new TypeError('useOutbox outside OutboxProvider');
  return use(load());
}

export function useParcels(outbox: Outbox): readonly Parcel[] {
  return useSyncExternalStore(outbox.parcels.subscribe, outbox.parcels.get);
}

export function useSending(outbox: Outbox): string | undefined {
  return useSyncExternalStore(outbox.sending.subscribe, outbox.sending.get);
}
