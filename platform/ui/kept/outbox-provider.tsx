import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useConnection } from '../api/client-provider.tsx';
import { createArrival, useArrival, type Arrival } from '../arrival/arrival.ts';
import { ComingSign } from '../arrival/coming.tsx';
import type { Outbox } from './outbox.ts';
import type { Parcel } from './parcel.ts';
import { whenSent } from './when-sent.ts';

type LoadOutbox = () => Promise<Outbox>;

const OutboxContext = createContext<{ readonly load: LoadOutbox; readonly arrival: Arrival<Outbox> } | undefined>(undefined);
const OpenOutbox = createContext<Outbox | undefined>(undefined);

/** `load` gives the same outbox each time. Its code is no part of the first screen: it comes once that is shown. */
export function OutboxProvider({ load, children }: { readonly load: LoadOutbox; readonly children: ReactNode }) {
  const source = useMemo(() => ({ load, arrival: createArrival(load) }), [load]);
  return <OutboxContext value={source}><RefreshWhenSent />{children}</OutboxContext>;
}

/** What went out by itself has changed what the screens show: the answers of the connection that this stands in are asked again. */
export function RefreshWhenSent() {
  const load = useContext(OutboxContext)?.load;
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

/** Waits until what this device keeps has been read: inside, `useOutbox` has it. */
export function WithOutbox({ children }: { readonly children: ReactNode }) {
  const source = useContext(OutboxContext);
  if (source === undefined) throw new TypeError('WithOutbox outside OutboxProvider');
  const outbox = useArrival(source.arrival);
  return outbox === undefined ? <ComingSign /> : <OpenOutbox value={outbox}>{children}</OpenOutbox>;
}

/** What this device keeps and sends. */
export function useOutbox(): Outbox {
  const outbox = useContext(OpenOutbox);
  if (outbox === undefined) throw new TypeError('useOutbox outside WithOutbox');
  return outbox;
}

export function useParcels(outbox: Outbox): readonly Parcel[] {
  return useSyncExternalStore(outbox.parcels.subscribe, outbox.parcels.get);
}

export function useSending(outbox: Outbox): string | undefined {
  return useSyncExternalStore(outbox.sending.subscribe, outbox.sending.get);
}
