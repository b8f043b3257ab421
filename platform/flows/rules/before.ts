import type { AskedStep } from '../definition.ts';
import type { Visit } from '../instance.ts';
import { branchesOf } from './flow-plan.ts';
import { findVisit, isSamePlace, spotOf, tasksOf } from './draft.ts';
import type { Draft } from './draft.ts';

const DECIDED = new Set(['agreed', 'refused', 'abstained', 'filled']);

/**
 * The visits in which people last decided on the way to a step: steps that ask nobody are looked through, and after
 * parallel branches there is one for each. Told by place, not by time, so that a second round finds the same.
 */
export function decidedBefore(draft: Draft, key: string, within: Visit['within']): readonly Visit[] {
  const spot = draft.plan.get(key);
  if (!spot) return [];
  for (const step of spot.list.slice(0, spot.index).toReversed()) {
    const visit = latestPassed(draft, step.key, within);
    const asked = visit ? lastAsked(draft, visit) : [];
    if (asked.length > 0) return asked;
  }
  const outer = within ? findVisit(draft, within.visit) : undefined;
  return outer ? decidedBefore(draft, outer.step, outer.within) : [];
}

function latestPassed(draft: Draft, key: string, within: Visit['within']): Visit | undefined {
  return draft.visits.findLast((visit) => visit.step === key && visit.state === 'passed' && isSamePlace(visit.within, within));
}

function lastAsked(draft: Draft, visit: Visit): readonly Visit[] {
  const step = spotOf(draft, visit)?.step;
  if (step?.kind === 'approve' || step?.kind === 'fill') return [visit];
  if (step?.kind !== 'choose' && step?.kind !== 'together') return [];
  return branchesOf(step).flatMap((branch) => {
    for (const inner of branch.steps.toReversed()) {
      const passed = latestPassed(draft, inner.key, { visit: visit.id, branch: branch.key });
      const asked = passed ? lastAsked(draft, passed) : [];
      if (asked.length > 0) return asked;
    }
    return [];
  });
}

/** Who may not decide in a step: whose case it is, and who decided the step before; unless the flow says otherwise. */
export function mayNotDecide(draft: Draft, step: AskedStep, within: Visit['within']): readonly string[] {
  const except = new Set<string>();
  if (!step.mayDecideOwnCase && !step.who.some((who) => who.kind === 'starter')) except.add(draft.starter);
  if (step.mayDecideTwice) return [...except];
  for (const visit of decidedBefore(draft, step.key, within)) {
    if (step.who.some((who) => who.kind === 'decider-of' && who.step === visit.step)) continue;
    for (const task of tasksOf(draft, visit.id)) {
      if (DECIDED.has(task.state) && task.person !== draft.starter) except.add(task.person);
    }
  }
  return [...except];
}
