import { createContext, use, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Outbox } from './outbox.ts';
import type { Parcel } from './parcel.ts';

type LoadOutbox = () => Promise<Outbox>;

const OutboxContext = createContext<LoadOutbox | undefined>(undefined);

/** `load` gives the same outbox each time. Its code is no part of the first screen: it comes once that is shown. */
export function OutboxProvider({ load, children }: { readonly load: LoadOutbox; readonly children: ReactNode }) {
  useEffect(() => { void load(); }, [load]);
  return <OutboxContext value={load}>{children}</OutboxContext>;
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
