import { createContext, useContext } from 'react';
import type { Permission } from '#platform/contract/permissions.ts';

/** The office somebody acts in at this moment. Who holds several acts in one at a time: the server narrows its reach to it. */
export type ActingOffice = {
  readonly personName: string;
  readonly unionId: string;
  readonly unionName: string;
  /** Whether the office carries a permission. For menus and buttons only: the server decides again. */
  readonly may: (permission: Permission) => boolean;
};

export const ActingOfficeContext = createContext<ActingOffice | undefined>(undefined);

export function useActingOffice(): ActingOffice {
  const office = useContext(ActingOfficeContext);
  if (office === undefined) throw new TypeError('useActingOffice outside the signed-in console');
  return office;
}
