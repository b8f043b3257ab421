import type { Ctx } from '#platform/access/ctx.ts';
import type { Permission } from '#platform/contract/permissions.ts';

/** Something that waits for the officer who asks: a sentence, how many, and where to see them. */
export type Todo = {
  /** A key in locale/ that takes {count}. */
  readonly kind: string;
  readonly count: number;
  /** Below the console's own address. */
  readonly link: string;
  /** A day has passed, or passes today: it stands above the others. */
  readonly isUrgent: boolean;
};

/** A room or module says what waits. It runs in the reach in which the asking officer holds `permission`, and is left out without. */
export type TodoSource = {
  readonly permission: Permission;
  readonly list: (ctx: Ctx) => Promise<readonly Todo[]>;
};

/** How much waits for the officer who asks: a part of the one figure on the console's first page. Runs like a `TodoSource`. */
export type WaitingSource = {
  /** A key in locale/: what such things are called. */
  readonly kind: string;
  readonly permission: Permission;
  /** Where they stand, below the console's own address. */
  readonly link: string;
  readonly count: (ctx: Ctx) => Promise<{ readonly todo: number; readonly overdue: number }>;
};

/** Seven days: from ≤ instant < to. */
export type Week = { readonly from: Date; readonly to: Date };

/** One line of the weekly card: what came in, what was closed, what waits now. */
export type WeekLine = {
  /** A key in locale/. */
  readonly kind: string;
  readonly came: number;
  readonly closed: number;
  readonly waits: number;
  readonly link: string;
};

export type WeekSource = {
  readonly permission: Permission;
  readonly count: (ctx: Ctx, week: Week) => Promise<WeekLine>;
};
