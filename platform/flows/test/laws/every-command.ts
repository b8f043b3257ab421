import type { Command, Found } from '../../command.ts';
import type { Instance, Task, Visit } from '../../instance.ts';
import type { FlowPlan } from '../../rules/flow-plan.ts';

export const STARTER = 'starter';
export const PEOPLE = ['ana', 'bo', 'cy'] as const;
const ANYBODY = [...PEOPLE, STARTER, ''];
const NO_SUCH = [0, -1, Number.NaN, 1e9];

/** Every command that somebody could send in this state, sensible or not. */
export function everyCommand(plan: FlowPlan, instance: Instance): readonly Command[] {
  return [
    { kind: 'start' }, ...ofAnybody(instance), ...NO_SUCH.flatMap(ofNothing),
    ...instance.tasks.flatMap((task) => (isUnsettled(task) ? ofTask(plan, instance, task) : ofSettled(task))),
    ...instance.visits.flatMap((visit) => (visit.state === 'open' || visit.state === 'finding' ? ofVisit(visit) : [{ kind: 'due', visit: visit.id } as const])),
    { kind: 'event', event: 'rain' }, { kind: 'event', event: 'snow' },
  ];
}

function isUnsettled(task: Task): boolean {
  return task.state === 'open' || task.state === 'later' || task.state === 'awaiting';
}

function ofAnybody({ starter }: Instance): readonly Command[] {
  return [
    { kind: 'withdraw', by: starter }, { kind: 'withdraw', by: 'ana' }, { kind: 'remind', by: starter }, { kind: 'remind', by: 'ana' },
    { kind: 'resubmit', by: starter }, { kind: 'resubmit', by: starter, answers: { sum: 2 } }, { kind: 'resubmit', by: 'ana' },
    { kind: 'comment', by: 'ana' }, { kind: 'attach', by: starter },
  ];
}

function ofNothing(id: number): readonly Command[] {
  return [
    { kind: 'agree', task: id }, { kind: 'send-back', task: id, to: 'previous', then: 'again' }, { kind: 'drop-signer', task: id, dropped: id },
    { kind: 'take-back', task: id }, { kind: 'found', visit: id, people: [{ person: 'ana' }] }, { kind: 'due', visit: id }, { kind: 'called', visit: id },
    { kind: 'climbed', visit: id, people: [{ person: 'ana' }] }, { kind: 'sub-ended', visit: id, outcome: 'agreed' }, { kind: 'replace', task: id, people: [] },
  ];
}

function ofSettled({ id }: Task): readonly Command[] {
  return [{ kind: 'agree', task: id }, { kind: 'take-back', task: id }, { kind: 'replace', task: id, people: [{ person: 'cy' }] }];
}

function ofTask(plan: FlowPlan, instance: Instance, { id, visit }: Task): readonly Command[] {
  const others = instance.tasks.filter((task) => task.visit === visit).map((task) => task.id);
  return [
    { kind: 'agree', task: id }, { kind: 'agree', task: id, writes: { sum: 2 } }, { kind: 'agree', task: id, writes: { secret: 1 } }, { kind: 'refuse', task: id },
    { kind: 'abstain', task: id }, { kind: 'fill', task: id, writes: { sum: 2 } }, { kind: 'fill', task: id, writes: { secret: 1 } },
    { kind: 'give-opinion', task: id }, { kind: 'take-back', task: id },
    ...(['again', 'direct'] as const).flatMap((then): Command[] => [
      { kind: 'send-back', task: id, to: 'starter', then }, { kind: 'send-back', task: id, to: 'previous', then },
      ...[...plan.keys(), 'nowhere'].map((step): Command => ({ kind: 'send-back', task: id, to: { step }, then })),
    ]),
    ...ANYBODY.flatMap((person): Command[] => [
      { kind: 'hand-over', task: id, person }, { kind: 'delegate', task: id, person }, { kind: 'replace', task: id, people: [{ person }] },
      ...(['before', 'after', 'beside'] as const).map((where): Command => ({ kind: 'add-signer', task: id, person, where })),
    ]),
    { kind: 'replace', task: id, people: [] }, ...others.map((dropped): Command => ({ kind: 'drop-signer', task: id, dropped })),
  ];
}

const FINDS: readonly (readonly Found[])[] = [
  [], [{ person: STARTER }], [{ person: 'ana' }], [{ person: 'bo', standsFor: 'ana' }], [{ person: 'ana' }, { person: 'bo' }, { person: 'ana' }],
  [{ person: 'bo' }, { person: 'cy' }, { person: STARTER }], [{ person: 'cy' }, { person: 'bo' }, { person: 'ana' }],
];

function ofVisit({ id }: Visit): readonly Command[] {
  return [
    ...FINDS.map((people): Command => ({ kind: 'found', visit: id, people })), ...FINDS.slice(-2).map((people): Command => ({ kind: 'climbed', visit: id, people })), { kind: 'due', visit: id }, { kind: 'called', visit: id }, { kind: 'printed', visit: id },
    ...(['agreed', 'refused', 'withdrawn'] as const).map((outcome): Command => ({ kind: 'sub-ended', visit: id, outcome })),
  ];
}
