import type { ReactNode } from 'react';

/** Somebody who holds an office and may not have signed in yet. */
export type NewOfficer = { readonly unionId: string; readonly grantId: string; readonly name: string };

/** How an officer gets in is not this room's business: the app puts the one-time link there. */
export type HandOver = (officer: NewOfficer) => ReactNode;
