import type { Branch, Flow, Step } from '../definition.ts';
import { branchesOf } from './definition-pieces.ts';

/** A list of steps: '' for the flow's own, `<step>/<branch>`, and `<step>/*` for what is done otherwise. */
export type Lane = string;
export type Spot = { readonly lane: Lane; readonly at: number };
export type Placed = { readonly step: Step; readonly spot: Spot; readonly count: number };

export const OTHERWISE = '*';

/** Every step with where it stands, from top to bottom, a branch after the step that it belongs to. */
export function placedSteps(flow: Flow): readonly Placed[] {
  return placedIn(flow.steps, '');
}

function placedIn(steps: readonly Step[], lane: Lane): readonly Placed[] {
  return steps.flatMap((step, at) => [
    { step, spot: { lane, at }, count: steps.length },
    ...branchesOf(step).flatMap((branch) => placedIn(branch.steps, `${step.key}/${branch.key}`)),
    ...(step.kind === 'choose' ? placedIn(step.otherwise, `${step.key}/${OTHERWISE}`) : []),
  ]);
}

export function findStep(flow: Flow, key: string): Placed | undefined {
  return placedSteps(flow).find(({ step }) => step.key === key);
}

/** The steps of one lane changed; a lane that is not there changes nothing. */
export function withLane(flow: Flow, lane: Lane, change: (steps: readonly Step[]) => readonly Step[]): Flow {
  return { ...flow, steps: lane === '' ? [...change(flow.steps)] : flow.steps.map((step) => withLaneIn(step, lane, change)) };
}

function withLaneIn(step: Step, lane: Lane, change: (steps: readonly Step[]) => readonly Step[]): Step {
  const within = (steps: readonly Step[], key: string) => (lane === `${step.key}/${key}` ? change(steps) : steps.map((one) => withLaneIn(one, lane, change)));
  if (step.kind === 'together') return { ...step, branches: step.branches.map((branch) => ({ ...branch, steps: within(branch.steps, branch.key) })) };
  if (step.kind !== 'choose') return step;
  return {
    ...step, branches: step.branches.map((branch) => ({ ...branch, steps: within(branch.steps, branch.key) })),
    otherwise: within(step.otherwise, OTHERWISE),
  };
}

export function insertStep(flow: Flow, { lane, at }: Spot, step: Step): Flow {
  return withLane(flow, lane, (steps) => steps.toSpliced(at, 0, step));
}

export function replaceStep(flow: Flow, key: string, step: Step): Flow {
  const placed = findStep(flow, key);
  return placed === undefined ? flow : withLane(flow, placed.spot.lane, (steps) => steps.with(placed.spot.at, step));
}

export function removeStep(flow: Flow, key: string): Flow {
  const placed = findStep(flow, key);
  return placed === undefined ? flow : withLane(flow, placed.spot.lane, (steps) => steps.toSpliced(placed.spot.at, 1));
}

/** One place up or down in its lane; at the edge it stays. */
export function moveStep(flow: Flow, key: string, by: -1 | 1): Flow {
  const placed = findStep(flow, key);
  if (placed === undefined) return flow;
  const { lane, at } = placed.spot;
  const to = at + by;
  return to < 0 || to >= placed.count ? flow : withLane(flow, lane, (steps) => steps.toSpliced(at, 1).toSpliced(to, 0, placed.step));
}

/** The same once more, right behind it, with keys that nothing has yet: `taken` are those of former versions. */
export function copyStep(flow: Flow, key: string, taken: ReadonlySet<string>): { readonly flow: Flow; readonly key: string } {
  const placed = findStep(flow, key);
  if (placed === undefined) return { flow, key };
  const used = new Set([...taken, ...stepKeys(flow)]);
  const copy = withFreshKeys(placed.step, used);
  return { flow: insertStep(flow, { lane: placed.spot.lane, at: placed.spot.at + 1 }, copy), key: copy.key };
}

function withFreshKeys(step: Step, used: Set<string>): Step {
  const key = freshKey(step.kind, used);
  used.add(key);
  const inner = (steps: readonly Step[]) => steps.map((one) => withFreshKeys(one, used));
  const branches = branchesOf(step).map((branch) => ({ ...branch, steps: inner(branch.steps) }));
  if (step.kind === 'together') return { ...step, key, branches };
  if (step.kind === 'choose') return { ...step, key, branches: step.branches.map((branch) => ({ ...branch, steps: inner(branch.steps) })), otherwise: inner(step.otherwise) };
  return { ...step, key };
}

export function stepKeys(flow: Flow): readonly string[] {
  return placedSteps(flow).map(({ step }) => step.key);
}

/** `approve`, `approve-2` …: the first that nothing has. */
export function freshKey(stem: string, used: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? stem : `${stem}-${count}`;
    if (!used.has(key)) return key;
  }
}

/** The branches of a step changed; each keeps what stands in it. */
export function withBranches(step: Step, change: (branches: readonly Branch[]) => readonly Branch[]): Step {
  if (step.kind === 'together') return { ...step, branches: [...change(step.branches)] };
  if (step.kind !== 'choose') return step;
  const conditions = new Map(step.branches.map(({ key, when }) => [key, when]));
  return { ...step, branches: change(step.branches).map((branch) => ({ ...branch, when: conditionOf(branch) ?? conditions.get(branch.key) ?? UNSET })) };
}

type Condition = Extract<Step, { kind: 'choose' }>['branches'][number]['when'];
/** What a branch asks until somebody says: the check of the flow finds the field missing, and says so at the branch. */
export const UNSET: Condition = { field: '', is: 'given' };

export function isUnset(condition: Condition): boolean {
  return 'field' in condition && condition.field === '';
}

function conditionOf(branch: Branch): Condition | undefined {
  return 'when' in branch ? branch.when as Condition : undefined; // -- a branch of `choose` is a branch with its condition
}
