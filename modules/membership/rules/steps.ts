import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';

/** From which states an act leads where; every other combination is refused. */
export type StepTable<Status extends string, Act extends string> =
  Readonly<Record<Act, { readonly from: readonly Status[]; readonly to: Status }>>;

/** The state after an act. Two officers and a worker may press at once: whoever comes second meets a state that has moved on. */
export function nextStatus<Status extends string, Act extends string>(
  table: StepTable<Status, Act>, now: Status, act: Act, moved: ErrorEntry,
): Outcome<Status> {
  const step = table[act];
  return step.from.includes(now) ? ok(step.to) : refuse(moved);
}
