import type { Advanced, Command } from '../../command.ts';
import type { Flow } from '../../definition.ts';
import { isOver } from '../../instance.ts';
import type { Instance } from '../../instance.ts';
import { begin } from '../../rules/advance.ts';
import { planOf } from '../../rules/flow-plan.ts';
import { canonicalKey } from './canonical.ts';
import { brokenByCommand } from './case-laws.ts';
import { drivenToEnd } from './drive.ts';
import type { Reducer } from './drive.ts';
import { STARTER, everyCommand } from './every-command.ts';

export type Explored = { readonly states: number; readonly commands: number; readonly broken: string | undefined };

type Reached = { readonly instance: Instance; readonly how: readonly string[] };

/** Every state within so many commands, breadth first: the first broken law is told with the shortest way to it. */
export function explore(reducer: Reducer, flow: Flow, budget: number): Explored {
  const plan = planOf(flow);
  const seen = new Set<string>();
  let layer: readonly Reached[] = [{ instance: begin(STARTER, { sum: 1 }), how: [] }];
  let commands = 0;
  const report = (what: string, how: readonly string[]): Explored => ({ states: seen.size, commands, broken: `${what} after ${how.join(' → ')}` });
  while (layer.length > 0) {
    const following: Reached[] = [];
    for (const { instance, how } of layer) {
      for (const command of everyCommand(plan, instance)) {
        commands += 1;
        if (commands > budget) return { states: seen.size, commands, broken: undefined };
        const answer = answerOf(reducer, flow, instance, command);
        const [broken] = typeof answer === 'string' ? [answer] : brokenByCommand(plan, instance, command, answer);
        const way = (): readonly string[] => [...how, JSON.stringify(command)];
        if (broken) return report(broken, way());
        if (typeof answer === 'string' || !answer.ok || answer.instance === instance) continue;
        const key = canonicalKey(answer.instance);
        if (seen.has(key)) continue;
        seen.add(key);
        if (drivenToEnd(reducer, flow, plan, answer.instance) === undefined) return report('agreement does not end it', way());
        const late = isOver(answer.instance) ? brokenAfterEnd(reducer, flow, answer.instance) : undefined;
        if (late) return report(late, way());
        if (!isOver(answer.instance)) following.push({ instance: answer.instance, how: way() });
      }
    }
    layer = following;
  }
  return { states: seen.size, commands, broken: undefined };
}

/** A command that throws is as bad as a wrong answer. */
export function answerOf(reducer: Reducer, flow: Flow, instance: Instance, command: Command): Advanced | string {
  try {
    return reducer(flow, instance, command);
  } catch (error) {
    return `it threw ${String(error)}`;
  }
}

/** Whatever is over stays as it is. */
export function brokenAfterEnd(reducer: Reducer, flow: Flow, instance: Instance): string | undefined {
  const task = instance.tasks.at(-1)?.id ?? 1;
  const visit = instance.visits.at(-1)?.id ?? 1;
  const late: readonly Command[] = [
    { kind: 'start' }, { kind: 'agree', task }, { kind: 'take-back', task }, { kind: 'due', visit }, { kind: 'withdraw', by: instance.starter }, { kind: 'comment', by: 'ana' },
    { kind: 'found', visit, people: [{ person: 'ana' }] }, { kind: 'replace', task, people: [{ person: 'cy' }] }, { kind: 'event', event: 'rain' },
  ];
  const accepted = late.find((command) => {
    const answer = answerOf(reducer, flow, instance, command);
    return typeof answer === 'string' || answer.ok || answer.refusal !== 'over';
  });
  return accepted && `${accepted.kind} is not refused in a case that was over`;
}
