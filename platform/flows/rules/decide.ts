import type { Answers } from '#platform/forms/condition.ts';
import type { AskedStep } from '../definition.ts';
import type { Command, Refusal } from '../command.ts';
import { setTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { decidingTask } from './own-task.ts';
import type { OwnTask } from './own-task.ts';
import { settleVisit } from './settle.ts';

type Decision = Extract<Command, { kind: 'agree' | 'refuse' | 'abstain' | 'fill' }>;

const STATES = { agree: 'agreed', refuse: 'refused', abstain: 'abstained', fill: 'filled' } as const;

export function decide(draft: Draft, command: Decision): Refusal | undefined {
  const own = decidingTask(draft, command.task);
  if (typeof own === 'string') return own;
  const refusal = refusalOfKind(own, command.kind) ?? refusalOfWrites(own.step, command.writes);
  if (refusal) return refusal;
  if (command.writes) draft.answers = { ...draft.answers, ...command.writes };
  setTask(draft, own.task.id, STATES[command.kind]);
  settleVisit(draft, own.visit.id);
  return undefined;
}

/** Only those whom the step itself asks vote, so only they abstain: a signer whom a voter added agrees or refuses. */
function refusalOfKind({ step, task }: OwnTask, kind: Decision['kind']): Refusal | undefined {
  if (kind === 'fill') return step.kind === 'fill' ? undefined : 'not-a-fill';
  if (step.kind === 'fill') return 'not-an-approval';
  return kind === 'abstain' && (step.by !== 'ballot' || task.origin !== 'step') ? 'not-a-ballot' : undefined;
}

function refusalOfWrites(step: AskedStep, writes: Answers | undefined): Refusal | undefined {
  return Object.keys(writes ?? {}).every((key) => step.writes?.includes(key)) ? undefined : 'not-writable';
}
