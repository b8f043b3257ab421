import type { Ctx } from '#platform/access/ctx.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** Something of a module that waits for the officer who asks, or that they finished: a line of the desk beside the approvals. */
export type DeskItem = {
  /** A UUID: lines of one instant stand in its order. */
  readonly id: string;
  /** Where it stands: the end of its last day while it waits, the moment it was finished afterwards. */
  readonly at: Date;
  /** Keys in the module's locale/ for the console: what it is, and how far. */
  readonly title: string;
  readonly state: string;
  readonly number: string;
  readonly unionName: string;
  /** Its own page, below the console's address. */
  readonly link: string;
  /** The day it came, or was finished. */
  readonly day: PlainDate;
  /** Its last day while it waits. */
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
};

/** `words`, as typed: each stands in what the line shows, its number, its title or its union. Lines come in the desk's order (`deskOrder`), behind `after`, at most `limit`. */
export type DeskQuestion = {
  readonly view: 'todo' | 'done';
  readonly words: string;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
};

/** A module says what of it belongs on the desk. Asked in the reach in which the officer holds `permission`; left out without. */
export type DeskItemSource = {
  /** What the desk's filter asks for, and a key in locale/: what such a line is called. */
  readonly kind: `${string}.${string}`;
  readonly permission: Permission;
  readonly list: (ctx: Ctx, question: DeskQuestion) => Promise<readonly DeskItem[]>;
  /** What waits now; counted to a hundred where there may be more. */
  readonly count: (ctx: Ctx) => Promise<{ readonly todo: number; readonly overdue: number }>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly deskItems: readonly DeskItemSource[];
  }
}
