import type { Command, Refusal } from '../command.ts';
import type { Visit } from '../instance.ts';
import { decidedBefore } from './before.ts';
import { around, dropInside, findVisit, isSamePlace, setTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { pathTo } from './flow-plan.ts';
import { decidingTask } from './own-task.ts';
import { visitAnew } from './walk.ts';

type SendBack = Extract<Command, { kind: 'send-back' }>;

export function sendBack(draft: Draft, command: SendBack): Refusal | undefined {
  const own = decidingTask(draft, command.task);
  if (typeof own === 'string') return own;
  const { visit } = own;
  if (command.to === 'starter') {
    setTask(draft, own.task.id, 'sent-back');
    const also = dropInside(draft, undefined).filter((id) => id !== visit.id);
    draft.status = 'with-starter';
    draft.resume = { visit: visit.id, then: command.then, also };
    return undefined;
  }
  const targets = command.to === 'previous' ? decidedBefore(draft, visit.step, visit.within) : stepBefore(draft, visit, command.to.step);
  if (typeof targets === 'string') return targets;
  const [first] = targets;
  if (!first) return 'nothing-before';
  setTask(draft, own.task.id, 'sent-back');
  const scope = commonPlace(draft, visit, first);
  const also = dropInside(draft, scope).filter((id) => id !== visit.id);
  reopenAt(draft, targets, scope, command.then === 'direct' ? [visit.id, ...also] : undefined);
  return undefined;
}

/** Reopens one visit, or after parallel branches the last of each: then the case returns once all of them have passed. */
function reopenAt(draft: Draft, targets: readonly Visit[], scope: Visit['within'], back: Visit['back']): void {
  const containers = new Set(targets.flatMap((target) => around(draft, target)).map((one) => one.id));
  const kept = new Set(scope ? [scope.visit, ...aroundPlace(draft, scope)] : []);
  const reopened = [...containers].filter((id) => !kept.has(id));
  const [only] = targets;
  const holder = targets.length > 1 ? commonContainer(draft, targets) : undefined;
  draft.visits = draft.visits.map((visit) => {
    if (!reopened.includes(visit.id)) return visit;
    const { back: _earlier, ...rest } = visit;
    return visit.id === holder && back ? { ...rest, back } : rest;
  });
  if (targets.length === 1 && only) return visitAnew(draft, only, back);
  for (const target of targets) visitAnew(draft, target, undefined);
}

function aroundPlace(draft: Draft, place: NonNullable<Visit['within']>): readonly number[] {
  const container = findVisit(draft, place.visit);
  return container ? around(draft, container).map((one) => one.id) : [];
}

/** The innermost container around all of them. */
function commonContainer(draft: Draft, targets: readonly Visit[]): number | undefined {
  const [first = [], ...others] = targets.map((target) => around(draft, target).map((one) => one.id));
  return first.findLast((id) => others.every((chain) => chain.includes(id)));
}

/** The innermost place that both visits stand in. */
function commonPlace(draft: Draft, one: Visit, other: Visit): Visit['within'] {
  const places = placesOf(draft, other);
  return placesOf(draft, one).findLast((place) => places.some((same) => isSamePlace(place, same)));
}

function placesOf(draft: Draft, visit: Visit): readonly Visit['within'][] {
  return [...around(draft, visit).map((outer) => outer.within), visit.within];
}

/** The visit in which that step was last passed on the way here. */
function stepBefore(draft: Draft, visit: Visit, key: string): readonly Visit[] | Refusal {
  const target = draft.plan.get(key);
  if (!target || (target.step.kind !== 'approve' && target.step.kind !== 'fill')) return 'unknown-step';
  const refusal = refusalOfOrder(draft, visit.step, key);
  if (refusal) return refusal;
  const passed = draft.visits.findLast((one) => one.step === key && one.state === 'passed');
  return passed && isOnTheWay(draft, passed, visit) ? [passed] : 'not-passed';
}

/** A step further down was passed in an earlier round only; one in a branch beside this one is none of its business. */
function refusalOfOrder(draft: Draft, from: string, to: string): Refusal | undefined {
  const here = pathTo(draft.plan, from);
  const there = pathTo(draft.plan, to);
  for (const [depth, spot] of here.entries()) {
    const other = there[depth];
    if (!other) return 'not-passed';
    if (spot.around?.branch !== other.around?.branch) return 'other-branch';
    if (spot.index !== other.index) return other.index < spot.index ? undefined : 'not-passed';
  }
  return 'not-passed';
}

/** Every container around the passed visit is the last of its step, so that no earlier round is reopened. */
function isOnTheWay(draft: Draft, passed: Visit, from: Visit): boolean {
  const mine = around(draft, from).map((one) => one.id);
  return around(draft, passed).every((outer) => {
    if (mine.includes(outer.id)) return true;
    return outer.state === 'passed' && draft.visits.findLast((one) => one.step === outer.step)?.id === outer.id;
  });
}
