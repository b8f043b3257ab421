import { describe, expect, test } from 'vitest';
import type { Flow } from '../definition.ts';
import { advance, begin } from './advance.ts';
import { isStillWanted } from './lasting-effects.ts';

const titled = (key: string) => ({ key, title: { 'zh-CN': key } });
const approval = (key: string) => ({ ...titled(key), kind: 'approve' as const, by: 'one' as const, who: [{ kind: 'office' as const, office: 'chair' as const, at: 'own' as const }] });
const either = (left: Flow['steps'], right: Flow['steps']): Flow => ({ steps: [
  { ...titled('t'), kind: 'together', need: 1, branches: [{ ...titled('left'), steps: left }, { ...titled('right'), steps: right }] }, approval('z'),
] });

describe('what the house has to do', () => {
  test('nobody is looked for in a branch that the answer to a call has dropped', () => {
    const flow = either([{ ...titled('k'), kind: 'call', call: 'pay' }], [approval('r')]);
    const started = advance(flow, begin('sam', {}), { kind: 'start' });
    if (!started.ok) throw new Error(started.refusal);
    const [call, find] = started.effects;
    if (call?.kind !== 'call' || find?.kind !== 'find') throw new Error('a call and a search were expected');
    expect(isStillWanted(started.instance, find)).toBe(true);
    const called = advance(flow, started.instance, { kind: 'called', visit: call.visit });
    if (!called.ok) throw new Error(called.refusal);
    expect(isStillWanted(called.instance, find)).toBe(false);
    expect(called.effects.every((effect) => isStillWanted(called.instance, effect))).toBe(true);
  });

  test('a case that would begin and end by the same command does not begin', () => {
    const flow = either([{ ...titled('s'), kind: 'sub', process: 'some.process', at: 'own', passes: [] }], [{ ...titled('k'), kind: 'copy', who: [{ kind: 'starter' }] }]);
    const started = advance(flow, begin('sam', {}), { kind: 'start' });
    expect(started.ok && started.effects.map((effect) => effect.kind)).toEqual(['copy', 'find']);
  });
});
