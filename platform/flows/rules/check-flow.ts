import { checkCondition } from '#platform/forms/check-condition.ts';
import type { ConditionReason } from '#platform/forms/check-condition.ts';
import type { Choose, Flow, Step, Together } from '../definition.ts';
import { checkStep } from './check-step.ts';
import { problem } from './flow-problem.ts';
import type { FlowProblem, FlowProblemKind, KnownToFlow } from './flow-problem.ts';
import { OTHERWISE, branchesOf } from './flow-plan.ts';
import { allSteps } from './starter-fields.ts';

/** Steps of one flow, branches and all: more nobody can read in a picture. */
export const MOST_STEPS = 80;

/** Everything that keeps a definition from being published, at its place. Empty: every case on it can end, and everybody asked for exists. */
export function checkFlow(flow: Flow, known: KnownToFlow): readonly FlowProblem[] {
  const steps = allSteps(flow.steps);
  return [
    ...(steps.length === 0 ? [problem('', 'no-steps')] : []),
    ...(steps.length > MOST_STEPS ? [problem('', 'too-many-steps', { steps: steps.length, most: MOST_STEPS })] : []),
    ...keysTwice(steps),
    ...checkList(flow.steps, flow, known),
    ...subCycles(steps, known),
  ];
}

function keysTwice(steps: readonly Step[]): readonly FlowProblem[] {
  return steps.filter((step, index) => steps.findIndex((one) => one.key === step.key) < index).map(({ key }) => problem(key, 'key-twice'));
}

function checkList(list: readonly Step[], flow: Flow, known: KnownToFlow): readonly FlowProblem[] {
  const end = list.findIndex(alwaysEnds);
  return list.flatMap((step, index) => [
    ...(end >= 0 && index > end ? [problem(step.key, 'unreachable')] : []),
    ...(step.kind === 'again' && !list.slice(0, index).some((one) => one.key === step.to) ? [problem(step.key, 'again-not-before', { step: step.to })] : []),
    ...checkStep(step, flow, known),
    ...(step.kind === 'choose' || step.kind === 'together' ? checkContainer(step, flow, known) : []),
  ]);
}

/** Whether nothing that stands below it in its list is ever come to. */
function alwaysEnds(step: Step): boolean {
  if (step.kind === 'end') return true;
  return (step.kind === 'choose' || step.kind === 'together') && branchesOf(step).every((branch) => branch.steps.some(alwaysEnds));
}

function checkContainer(step: Choose | Together, flow: Flow, known: KnownToFlow): readonly FlowProblem[] {
  const at = (branch: string): string => `${step.key}/${branch}`;
  return [
    ...step.branches.flatMap(({ key }, index) => [
      ...(step.branches.findIndex((one) => one.key === key) < index ? [problem(at(key), 'branch-twice')] : []),
      ...(step.kind === 'choose' && key === OTHERWISE ? [problem(at(key), 'key-reserved')] : []),
    ]),
    ...(step.kind === 'choose' ? checkConditions(step, known) : checkTogether(step)),
    ...branchesOf(step).flatMap((branch) => checkList(branch.steps, flow, known)),
  ];
}

function checkTogether(step: Together): readonly FlowProblem[] {
  const count = step.branches.length;
  return [
    ...(step.need !== undefined && step.need > count ? [problem(step.key, 'need-too-many', { need: step.need, branches: count })] : []),
    ...step.branches.filter((branch) => branch.steps.length === 0).map((branch) => problem(`${step.key}/${branch.key}`, 'branch-empty')),
  ];
}

const CONDITION_PROBLEMS: Readonly<Record<ConditionReason, FlowProblemKind>> = {
  'show-if-missing': 'condition-missing', 'show-if-kind': 'condition-kind', 'show-if-choice': 'condition-choice', 'too-deep': 'condition-too-deep',
};

function checkConditions(step: Choose, known: KnownToFlow): readonly FlowProblem[] {
  const conditions = step.branches.map((branch) => JSON.stringify(branch.when));
  return step.branches.flatMap((branch, index) => {
    const at = `${step.key}/${branch.key}`;
    const wrong = checkCondition(branch.when, known.form.fields).map(({ reason, field }) => problem(at, CONDITION_PROBLEMS[reason], { field }));
    return conditions.slice(0, index).includes(JSON.stringify(branch.when)) ? [...wrong, problem(at, 'branch-never')] : wrong;
  });
}

/** A case that begins one that begins it again would never end. */
function subCycles(steps: readonly Step[], known: KnownToFlow): readonly FlowProblem[] {
  const { process, flowOf } = known;
  if (process === undefined) return [];
  const leadsBack = (key: string, passed: readonly string[]): boolean => {
    if (key === process) return true;
    if (passed.includes(key)) return false;
    return subsOf(flowOf?.(key)?.steps ?? []).some((next) => leadsBack(next, [...passed, key]));
  };
  return steps.flatMap((step) => (step.kind === 'sub' && leadsBack(step.process, []) ? [problem(step.key, 'sub-cycle', { process: step.process })] : []));
}

function subsOf(list: readonly Step[]): readonly string[] {
  return [...new Set(allSteps(list).flatMap((step) => (step.kind === 'sub' ? [step.process] : [])))];
}
