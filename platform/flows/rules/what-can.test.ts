import { expect, test } from 'vitest';
import type { Flow } from '../definition.ts';
import { advance, begin } from './advance.ts';
import { droppingTask, refusalEnds } from './what-can.ts';

const title = { 'zh-CN': '审批' };
const who = [{ kind: 'office' as const, office: 'chair' as const, at: 'own' as const }];

/** Three are asked, A first. */
function asked(flow: Flow) {
  const started = advance(flow, begin('S', {}), { kind: 'start' });
  const [visit] = started.ok ? started.instance.visits : [];
  const found = started.ok ? advance(flow, started.instance, { kind: 'found', visit: visit?.id ?? 0, people: ['A', 'B', 'C'].map((person) => ({ person })) }) : started;
  if (!found.ok) throw new Error(found.refusal);
  const task = found.instance.tasks.find(({ person }) => person === 'A');
  return { instance: found.instance, task: task?.id ?? 0 };
}

test('refusing is said to end the case where it does, and not where a share is enough', () => {
  const by = (percent?: number): Flow => ({ steps: [{ kind: 'approve', key: 'all', title, by: 'all', who, ...(percent === undefined ? {} : { percent }) }] });
  for (const [flow, ends] of [[by(), true], [by(60), false], [by(100), true]] as const) {
    const { instance, task } = asked(flow);
    expect(refusalEnds(flow, instance, task)).toBe(ends);
  }
});

test('whoever waits for a signer asked before them can drop that signer', () => {
  const flow: Flow = { steps: [{ kind: 'approve', key: 'all', title, by: 'all', who }] };
  const { instance, task } = asked(flow);
  expect(droppingTask(flow, instance, 'A')).toBeUndefined();
  const added = advance(flow, instance, { kind: 'add-signer', task, person: 'D', where: 'before' });
  if (!added.ok) throw new Error(added.refusal);
  expect(droppingTask(flow, added.instance, 'A')).toMatchObject({ id: task, state: 'later' });
  expect(droppingTask(flow, added.instance, 'B')).toBeUndefined();
});
