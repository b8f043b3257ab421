import type { Flow } from '../definition.ts';
import type { Effect } from '../command.ts';
import type { Instance, Task, Visit } from '../instance.ts';
import { planOf } from './flow-plan.ts';
import type { FlowPlan, Spot } from './flow-plan.ts';

/** An instance while one command works on it. A refused command throws its draft away, so nothing is half done. */
export type Draft = {
  readonly plan: FlowPlan;
  readonly flow: Flow;
  readonly starter: string;
  status: Instance['status'];
  answers: Instance['answers'];
  visits: readonly Visit[];
  tasks: readonly Task[];
  next: number;
  resume: Instance['resume'];
  readonly effects: Effect[];
};

export function draftOf(flow: Flow, instance: Instance): Draft {
  return {
    plan: planOf(flow), flow, starter: instance.starter, status: instance.status, answers: instance.answers, visits: instance.visits,
    tasks: instance.tasks, next: instance.next, resume: instance.resume, effects: [],
  };
}

export function findVisit(draft: Draft, id: number): Visit | undefined {
  return draft.visits.find((visit) => visit.id === id);
}

export function findTask(draft: Draft, id: number): Task | undefined {
  return draft.tasks.find((task) => task.id === id);
}

export function tasksOf(draft: Draft, visit: number): readonly Task[] {
  return draft.tasks.filter((task) => task.visit === visit);
}

export function spotOf(draft: Draft, visit: Visit): Spot | undefined {
  return draft.plan.get(visit.step);
}

export function setVisit(draft: Draft, id: number, state: Visit['state']): void {
  draft.visits = draft.visits.map((visit) => (visit.id === id ? { ...visit, state } : visit));
}

export function setTask(draft: Draft, id: number, state: Task['state']): void {
  draft.tasks = draft.tasks.map((task) => (task.id === id ? { ...task, state } : task));
}

export function addVisit(draft: Draft, visit: Pick<Visit, 'step' | 'within' | 'state' | 'back'>): Visit {
  const round = draft.visits.filter((one) => one.step === visit.step).length + 1;
  const added: Visit = {
    id: draft.next, step: visit.step, round, state: visit.state,
    ...(visit.within ? { within: visit.within } : {}), ...(visit.back ? { back: visit.back } : {}),
  };
  draft.next += 1;
  draft.visits = [...draft.visits, added];
  return added;
}

export function addTask(draft: Draft, task: Omit<Task, 'id'>): Task {
  const added: Task = { id: draft.next, ...task };
  draft.next += 1;
  draft.tasks = [...draft.tasks, added];
  return added;
}

/** Whether something may still happen in it. */
export function isOpen(visit: Visit): boolean {
  return visit.state === 'open' || visit.state === 'finding';
}

/** Whether its holder has neither decided nor passed it on. */
export function isUnsettled(task: Task): boolean {
  return task.state === 'open' || task.state === 'later' || task.state === 'awaiting';
}

/** The containers around a visit, from the outermost inwards. */
export function around(draft: Draft, visit: Visit): readonly Visit[] {
  const outer = visit.within ? findVisit(draft, visit.within.visit) : undefined;
  return outer ? [...around(draft, outer), outer] : [];
}

/** Whether a visit lies in that place, however deep; without a place, everything lies in it. */
export function isInside(draft: Draft, visit: Visit, place: Visit['within']): boolean {
  if (!place) return true;
  if (!visit.within) return false;
  if (isSamePlace(visit.within, place)) return true;
  const outer = findVisit(draft, visit.within.visit);
  return outer !== undefined && isInside(draft, outer, place);
}

export function isSamePlace(one: Visit['within'], other: Visit['within']): boolean {
  return one?.visit === other?.visit && one?.branch === other?.branch;
}

/** Closes a visit: what its people have not settled falls away, and a case started by it ends. */
export function closeVisit(draft: Draft, visit: Visit, state: 'passed' | 'refused' | 'dropped'): void {
  if (state === 'dropped' && isOpen(visit) && spotOf(draft, visit)?.step.kind === 'sub') draft.effects.push({ kind: 'end-sub', visit: visit.id });
  setVisit(draft, visit.id, state);
  draft.tasks = draft.tasks.map((task) => (task.visit === visit.id && isUnsettled(task) ? { ...task, state: 'dropped' } : task));
}

/** Drops whatever is open in that place; tells which visits at the bottom were left. */
export function dropInside(draft: Draft, place: Visit['within']): readonly number[] {
  const left = draft.visits.filter((visit) => isOpen(visit) && isInside(draft, visit, place));
  for (const visit of left) closeVisit(draft, visit, 'dropped');
  return left.filter((visit) => !isContainer(draft, visit)).map((visit) => visit.id);
}

export function isContainer(draft: Draft, visit: Visit): boolean {
  const kind = spotOf(draft, visit)?.step.kind;
  return kind === 'choose' || kind === 'together';
}
