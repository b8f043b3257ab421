import type { Command, Found, Refusal } from '../command.ts';
import type { AskedStep, Step } from '../definition.ts';
import type { Visit } from '../instance.ts';
import { mayNotDecide } from './before.ts';
import { findVisit, isOpen, spotOf, tasksOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { seatAbove, seatPeople } from './seats.ts';
import { askedStepOf } from './settle.ts';
import { passVisit, refuseVisit } from './walk.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The people of a visit. Who may not decide here is left out even if the house named them. */
export function found(draft: Draft, command: Of<'found'>): Refusal | undefined {
  const visit = findVisit(draft, command.visit);
  const step = visit ? askedStepOf(draft, visit) : undefined;
  if (!visit || !step || visit.state !== 'finding') return 'not-asked-for';
  const people = newPeople(command.people, mayNotDecide(draft, step, visit.within));
  if (people.length === 0) return 'nobody-found';
  seatPeople(draft, visit, step, people);
  return undefined;
}

function newPeople(people: readonly Found[], except: readonly string[]): readonly Found[] {
  const seen = new Set(['', ...except]);
  return people.filter(({ person }) => {
    const isNew = !seen.has(person);
    seen.add(person);
    return isNew;
  });
}

/** The time of a wait or of a publicity period has come, or the due day of a step is over. */
export function due(draft: Draft, command: Of<'due'>): Refusal | undefined {
  const open = openStep(draft, command.visit);
  if (!open) return 'not-asked-for';
  const { visit, step } = open;
  if (step.kind === 'approve' || step.kind === 'fill') return overdue(draft, visit, step);
  const isTimed = step.kind === 'publicise' || (step.kind === 'wait' && !('event' in step.until));
  if (!isTimed) return 'not-asked-for';
  passVisit(draft, visit);
  return undefined;
}

/** It is only shown to be overdue, unless the step says that silence agrees, or that the union above is asked as well. */
function overdue(draft: Draft, visit: Visit, step: AskedStep): undefined {
  if (step.kind === 'fill' || visit.state !== 'open') return;
  if (step.whenDue === 'agree') passVisit(draft, visit);
  if (step.whenDue === 'climb') draft.effects.push({ kind: 'climb', visit: visit.id, who: step.who, except: notAskedAbove(draft, visit, step) });
}

/** The union above is asked beside those who were silent: whoever decides first decides. */
export function climbed(draft: Draft, command: Of<'climbed'>): Refusal | undefined {
  const visit = findVisit(draft, command.visit);
  const step = visit ? askedStepOf(draft, visit) : undefined;
  if (!visit || visit.state !== 'open' || step?.kind !== 'approve' || step.whenDue !== 'climb') return 'not-asked-for';
  const people = newPeople(command.people, notAskedAbove(draft, visit, step));
  if (people.length > 0) seatAbove(draft, visit, step, step.by === 'one' ? people.slice(0, 1) : people);
  return undefined;
}

function notAskedAbove(draft: Draft, visit: Visit, step: AskedStep): readonly string[] {
  return [...new Set([...mayNotDecide(draft, step, visit.within), ...tasksOf(draft, visit.id).map((task) => task.person)])];
}

/** Everybody who waits for it goes on; a wait begun by this very event waits for the next. */
export function event(draft: Draft, command: Of<'event'>): Refusal | undefined {
  const waiting = draft.visits.filter((visit) => {
    const step = spotOf(draft, visit)?.step;
    return isOpen(visit) && step?.kind === 'wait' && 'event' in step.until && step.until.event === command.event;
  });
  for (const { id } of waiting) {
    const now = findVisit(draft, id);
    if (now && isOpen(now)) passVisit(draft, now);
  }
  return waiting.length === 0 ? 'not-asked-for' : undefined;
}

export function answered(draft: Draft, command: Of<'called' | 'printed'>): Refusal | undefined {
  const open = openStep(draft, command.visit);
  if (open?.step.kind !== (command.kind === 'called' ? 'call' : 'paper')) return 'not-asked-for';
  passVisit(draft, open.visit);
  return undefined;
}

/** A case begun by this one that was refused or withdrawn refuses here. */
export function subEnded(draft: Draft, command: Of<'sub-ended'>): Refusal | undefined {
  const open = openStep(draft, command.visit);
  if (open?.step.kind !== 'sub') return 'not-asked-for';
  if (command.outcome === 'agreed') passVisit(draft, open.visit);
  else refuseVisit(draft, open.visit);
  return undefined;
}

function openStep(draft: Draft, id: number): { readonly visit: Visit; readonly step: Step } | undefined {
  const visit = findVisit(draft, id);
  const step = visit ? spotOf(draft, visit)?.step : undefined;
  return visit && step && isOpen(visit) ? { visit, step } : undefined;
}
