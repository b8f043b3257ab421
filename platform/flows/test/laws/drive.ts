import type { Advanced, Command } from '../../command.ts';
import type { Flow } from '../../definition.ts';
import { isOver } from '../../instance.ts';
import type { Instance } from '../../instance.ts';
import type { FlowPlan } from '../../rules/flow-plan.ts';
import { PEOPLE } from './every-command.ts';

export type Reducer = (flow: Flow, instance: Instance, command: Command) => Advanced;

/** Agreement alone must end every case: nobody may have to withdraw one to be rid of it. Tells after how many commands, or nothing. */
export function drivenToEnd(reducer: Reducer, flow: Flow, plan: FlowPlan, instance: Instance): number | undefined {
  let now = instance;
  for (let count = 0; count < 100 + plan.size * 40; count += 1) {
    if (isOver(now)) return count;
    const answer = willing(plan, now).map((command) => reducer(flow, now, command)).find((one) => one.ok);
    if (!answer?.ok) return undefined;
    now = answer.instance;
  }
  return undefined;
}

/** What a willing house and willing people would do next. */
export function willing(plan: FlowPlan, instance: Instance): readonly Command[] {
  if (instance.status === 'with-starter') return [{ kind: 'resubmit', by: instance.starter }];
  if (instance.visits.length === 0) return [{ kind: 'start' }];
  const visits = instance.visits.filter((visit) => visit.state === 'open' || visit.state === 'finding').flatMap(({ id, step }): readonly Command[] => {
    const spot = plan.get(step)?.step;
    switch (spot?.kind) {
      case 'approve': case 'fill': return [{ kind: 'found', visit: id, people: [...PEOPLE, `from-above-${id}`, instance.starter].map((person) => ({ person })) }];
      case 'wait': return 'event' in spot.until ? [{ kind: 'event', event: spot.until.event }] : [{ kind: 'due', visit: id }];
      case 'publicise': return [{ kind: 'due', visit: id }];
      case 'call': return [{ kind: 'called', visit: id }];
      case 'paper': return [{ kind: 'printed', visit: id }];
      case 'sub': return [{ kind: 'sub-ended', visit: id, outcome: 'agreed' }];
      default: return [];
    }
  });
  const tasks = instance.tasks.filter((task) => task.state === 'open').flatMap(({ id, origin }): readonly Command[] => (
    origin === 'opinion' ? [{ kind: 'give-opinion', task: id }] : [{ kind: 'agree', task: id }, { kind: 'fill', task: id, writes: {} }]
  ));
  return [...visits, ...tasks];
}
