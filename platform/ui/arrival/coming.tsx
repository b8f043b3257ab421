import { createContext, useContext, type ReactNode } from 'react';

const Sign = createContext<ReactNode>(null);

/** What stands in the place of anything inside that is still on its way (`lazyPart`, `ModuleText`). */
export function Coming({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return <Sign value={sign}>{children}</Sign>;
}

export function ComingSign() {
  return useContext(Sign);
}
