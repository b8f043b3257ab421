import { valueOf, type Value } from '#platform/kernel/merge-three-ways.ts';
import { stepDown, type Change, type Changes, type Step } from '../rules/resolve.ts';
import type { LayoutView } from './switchboard-api.ts';

/** Own changes as they would be published now. What is not in it follows the union above. */
export type Draft = { readonly changes: Changes; readonly settled: readonly string[] };

export function draftOf({ changes }: LayoutView): Draft {
  return { changes, settled: [] };
}

/** Sets some values. To set what stands above is to follow it, unless it is to be fixed for those below. */
export function withValues(draft: Draft, view: LayoutView, values: Readonly<Record<string, Value>>): Draft {
  const changes = { ...draft.changes };
  for (const [key, value] of Object.entries(values)) {
    const above = valueOf(view.above.settings, key);
    const isFixed = changes[key]?.isFixed ?? false;
    if (value === above && !isFixed) delete changes[key];
    else changes[key] = { value, isFixed, basis: basisOf(view, key, { value, isFixed }) };
  }
  return { ...draft, changes };
}

/** Whether unions below may differ, for some settings as they stand here. */
export function withFixing(draft: Draft, view: LayoutView, keys: readonly string[], isFixed: boolean): Draft {
  const changes = { ...draft.changes };
  for (const key of keys) {
    const above = valueOf(view.above.settings, key);
    const value = changes[key]?.value ?? above;
    if (!isFixed && value === above) delete changes[key];
    else changes[key] = { value, isFixed, basis: basisOf(view, key, { value, isFixed }) };
  }
  return { ...draft, changes };
}

/** Follow the union above again. */
export function without(draft: Draft, keys: readonly string[]): Draft {
  return { ...draft, changes: Object.fromEntries(Object.entries(draft.changes).filter(([key]) => !keys.includes(key))) };
}

/** Settles a conflict: the own value stands, and counts as made from what stands above today. */
export function withOwn(draft: Draft, view: LayoutView, key: string): Draft {
  const change = draft.changes[key];
  if (change === undefined) return draft;
  return { changes: { ...draft.changes, [key]: { ...change, basis: valueOf(view.above.settings, key) } }, settled: [...new Set([...draft.settled, key])] };
}

/** What the server will note: an untouched change keeps what it was made from. */
function basisOf(view: LayoutView, key: string, wanted: Pick<Change, 'value' | 'isFixed'>): Value {
  const known = view.changes[key];
  return known !== undefined && known.value === wanted.value && known.isFixed === wanted.isFixed ? known.basis : valueOf(view.above.settings, key);
}

/** What would hold in this union, computed by the server's own rule. */
export function stepOf({ changes }: Draft, view: LayoutView): Step {
  return stepDown(view.above, { by: { unionId: view.unionId, name: view.unionName }, changes });
}

/** How many settings would change by publishing. */
export function countUnpublished({ changes, settled }: Draft, view: LayoutView): number {
  const keys = new Set([...Object.keys(changes), ...Object.keys(view.changes)]);
  const isSame = (one: Change | undefined, other: Change | undefined) => one?.value === other?.value && one?.isFixed === other?.isFixed;
  return [...keys].filter((key) => settled.includes(key) || !isSame(changes[key], view.changes[key])).length;
}
