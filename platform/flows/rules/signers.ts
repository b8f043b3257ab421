import type { Command, Refusal } from '../command.ts';
import type { Task } from '../instance.ts';
import { mayNotDecide } from './before.ts';
import { addTask, findTask, isUnsettled, setTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { decidingTask, lookUpTask, openTask, refusalOfPerson } from './own-task.ts';
import type { OwnTask } from './own-task.ts';
import { isAsked, seatState, seatsOf } from './seats.ts';
import { settleVisit } from './settle.ts';
import { adderOf, rootOf, withAdded } from './succession.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function addSigner(draft: Draft, command: Of<'add-signer'>): Refusal | undefined {
  const own = decidingTask(draft, command.task);
  if (typeof own === 'string') return own;
  if (own.step.kind !== 'approve') return 'not-an-approval';
  const refusal = refusalOfPerson(draft, own, command.person, true);
  if (refusal) return refusal;
  if (command.where === 'before') setTask(draft, own.task.id, 'later');
  addTask(draft, {
    visit: own.visit.id, person: command.person, state: command.where === 'after' ? 'later' : 'open', origin: command.where, by: own.task.id,
  });
  return undefined;
}

/** A signer may be dropped by whoever added them while neither has settled; whom the signer added goes along. */
export function dropSigner(draft: Draft, command: Of<'drop-signer'>): Refusal | undefined {
  const own = lookUpTask(draft, command.task);
  if (typeof own === 'string') return own;
  if (!isUnsettled(own.task)) return 'task-settled';
  const dropped = findTask(draft, command.dropped);
  if (!dropped || dropped.origin === 'opinion' || adderOf(draft, dropped)?.id !== own.task.id) return 'not-added-by-you';
  if (!isUnsettled(dropped)) return 'task-settled';
  for (const task of withAdded(draft, dropped)) if (isUnsettled(task)) setTask(draft, task.id, 'dropped');
  settleVisit(draft, own.visit.id);
  return undefined;
}

export function handOver(draft: Draft, command: Of<'hand-over'>): Refusal | undefined {
  const own = openTask(draft, command.task);
  if (typeof own === 'string') return own;
  const refusal = refusalOfPerson(draft, own, command.person, own.task.origin !== 'opinion');
  if (refusal) return refusal;
  setTask(draft, own.task.id, 'handed-over');
  addTask(draft, { visit: own.visit.id, person: command.person, state: 'open', ...placeOf(own.task) });
  return undefined;
}

/** What stays when a task changes hands. */
function placeOf(task: Task): Pick<Task, 'origin' | 'by' | 'replaces'> {
  return { origin: task.origin, replaces: task.id, ...(task.by === undefined ? {} : { by: task.by }) };
}

export function delegate(draft: Draft, command: Of<'delegate'>): Refusal | undefined {
  const own = decidingTask(draft, command.task);
  if (typeof own === 'string') return own;
  const refusal = refusalOfPerson(draft, own, command.person, false);
  if (refusal) return refusal;
  setTask(draft, own.task.id, 'awaiting');
  addTask(draft, { visit: own.visit.id, person: command.person, state: 'open', origin: 'opinion', by: own.task.id });
  return undefined;
}

export function giveOpinion(draft: Draft, command: Of<'give-opinion'>): Refusal | undefined {
  const own = openTask(draft, command.task);
  if (typeof own === 'string') return own;
  if (own.task.origin !== 'opinion') return 'not-delegated';
  endOpinion(draft, own.task, 'given');
  return undefined;
}

/** The task comes back to whoever asked for the opinion. */
function endOpinion(draft: Draft, opinion: Task, state: 'given' | 'dropped'): void {
  const asker = adderOf(draft, opinion);
  setTask(draft, opinion.id, state);
  if (asker) setTask(draft, asker.id, 'open');
}

/** Ends an opinion that was asked for and has not come. */
export function endDelegation(draft: Draft, task: Task): void {
  for (const one of withAdded(draft, task)) if (one.origin === 'opinion' && isUnsettled(one)) setTask(draft, one.id, 'dropped');
}

/**
 * Somebody else takes the place of a holder who left. Whoever is asked in the visit already does not sit in it twice: then the
 * place falls away, unless it was the only one.
 */
export function replace(draft: Draft, command: Of<'replace'>): Refusal | undefined {
  const own = lookUpTask(draft, command.task);
  if (typeof own === 'string') return own;
  const { task, visit } = own;
  if (!isUnsettled(task)) return 'task-settled';
  const successor = command.people.find((one) => mayReplace(draft, own, one.person));
  if (task.state === 'awaiting') endDelegation(draft, task);
  if (successor) {
    setTask(draft, task.id, 'dropped');
    addTask(draft, {
      visit: visit.id, person: successor.person, state: task.state === 'later' ? 'later' : 'open', ...placeOf(task),
      inPlaceOf: successor.standsFor ?? task.person,
    });
    return undefined;
  }
  if (task.origin === 'opinion') {
    endOpinion(draft, task, 'dropped');
    return undefined;
  }
  const others = command.people.filter((one) => one.person !== task.person && isAsked(draft, visit.id, one.person));
  if (others.length === 0 || !hasOtherPlace(draft, task)) return 'nobody-found';
  leavePlace(draft, task);
  settleVisit(draft, visit.id);
  return undefined;
}

function mayReplace(draft: Draft, { task, visit, step }: OwnTask, person: string): boolean {
  if (person === '' || person === task.person || isAsked(draft, visit.id, person)) return false;
  return task.origin === 'opinion' || !mayNotDecide(draft, step, visit.within).includes(person);
}

function hasOtherPlace(draft: Draft, task: Task): boolean {
  if (task.origin !== 'step') return true;
  const own = rootOf(draft, task).id;
  return seatsOf(draft, task.visit).some((seat) => seat.root.id !== own && seatState(draft, seat) !== 'void');
}

/** `handed-over`, not `dropped`: in a second round the successor holds one place, not two. */
function leavePlace(draft: Draft, task: Task): void {
  for (const one of withAdded(draft, task)) if (isUnsettled(one)) setTask(draft, one.id, 'dropped');
  if (task.origin === 'step') setTask(draft, task.id, 'handed-over');
}
