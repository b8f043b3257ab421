import type { AskedStep } from '../definition.ts';
import type { Refusal } from '../command.ts';
import type { Task, Visit } from '../instance.ts';
import { mayNotDecide } from './before.ts';
import { findTask, findVisit } from './draft.ts';
import type { Draft } from './draft.ts';
import { isAsked } from './seats.ts';
import { askedStepOf } from './settle.ts';

export type OwnTask = { readonly task: Task; readonly visit: Visit; readonly step: AskedStep };

/** The task a person acts on, whatever its state. */
export function lookUpTask(draft: Draft, id: number): OwnTask | 'not-your-task' {
  const task = findTask(draft, id);
  const visit = task ? findVisit(draft, task.visit) : undefined;
  const step = visit ? askedStepOf(draft, visit) : undefined;
  return task && visit && step ? { task, visit, step } : 'not-your-task';
}

/** The task a person decides on: open, and their turn. */
export function openTask(draft: Draft, id: number): OwnTask | Refusal {
  const own = lookUpTask(draft, id);
  if (typeof own === 'string') return own;
  switch (own.task.state) {
    case 'open': return own;
    case 'later': return 'not-your-turn';
    case 'awaiting': return 'awaiting-opinion';
    default: return 'task-settled';
  }
}

/** Like openTask, but not for whoever was only asked for an opinion. */
export function decidingTask(draft: Draft, id: number): OwnTask | Refusal {
  const own = openTask(draft, id);
  return typeof own !== 'string' && own.task.origin === 'opinion' ? 'not-an-approval' : own;
}

/** Why this person may not be brought into the visit by one of its holders. */
export function refusalOfPerson(draft: Draft, own: OwnTask, person: string, decides: boolean): Refusal | undefined {
  if (person === '') return 'nobody-found';
  if (person === own.task.person) return 'self';
  if (isAsked(draft, own.visit.id, person)) return 'signer-already';
  return decides && mayNotDecide(draft, own.step, own.visit.within).includes(person) ? 'may-not-decide' : undefined;
}
