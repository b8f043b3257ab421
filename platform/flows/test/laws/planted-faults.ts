import type { Advanced, Command } from '../../command.ts';
import { isOver } from '../../instance.ts';
import type { Instance, Task } from '../../instance.ts';
import { advance } from '../../rules/advance.ts';
import type { Reducer } from './drive.ts';
import { STARTER } from './every-command.ts';

/** A reducer with one thing wrong, and which law must notice. */
export type PlantedFault = { readonly name: string; readonly law: RegExp; readonly reducer: Reducer };

const after = (spoil: (instance: Instance, command: Command, before: Instance) => Instance): Reducer => (flow, instance, command) => {
  const answer = advance(flow, instance, command);
  return answer.ok && answer.instance !== instance ? { ...answer, instance: spoil(answer.instance, command, instance) } : answer;
};

const mapTasks = (instance: Instance, change: (task: Task) => Task): Instance => ({ ...instance, tasks: instance.tasks.map(change) });
const refuse = (refusal: Extract<Advanced, { ok: false }>['refusal']): Advanced => ({ ok: false, refusal });

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  { name: 'loses a task when it is handed over', law: /task \d+ is lost/, reducer: after((now, command) => (command.kind === 'hand-over' ? { ...now, tasks: now.tasks.filter((task) => task.id !== command.task) } : now)) },
  { name: 'loses the new holder', law: /waits for nobody/, reducer: after((now, command) => (command.kind === 'hand-over' ? mapTasks(now, (task) => (task.replaces === command.task ? { ...task, state: 'dropped' } : task)) : now)) },
  {
    name: 'asks somebody twice', law: /is asked twice/,
    reducer: after((now, command) => {
      const last = now.tasks.at(-1);
      return command.kind === 'found' && last ? { ...now, tasks: [...now.tasks, { ...last, id: now.next }], next: now.next + 1 } : now;
    }),
  },
  { name: 'gives a number twice', law: /was given twice/, reducer: after((now) => mapTasks(now, (task) => (task.id === now.next - 1 ? { ...task, id: 1 } : task))) },
  { name: 'does not count on', law: /next number is taken/, reducer: after((now, _command, before) => ({ ...now, next: before.next })) },
  {
    name: 'leaves the others of a decided step open', law: /open in a closed visit/,
    reducer: after((now, command, before) => (command.kind === 'send-back' ? mapTasks(now, (task) => before.tasks.find((one) => one.id === task.id && one.state === 'open') ?? task) : now)),
  },
  { name: 'forgets the case after a refusal', law: /nothing is open|the end is told/, reducer: after((now, command) => (command.kind === 'refuse' ? { ...now, status: 'running' } : now)) },
  {
    name: 'changes what was settled', law: /was settled and changed/,
    reducer: after((now, command, before) => (command.kind === 'take-back' ? now : mapTasks(now, (task) => (before.tasks.some((one) => one.id === task.id && one.state === 'sent-back') ? { ...task, state: 'agreed' } : task)))),
  },
  {
    name: 'lets the starter decide', law: /the starter decides/,
    reducer: after((now, command) => (command.kind === 'found' ? mapTasks(now, (task) => (task.visit === command.visit ? { ...task, person: STARTER } : task)) : now)),
  },
  {
    name: 'lets a step pass by silence', law: /passed without anybody|open in a closed visit/,
    reducer: after((now, command) => (command.kind === 'found' ? { ...now, visits: now.visits.map((visit) => (visit.id === command.visit ? { ...visit, state: 'passed' } : visit)) } : now)),
  },
  { name: 'never takes a case back from its starter', law: /agreement does not end it/, reducer: (flow, instance, command) => (command.kind === 'resubmit' ? refuse('not-with-starter') : advance(flow, instance, command)) },
  { name: 'never brings an opinion back', law: /agreement does not end it/, reducer: (flow, instance, command) => (command.kind === 'give-opinion' ? refuse('not-delegated') : advance(flow, instance, command)) },
  {
    name: 'gives up the task while an opinion is asked for', law: /awaits an opinion/,
    reducer: after((now, command) => (command.kind === 'delegate' ? mapTasks(now, (task) => (task.by === command.task && task.origin === 'opinion' ? { ...task, origin: 'beside' } : task)) : now)),
  },
  { name: 'goes on after the end', law: /a case that was over/, reducer: (flow, instance, command) => (isOver(instance) ? { ok: true, instance, effects: [] } : advance(flow, instance, command)) },
  {
    name: 'throws at a number that nobody has', law: /it threw/,
    reducer: (flow, instance, command) => {
      if ('task' in command && Number.isNaN(command.task)) throw new RangeError('no such task');
      return advance(flow, instance, command);
    },
  },
];
