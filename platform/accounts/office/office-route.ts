import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '#platform/contract/permissions.ts';

/** A page of the console, as a room or module hands it to the app. Pages without menu entry are reached from others. */
export type OfficeRoute = {
  /** Below the console's own address, e.g. '/appeals/:appealId'. */
  readonly path: string;
  /** Who does not hold it sees neither the entry nor the page; undefined for every officer. */
  readonly permission: Permission | undefined;
  readonly page: ComponentType;
  /** Where the service of its module is off: it finishes what runs, as its endpoints do, and is listed apart. */
  readonly staysWhenOff?: true;
  readonly menu?: { readonly label: string; readonly icon: ReactNode };
};
