import { addWorkingDays, type Calendar } from '#platform/calendar/rules/working-days.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Rung } from './clock.ts';

/** A union's own rung first, then each union above it up to the province. */
export function ladderOf<UnionId extends string>(union: { readonly id: UnionId; readonly ancestors: readonly UnionId[] }): readonly UnionId[] {
  return [union.id, ...union.ancestors.toReversed()];
}

export type PlannedRung<UnionId extends string> = { readonly unionId: UnionId; readonly startsOn: PlainDate; readonly dueOn: PlainDate };

/**
 * What would happen if nobody did anything: every rung above starts the working day after the one below let its day
 * pass. A worker sees these dates from the first day on.
 */
export function plannedRungs<UnionId extends string>(
  ladder: readonly UnionId[], present: Pick<Rung, 'rung' | 'dueOn'>, plan: { readonly rungDays: number; readonly calendar: Calendar },
): PlannedRung<UnionId>[] {
  let last = present.dueOn;
  return ladder.slice(present.rung + 1).map((unionId) => {
    const startsOn = addWorkingDays(plan.calendar, last, 1).date;
    last = addWorkingDays(plan.calendar, startsOn, plan.rungDays).date;
    return { unionId, startsOn, dueOn: last };
  });
}

/** How an office stands to the holder of a case. A union of the second line stands above: it leads, from beside. */
export function standingOf<UnionId extends string>(ladder: readonly UnionId[], holder: UnionId, office: UnionId): 'holder' | 'above' | 'below' {
  if (office === holder) return 'holder';
  const [at, own] = [ladder.indexOf(holder), ladder.indexOf(office)];
  return own >= 0 && own < at ? 'below' : 'above';
}
