import type { Words } from '#platform/forms/in-language.ts';
import type { Step, StepKind } from '../definition.ts';
import type { CaseView } from '../wire.ts';

/** ahead: not come to yet · now · passed · refused · left: dropped without a decision · unused: the case will not come there. */
export type NodeState = 'ahead' | 'now' | 'passed' | 'refused' | 'left' | 'unused';

export type PictureNode = {
  readonly key: string;
  readonly title: Words;
  readonly kind: StepKind;
  readonly state: NodeState;
  /** How often it was come to. */
  readonly rounds: number;
  readonly people: readonly PicturePerson[];
  readonly wakesAt: Date | null;
  readonly dueAt: Date | null;
  readonly branches: readonly PictureBranch[];
};
export type PicturePerson = { readonly taskId: string; readonly name: string; readonly inPlaceOf: string | null; readonly state: string; readonly settledAt: Date | null };
export type PictureBranch = { readonly key: string; readonly title: Words | null; readonly isTaken: boolean; readonly nodes: readonly PictureNode[] };

type Visit = CaseView['visits'][number];
type Shown = Pick<CaseView, 'visits' | 'tasks' | 'status'>;

/** The branch of a `choose` that is taken when no condition holds. */
const OTHERWISE = 'otherwise';

/** A case as its flow: every step of the definition in order, with what happened there. Branches stand side by side. */
export function pictureOf(steps: readonly Step[], view: Shown): readonly PictureNode[] {
  const nodes = steps.map((step) => toNode(step, view));
  const newest = nodes.map((node) => newestOf(node, view.visits));
  return nodes.map((node, index) => {
    const before = Math.max(-1, ...newest.slice(0, index));
    const after = Math.max(-1, ...newest.slice(index + 1));
    // Sent back over it: what stood there once is passed again, unless the case went directly on behind it.
    const isAgain = node.state === 'passed' && (newest[index] ?? -1) < before && after < before;
    return isAgain ? { ...node, state: isOver(view) ? 'unused' : 'ahead' } : node;
  });
}

function toNode(step: Step, view: Shown): PictureNode {
  const visits = view.visits.filter((visit) => visit.step === step.key);
  const last = visits.at(-1);
  const inLast = view.tasks.filter((task) => task.visit === last?.id);
  const taken = new Set(view.visits.flatMap(({ within }) => (within !== null && within.visit === last?.id ? [within.branch] : [])));
  return {
    key: step.key, title: step.title, kind: step.kind, state: stateOf(last, view), rounds: visits.length,
    people: inLast.map(({ taskId, person, inPlaceOf, state, settledAt }) => ({ taskId, name: person.name, inPlaceOf, state, settledAt })),
    wakesAt: last?.wakesAt ?? null, dueAt: last?.dueAt ?? null,
    branches: branchesOf(step).map((branch) => {
      const isTaken = taken.has(branch.key) || (branch.key === OTHERWISE && last !== undefined && taken.size === 0);
      const nodes = pictureOf(branch.steps, view);
      // Once a condition has decided, the other ways are not taken any more.
      return { key: branch.key, title: branch.title, isTaken, nodes: last !== undefined && step.kind === 'choose' && !isTaken ? nodes.map(toUnused) : nodes };
    }),
  };
}

function toUnused(node: PictureNode): PictureNode {
  const branches = node.branches.map((branch) => ({ ...branch, nodes: branch.nodes.map(toUnused) }));
  return { ...node, branches, state: node.state === 'ahead' ? 'unused' : node.state };
}

function branchesOf(step: Step): readonly { readonly key: string; readonly title: Words | null; readonly steps: readonly Step[] }[] {
  if (step.kind === 'together') return step.branches;
  return step.kind === 'choose' ? [...step.branches, { key: OTHERWISE, title: null, steps: step.otherwise }] : [];
}

function stateOf(last: Visit | undefined, view: Shown): NodeState {
  if (last === undefined) return isOver(view) ? 'unused' : 'ahead';
  if (last.state === 'passed' || last.state === 'refused') return last.state;
  return last.state === 'dropped' ? 'left' : 'now';
}

function newestOf(node: PictureNode, visits: readonly Visit[]): number {
  const own = visits.filter((visit) => visit.step === node.key).map(({ id }) => id);
  return Math.max(-1, ...own, ...node.branches.flatMap((branch) => branch.nodes.map((inner) => newestOf(inner, visits))));
}

function isOver({ status }: Shown): boolean {
  return status === 'agreed' || status === 'refused' || status === 'withdrawn';
}
