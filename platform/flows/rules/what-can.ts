import type { Command } from '../command.ts';
import type { Flow } from '../definition.ts';
import type { Instance, Task } from '../instance.ts';
import type { Can } from '../wire.ts';
import { advance } from './advance.ts';
import { allSteps } from './starter-fields.ts';

/** Stands for anybody who takes no part yet, where only the question matters whether one more could. */
const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** What a person may do with a case now: the rules are asked, one command after another, and nothing is kept of the answers. */
export function whatCan(flow: Flow, instance: Instance, person: string): readonly Can[] {
  const would = (command: Command): boolean => advance(flow, instance, command).ok;
  const task = openTaskOf(instance, person);
  return [
    ...(task === undefined ? [] : ofTask(task.id, would)),
    ...(droppingTask(flow, instance, person) === undefined ? [] : ['drop-signer' as const]),
    ...(takenBack(flow, instance, person) === undefined ? [] : ['take-back' as const]),
    ...(['resubmit', 'withdraw', 'remind'] as const).filter((kind) => would({ kind, by: person })),
    ...(would({ kind: 'comment', by: person }) ? ['comment' as const] : []),
  ];
}

function ofTask(task: number, would: (command: Command) => boolean): readonly Can[] {
  const asked: readonly (readonly [Can, Command])[] = [
    ['agree', { kind: 'agree', task }], ['refuse', { kind: 'refuse', task }], ['abstain', { kind: 'abstain', task }], ['fill', { kind: 'fill', task, writes: {} }],
    ['send-back', { kind: 'send-back', task, to: 'starter', then: 'again' }], ['add-signer', { kind: 'add-signer', task, person: SOMEBODY, where: 'beside' }],
    ['hand-over', { kind: 'hand-over', task, person: SOMEBODY }], ['delegate', { kind: 'delegate', task, person: SOMEBODY }],
    ['give-opinion', { kind: 'give-opinion', task }],
  ];
  return asked.filter(([, command]) => would(command)).map(([can]) => can);
}

export function openTaskOf({ tasks }: Pick<Instance, 'tasks'>, person: string): Task | undefined {
  return tasks.find((task) => task.person === person && task.state === 'open');
}

/** The own task whose added signers could be dropped now: an open one, or one that waits for the signer asked before it. */
export function droppingTask(flow: Flow, instance: Instance, person: string): Task | undefined {
  const own = instance.tasks.filter((task) => task.person === person && (task.state === 'open' || task.state === 'later'));
  return own.find((task) => instance.tasks.some((one) => one.by === task.id && advance(flow, instance, { kind: 'drop-signer', task: task.id, dropped: one.id }).ok));
}

/** Whether to refuse this task now refuses the whole case: not where a share is enough, or another branch carries it on. */
export function refusalEnds(flow: Flow, instance: Instance, task: number): boolean {
  const refused = advance(flow, instance, { kind: 'refuse', task });
  return refused.ok && refused.instance.status === 'refused';
}

/** The own task that could be taken back now: a delegation, or the decision of a moment ago. */
export function takenBack(flow: Flow, instance: Instance, person: string): Task | undefined {
  const own = instance.tasks.filter((task) => task.person === person && task.state !== 'open');
  return own.findLast((task) => advance(flow, instance, { kind: 'take-back', task: task.id }).ok);
}

/** Steps to which this task could send the case back, the nearest first. */
export function backTo(flow: Flow, instance: Instance, task: number): readonly string[] {
  const latest = (key: string): number => instance.visits.findLast((visit) => visit.step === key)?.id ?? 0;
  return allSteps(flow.steps).filter(({ kind }) => kind === 'approve' || kind === 'fill').map(({ key }) => key)
    .filter((key) => advance(flow, instance, { kind: 'send-back', task, to: { step: key }, then: 'again' }).ok)
    .toSorted((a, b) => latest(b) - latest(a));
}
