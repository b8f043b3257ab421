import { createContext, useContext, type ReactNode } from 'react';
import type { Portal } from '../rules/portal.ts';

/** What only the modules know: this room switches services without knowing one of them. The app brings it. */
export type ServiceWords = {
  readonly serviceName: (id: string) => string;
  readonly pageName: (page: string) => string;
  /** The phone's own home, as it would be. */
  readonly preview: (shown: { readonly portal: Portal; readonly unionName: string }) => ReactNode;
};

export const ServiceWordsContext = createContext<ServiceWords | undefined>(undefined);

export function useServiceWords(): ServiceWords {
  const words = useContext(ServiceWordsContext);
  if (words === undefined) throw new TypeError('useServiceWords outside the page of services');
  return words;
}
