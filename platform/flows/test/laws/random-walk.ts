import fc from 'fast-check';
import type { Command } from '../../command.ts';
import type { Flow } from '../../definition.ts';
import { isOver } from '../../instance.ts';
import type { Instance } from '../../instance.ts';
import { advance, begin } from '../../rules/advance.ts';
import { planOf } from '../../rules/flow-plan.ts';
import { brokenByCommand } from './case-laws.ts';
import { drivenToEnd, willing } from './drive.ts';
import type { Reducer } from './drive.ts';
import { STARTER, everyCommand } from './every-command.ts';
import { answerOf, brokenAfterEnd } from './explore.ts';

export const choices = fc.array(fc.record({ isWilling: fc.integer({ min: 0, max: 2 }), pick: fc.nat(1_000_000) }), { minLength: 20, maxLength: 90, size: 'max' });

export type Choice = { readonly isWilling: number; readonly pick: number };

/**
 * What willing people would do, or any kind of command: of that kind one that applies, if there is one. Withdrawals are left
 * out, they would end most walks early.
 */
function chosen(flow: Flow, instance: Instance, { isWilling, pick }: Choice): Command | undefined {
  const plan = planOf(flow);
  if (isWilling > 0) return turned(willing(plan, instance), pick)[0];
  const list = everyCommand(plan, instance).filter((command) => command.kind !== 'withdraw');
  const [kind] = turned([...new Set(list.map((command) => command.kind))], pick);
  const ofKind = turned(list.filter((command) => command.kind === kind), pick >> 4);
  return ofKind.find((command) => advance(flow, instance, command).ok) ?? ofKind[0];
}

function turned<T>(list: readonly T[], by: number): readonly T[] {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
}

/** The first broken law on a random walk through a case, or nothing. */
export function walked(reducer: Reducer, flow: Flow, picks: readonly Choice[]): string | undefined {
  const plan = planOf(flow);
  let instance = begin(STARTER, { sum: 1 });
  for (const choice of picks) {
    const command = chosen(flow, instance, choice);
    if (!command || isOver(instance)) break;
    const answer = answerOf(reducer, flow, instance, command);
    const [broken] = typeof answer === 'string' ? [answer] : brokenByCommand(plan, instance, command, answer);
    if (broken) return `${broken}, by ${JSON.stringify(command)}`;
    if (typeof answer !== 'string' && answer.ok) instance = answer.instance;
  }
  if (isOver(instance)) return brokenAfterEnd(reducer, flow, instance);
  return drivenToEnd(reducer, flow, plan, instance) === undefined ? 'agreement does not end it' : undefined;
}

/** Who is asked and what is open, without numbers: what a decision and its taking back must leave as it was. */
function standing({ status, tasks, visits }: Instance): string {
  const unsettled = tasks.filter((task) => task.state === 'open' || task.state === 'later' || task.state === 'awaiting');
  return JSON.stringify([status, unsettled.map(({ id, state }) => [id, state]), visits.filter((visit) => visit.state === 'open' || visit.state === 'finding').map(({ id }) => id)]);
}

/** Decides and takes back wherever the walk comes by; how often, and the first time it was not as before. */
export function takenBack(reducer: Reducer, flow: Flow, picks: readonly Choice[]): { readonly times: number; readonly broken: string | undefined } {
  let instance = begin(STARTER, { sum: 1 });
  let times = 0;
  for (const choice of picks) {
    for (const task of instance.tasks.filter((one) => one.state === 'open')) {
      const decided = [{ kind: 'agree', task: task.id } as const, { kind: 'fill', task: task.id, writes: {} } as const].map((command) => reducer(flow, instance, command)).find((one) => one.ok);
      const back = decided?.ok ? reducer(flow, decided.instance, { kind: 'take-back', task: task.id }) : undefined;
      if (!back?.ok) continue;
      times += 1;
      if (standing(back.instance) !== standing(instance)) return { times, broken: `${standing(instance)} became ${standing(back.instance)}` };
    }
    const command = chosen(flow, instance, choice);
    const answer = command && reducer(flow, instance, command);
    if (answer?.ok) instance = answer.instance;
  }
  return { times, broken: undefined };
}
