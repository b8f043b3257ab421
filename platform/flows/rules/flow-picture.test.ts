import { describe, expect, test } from 'vitest';
import type { Step } from '../definition.ts';
import type { CaseView } from '../wire.ts';
import { pictureOf, type PictureNode } from './flow-picture.ts';

const title = { 'zh-CN': 'x' };
const who = [{ kind: 'starter' as const }];
const approve = (key: string): Step => ({ kind: 'approve', key, title, by: 'one', who });
const STEPS: readonly Step[] = [
  approve('a'),
  {
    kind: 'choose', key: 'c', title, otherwise: [approve('o')],
    branches: [{ key: 'big', title, when: { field: 'f', is: 'given' }, steps: [approve('b')] }],
  },
  approve('d'),
];

type Visit = CaseView['visits'][number];
const visit = (id: number, step: string, state: Visit['state'], within: Visit['within'] = null): Visit => ({ id, step, round: 1, state, within, wakesAt: null, dueAt: null });
const shown = (visits: readonly Visit[], status: CaseView['status'] = 'running') =>
  statesOf(pictureOf(STEPS, { visits: [...visits], tasks: [], status }));

function statesOf(nodes: readonly PictureNode[]): Record<string, string> {
  return Object.assign({}, ...nodes.flatMap((node) => [{ [node.key]: node.state }, ...node.branches.map((branch) => statesOf(branch.nodes))]));
}

describe('a case as its flow', () => {
  test('what was not come to is still to come, and not needed once the case is over', () => {
    expect(shown([visit(1, 'a', 'open')])).toEqual({ a: 'now', c: 'ahead', b: 'ahead', o: 'ahead', d: 'ahead' });
    expect(shown([visit(1, 'a', 'refused')], 'refused')).toEqual({ a: 'refused', c: 'unused', b: 'unused', o: 'unused', d: 'unused' });
  });

  test('the way that a condition did not take is not needed', () => {
    expect(shown([visit(1, 'a', 'passed'), visit(2, 'c', 'open'), visit(3, 'b', 'open', { visit: 2, branch: 'big' })]))
      .toEqual({ a: 'passed', c: 'now', b: 'now', o: 'unused', d: 'ahead' });
  });

  test('sent back, what lies behind is to come again; going on directly, it stays passed', () => {
    const once = [visit(1, 'a', 'passed'), visit(2, 'c', 'passed'), visit(3, 'b', 'passed', { visit: 2, branch: 'big' }), visit(4, 'd', 'dropped')];
    expect(shown([...once, visit(5, 'a', 'open')])).toMatchObject({ a: 'now', c: 'ahead', d: 'left' });
    expect(shown([...once, visit(5, 'a', 'passed'), visit(6, 'd', 'open')])).toMatchObject({ a: 'passed', c: 'passed', d: 'now' });
  });
});
