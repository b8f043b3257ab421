import type { Choose, Flow, Step, Together } from '../definition.ts';

export type Container = Choose | Together;

/** The branch of a `choose` that is taken when no condition holds. No branch may be called so. */
export const OTHERWISE = 'otherwise';

/** Where a step stands: the list it is in, its place there, and the container around that list. */
export type Spot = {
  readonly step: Step;
  readonly list: readonly Step[];
  readonly index: number;
  readonly around?: { readonly step: Container; readonly branch: string };
};

/** Every step of a flow by its key. */
export type FlowPlan = ReadonlyMap<string, Spot>;

const plans = new WeakMap<Flow, FlowPlan>();

export function planOf(flow: Flow): FlowPlan {
  const known = plans.get(flow);
  if (known) return known;
  const spots = new Map<string, Spot>();
  collect(flow.steps, undefined, spots);
  plans.set(flow, spots);
  return spots;
}

function collect(list: readonly Step[], around: Spot['around'], spots: Map<string, Spot>): void {
  for (const [index, step] of list.entries()) {
    if (!spots.has(step.key)) spots.set(step.key, { step, list, index, ...(around ? { around } : {}) });
    if (step.kind !== 'choose' && step.kind !== 'together') continue;
    for (const branch of branchesOf(step)) collect(branch.steps, { step, branch: branch.key }, spots);
  }
}

/** The branches of a container in their order; the one taken otherwise stands last. */
export function branchesOf(step: Container): readonly { readonly key: string; readonly steps: readonly Step[] }[] {
  return step.kind === 'together' ? step.branches : [...step.branches, { key: OTHERWISE, steps: step.otherwise }];
}

export function stepsOfBranch(step: Container, branch: string): readonly Step[] {
  return branchesOf(step).find((one) => one.key === branch)?.steps ?? [];
}

/** The spots from the top down to the step: what lies around it, then itself. */
export function pathTo(plan: FlowPlan, key: string): readonly Spot[] {
  const spot = plan.get(key);
  if (!spot) return [];
  return spot.around ? [...pathTo(plan, spot.around.step.key), spot] : [spot];
}
