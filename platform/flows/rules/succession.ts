import type { Task } from '../instance.ts';
import { findTask } from './draft.ts';
import type { Draft } from './draft.ts';

/** Who holds a task now: itself, or whoever took it over. */
export function holderOf(draft: Draft, task: Task): Task {
  const successor = draft.tasks.find((one) => one.replaces === task.id);
  return successor ? holderOf(draft, successor) : task;
}

/** The task of whoever added or delegated this one, as it is held now. */
export function adderOf(draft: Draft, task: Task): Task | undefined {
  const adder = task.by === undefined ? undefined : findTask(draft, task.by);
  return adder ? holderOf(draft, adder) : undefined;
}

/** The task that the step itself gave, to which this one belongs. */
export function rootOf(draft: Draft, task: Task): Task {
  const towards = task.replaces ?? task.by;
  const above = towards === undefined ? undefined : findTask(draft, towards);
  return above ? rootOf(draft, above) : task;
}

/** A task and all whom its holders added, now or before it changed hands. */
export function withAdded(draft: Draft, task: Task): readonly Task[] {
  const added = draft.tasks.filter((one) => one.id !== task.id && adderOf(draft, one)?.id === task.id);
  return [task, ...added.flatMap((one) => withAdded(draft, one))];
}
