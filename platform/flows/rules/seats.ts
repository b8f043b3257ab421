import type { AskedStep } from '../definition.ts';
import type { Found } from '../command.ts';
import type { Task, Visit } from '../instance.ts';
import { addTask, isUnsettled, setTask, setVisit, tasksOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { adderOf, holderOf, rootOf } from './succession.ts';

/**
 * One place at the table of a visit: the task of whoever was found, those who took it over since, and the signers they added.
 * Only the whole place agrees.
 */
export type Seat = { readonly root: Task; readonly tasks: readonly Task[] };

const COUNTS = new Set(['later', 'open', 'awaiting', 'agreed', 'refused', 'abstained', 'filled']);

export function seatsOf(draft: Draft, visit: number): readonly Seat[] {
  const tasks = tasksOf(draft, visit);
  const roots = tasks.filter((task) => task.origin === 'step' && task.replaces === undefined);
  return roots.map((root) => ({ root, tasks: tasks.filter((task) => rootOf(draft, task).id === root.id) }));
}

/** Whether a person is asked in a visit now, or has decided in it. */
export function isAsked(draft: Draft, visit: number, person: string): boolean {
  return tasksOf(draft, visit).some((task) => task.person === person && COUNTS.has(task.state));
}

export type SeatState = 'waiting' | 'agreed' | 'refused' | 'abstained' | 'void';

export function seatState(draft: Draft, seat: Seat): SeatState {
  const live = seat.tasks.filter((task) => task.origin !== 'opinion' && COUNTS.has(task.state));
  const holder = holderOf(draft, seat.root);
  if (live.length === 0) return 'void';
  if (live.some((task) => task.state === 'refused')) return 'refused';
  if (holder.state === 'abstained') return 'abstained';
  return live.every((task) => !isUnsettled(task)) ? 'agreed' : 'waiting';
}

/** Gives each person found a task: everybody's at once, or the first person's now and the others' later. */
export function seatPeople(draft: Draft, visit: Visit, step: AskedStep, people: readonly Found[]): void {
  const isOne = step.kind === 'fill' || step.by === 'one';
  const isInOrder = step.kind === 'approve' && step.by === 'all' && step.inOrder === true;
  for (const [index, found] of (isOne ? people.slice(0, 1) : people).entries()) {
    addTask(draft, {
      visit: visit.id, person: found.person, state: isInOrder && index > 0 ? 'later' : 'open', origin: 'step',
      ...(found.standsFor === undefined ? {} : { inPlaceOf: found.standsFor }),
    });
  }
  setVisit(draft, visit.id, 'open');
  setDue(draft, visit, step);
}

/** More places in an open visit, for people of the union above; the day is set anew. */
export function seatAbove(draft: Draft, visit: Visit, step: AskedStep, people: readonly Found[]): void {
  for (const { person } of people) addTask(draft, { visit: visit.id, person, state: 'open', origin: 'step' });
  setDue(draft, visit, step);
}

function setDue(draft: Draft, visit: Visit, step: AskedStep): void {
  if (!step.due) return;
  const wakes = step.kind === 'approve' && step.whenDue ? { wakes: true } as const : {};
  draft.effects.push({ kind: 'set-due', visit: visit.id, due: step.due, ...wakes });
}

/** Whoever held a place in a visit at its end, in the order asked: the people of a second round. */
export function seatedIn(draft: Draft, visit: number): readonly Found[] {
  const people: Found[] = [];
  for (const seat of seatsOf(draft, visit)) {
    const { person, inPlaceOf, state } = holderOf(draft, seat.root);
    if (state === 'handed-over' || people.some((one) => one.person === person)) continue;
    people.push({ person, ...(inPlaceOf === undefined ? {} : { standsFor: inPlaceOf }) });
  }
  return people;
}

/** Opens the tasks whose turn has come; drops what is left in places that are decided. */
export function openTurns(draft: Draft, visit: Visit, isInOrder: boolean): void {
  for (const seat of seatsOf(draft, visit.id)) {
    const state = seatState(draft, seat);
    if (state === 'refused' || state === 'abstained' || state === 'void') {
      for (const task of seat.tasks.filter(isUnsettled)) setTask(draft, task.id, 'dropped');
      continue;
    }
    for (const task of seat.tasks) {
      if (task.state === 'later' && hasTurn(draft, seat, task)) setTask(draft, task.id, 'open');
    }
    if (isInOrder && state === 'waiting') return;
  }
}

function hasTurn(draft: Draft, seat: Seat, task: Task): boolean {
  if (seat.tasks.some((one) => one.origin === 'before' && isUnsettled(one) && adderOf(draft, one)?.id === task.id)) return false;
  return task.origin !== 'after' || adderOf(draft, task)?.state === 'agreed';
}
