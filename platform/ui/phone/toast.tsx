import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { Coming } from '../arrival/coming.tsx';
import { lazyPart } from '../arrival/lazy-part.tsx';
import type { ToastRequest } from './toast-request.ts';

const ToastContext = createContext<((request: ToastRequest) => void) | undefined>(undefined);

const ToastHost = lazyPart(async () => (await import('./toast-host.tsx')).ToastHost);

/** Holds what is to be said until the code that shows it has arrived. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [requests, setRequests] = useState<readonly ToastRequest[]>([]);
  const show = useCallback((request: ToastRequest) => setRequests((before) => [...before, request]), []);
  const onShown = useCallback((count: number) => setRequests((before) => before.slice(count)), []);
  const [wasUsed, setUsed] = useState(false);
  if (requests.length > 0 && !wasUsed) setUsed(true);
  return (
    <ToastContext value={show}>
      {children}
      {wasUsed && <Coming sign={null}><ToastHost requests={requests} onShown={onShown} /></Coming>}
    </ToastContext>
  );
}

/** Says that something was done. Never for errors: those stay where they happened, in a Banner. */
export function useToast(): (request: ToastRequest) => void {
  const show = useContext(ToastContext);
  if (show === undefined) throw new TypeError('useToast outside ToastProvider');
  return show;
}
