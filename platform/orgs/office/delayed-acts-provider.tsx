import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { createDelayedActs, DELAY_SECONDS, type DelayedActs } from './delayed-acts.ts';
import './delayed-acts.css';

const DelayedActsContext = createContext<DelayedActs | undefined>(undefined);

/** Around the whole console: leaving a page neither forgets nor hastens what was begun on it. */
export function DelayedActsProvider({ children }: { readonly children: ReactNode }) {
  const [acts] = useState(() => createDelayedActs());
  useEffect(() => {
    const timer = setInterval(acts.tick, 1000);
    return () => clearInterval(timer);
  }, [acts]);
  return (
    <DelayedActsContext value={acts}>
      {children}
      <UndoBar acts={acts} />
    </DelayedActsContext>
  );
}

export type DelayedActOffer = Pick<DelayedActs, 'begin' | 'takeBack'> & { readonly isWaiting: (id: string) => boolean };

export function useDelayedActs(): DelayedActOffer {
  const acts = useContext(DelayedActsContext);
  if (acts === undefined) throw new TypeError('useDelayedActs outside DelayedActsProvider');
  const waiting = useSyncExternalStore(acts.waiting.subscribe, acts.waiting.get);
  return { begin: acts.begin, takeBack: acts.takeBack, isWaiting: (id) => waiting.some((act) => act.id === id) };
}

function UndoBar({ acts }: { readonly acts: DelayedActs }) {
  const t = useText();
  const waiting = useSyncExternalStore(acts.waiting.subscribe, acts.waiting.get);
  const hold = () => acts.hold(true);
  const letGo = () => acts.hold(false);
  // An act that ends under the pointer takes its "leave" event with it.
  useEffect(() => {
    if (waiting.length === 0) acts.hold(false);
  }, [acts, waiting.length]);
  return (
    <div className="undo-bar" role="status">
      {waiting.map(({ id, text }) => (
        <div key={id} className="undo-act">
          <span>{t('orgs.office.undo.soon', { act: text, count: DELAY_SECONDS })}</span>
          <Button
            variant="quiet" onClick={() => acts.takeBack(id)}
            onMouseEnter={hold} onMouseLeave={letGo} onFocus={hold} onBlur={letGo}
          >
            {t('ui/undo')}
          </Button>
        </div>
      ))}
    </div>
  );
}
