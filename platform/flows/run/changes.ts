import type { Ctx } from '#platform/access/ctx.ts';
import { newId } from '#platform/kernel/random.ts';
import type { TaskChange } from '../events/definitions.ts';
import type { Instance, Task, Visit } from '../instance.ts';
import type { KeptTask, KeptVisit } from '../store/rows.ts';

/** The visits that are new or stand otherwise than before, by their number, with what the house keeps beside them. */
export function changedVisits(before: readonly KeptVisit[], after: readonly Visit[], kept: ReadonlyMap<number, KeptVisit>): Record<string, KeptVisit> {
  const known = new Map(before.map((visit) => [visit.id, JSON.stringify(visit)]));
  const now = after.map((visit) => keep(visit, kept.get(visit.id)));
  return Object.fromEntries(now.filter((visit) => known.get(visit.id) !== JSON.stringify(visit)).map((visit) => [String(visit.id), visit]));
}

/** A decision that is taken back finds its visit with the clock that it had. */
function keep(visit: Visit, kept: KeptVisit | undefined): KeptVisit {
  if (kept === undefined) return visit;
  const { wakesAt, dueAt, event, climbedTo } = kept;
  return { ...visit, ...(wakesAt === undefined ? {} : { wakesAt }), ...(dueAt === undefined ? {} : { dueAt }), ...(event === undefined ? {} : { event }), ...(climbedTo === undefined ? {} : { climbedTo }) };
}

/** The earliest instant at which time alone moves the case. */
export function earliest({ visits, status }: Instance, kept: ReadonlyMap<number, KeptVisit>): string | null {
  if (status !== 'running') return null;
  const instants = visits.filter((visit) => visit.state === 'open').flatMap((visit) => kept.get(visit.id)?.wakesAt ?? []);
  return instants.toSorted()[0] ?? null;
}

const NEVER_SETTLED: ReadonlySet<Task['state']> = new Set(['later', 'open', 'awaiting']);

type Changed = { readonly ctx: Ctx; readonly before: readonly KeptTask[]; readonly after: Instance; readonly kept: ReadonlyMap<number, KeptVisit> };

/** The tasks that are new or stand otherwise than before, as their rows will be. */
export function changedTasks({ ctx, before, after, kept }: Changed): TaskChange[] {
  const known = new Map(before.map((task) => [task.id, task]));
  const now = ctx.clock.now().toISOString();
  return after.tasks.flatMap((task): TaskChange[] => {
    const was = known.get(task.id);
    if (was !== undefined && was.state === task.state) return [];
    const isSettled = !NEVER_SETTLED.has(task.state);
    const openedBefore = was?.openedAt?.toISOString() ?? null;
    return [{
      taskId: was?.taskId ?? newId(ctx), no: task.id, visit: task.visit, step: after.visits.find((visit) => visit.id === task.visit)?.step ?? '',
      person: task.person, inPlaceOf: task.inPlaceOf ?? null, state: task.state, origin: task.origin, by: task.by ?? null, replaces: task.replaces ?? null,
      dueAt: kept.get(task.visit)?.dueAt ?? null, openedAt: openedBefore ?? (task.state === 'open' ? now : null),
      // A task that never came to its turn was not done by anybody.
      settledAt: isSettled && task.state !== 'dropped' ? now : null,
    }];
  });
}

/** Who has an open task now and had none in this case before: a notice each. */
export function newlyAsked(before: readonly KeptTask[], { tasks }: Instance): string[] {
  const openBefore = new Set(before.filter((task) => task.state === 'open').map((task) => task.id));
  return [...new Set(tasks.filter((task) => task.state === 'open' && !openBefore.has(task.id)).map((task) => task.person))];
}
