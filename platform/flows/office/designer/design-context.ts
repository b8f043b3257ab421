import { createContext, useContext } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Selection, Tab } from './places.ts';
import type { Speaker } from './step-words.ts';
import type { Design } from './use-design.ts';

/** The design with what is open of it. */
export type Desk = Design & {
  readonly tab: Tab;
  readonly showTab: (tab: Tab) => void;
  readonly selected: Selection | undefined;
  readonly select: (selection: Selection | undefined) => void;
};

export const DesignContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DesignContext);
  if (desk === undefined) throw new TypeError('useDesk outside the designer');
  return desk;
}

export function useSpeaker(): Speaker {
  const { definition, backing, view } = useDesk();
  return { t: useText(), definition, names: backing.names, ...(view !== undefined && { former: view.definition }) };
}
