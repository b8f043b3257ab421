import type { Command, Refusal } from '../command.ts';
import type { Instance, Latest } from '../instance.ts';
import { closeVisit, findVisit, setTask, setVisit, spotOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { lookUpTask } from './own-task.ts';
import { endDelegation } from './signers.ts';

/** Steps that act on the world outside the case: whatever they began stands. */
const BINDING = new Set(['call', 'paper', 'sub']);

export function takeBack(draft: Draft, command: Extract<Command, { kind: 'take-back' }>, latest: Latest | undefined): Refusal | undefined {
  const own = lookUpTask(draft, command.task);
  if (typeof own === 'string') return own;
  const { task } = own;
  switch (task.state) {
    case 'awaiting':
      endDelegation(draft, task);
      setTask(draft, task.id, 'open');
      return undefined;
    case 'agreed':
    case 'abstained':
    case 'filled':
      return latest?.task === task.id ? undo(draft, latest) : 'built-upon';
    case 'open':
    case 'later':
      return 'not-delegated';
    default:
      return 'task-settled';
  }
}

function undo(draft: Draft, last: Latest): Refusal | undefined {
  const begun = draft.visits.filter((visit) => visit.id >= last.next);
  const changed = last.visits.flatMap(({ id }) => findVisit(draft, id) ?? []);
  if ([...begun, ...changed].some((visit) => BINDING.has(spotOf(draft, visit)?.step.kind ?? ''))) return 'built-upon';
  for (const visit of begun) closeVisit(draft, visit, 'dropped');
  for (const { id, state } of last.visits) setVisit(draft, id, state);
  for (const { id, state } of last.tasks) setTask(draft, id, state);
  for (const { id, state } of last.visits) if (state === 'open') wakeAgain(draft, id);
  return undefined;
}

/** A wait in a branch that the decision had dropped begins anew. */
function wakeAgain(draft: Draft, id: number): void {
  const visit = findVisit(draft, id);
  const step = visit ? spotOf(draft, visit)?.step : undefined;
  if (step?.kind === 'publicise') draft.effects.push({ kind: 'wake', visit: id, at: { days: step.workingDays, count: 'working' } });
  if (step?.kind !== 'wait') return;
  const { until } = step;
  if ('event' in until) draft.effects.push({ kind: 'expect', visit: id, event: until.event });
  else if ('days' in until) draft.effects.push({ kind: 'wake', visit: id, at: until });
  else draft.effects.push({ kind: 'wake', visit: id, at: { date: String(draft.answers[until.date]) } });
}

/** What a decision changed among what was there before it. */
export function latestOf(before: Instance, draft: Draft, task: number): Latest {
  const visits = before.visits.filter((visit) => findVisit(draft, visit.id)?.state !== visit.state);
  const states = new Map(draft.tasks.map((one) => [one.id, one.state]));
  const tasks = before.tasks.filter((one) => states.get(one.id) !== one.state);
  return {
    task, next: before.next,
    visits: visits.map(({ id, state }) => ({ id, state })), tasks: tasks.map(({ id, state }) => ({ id, state })),
  };
}
