import type { Status } from './appeals-api.ts';

/** How a case stands to its deadline, in whole days of the Chinese calendar. */
export type DueState =
  | { readonly kind: 'none' | 'done' | 'today' }
  | { readonly kind: 'overdue' | 'soon' | 'later'; readonly days: number };

// As the list "due soon" counts (store/work-views.ts).
const SOON_DAYS = 3;

/**
 * @param daysLeft from today to the deadline, negative when it has passed; undefined when the case has none yet
 */
export function dueState(status: Status, daysLeft: number | undefined): DueState {
  if (status === 'closed' || status === 'withdrawn') return { kind: 'done' };
  if (daysLeft === undefined) return { kind: 'none' };
  if (daysLeft < 0) return { kind: 'overdue', days: -daysLeft };
  if (daysLeft === 0) return { kind: 'today' };
  return { kind: daysLeft <= SOON_DAYS ? 'soon' : 'later', days: daysLeft };
}

export type DueTone = 'danger' | 'warn' | 'idle';

export function dueTone({ kind }: DueState): DueTone {
  if (kind === 'overdue') return 'danger';
  return kind === 'today' || kind === 'soon' ? 'warn' : 'idle';
}
