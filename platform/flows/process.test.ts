import { expect, test } from 'vitest';
import type { Step } from './definition.ts';
import { defineProcess, type ProcessParts } from './process.ts';

const said = (text: string) => ({ 'zh-CN': text });
const step = { key: 'one', title: said('一步') };
const parts = (more: Partial<ProcessParts>, steps: Step[] = []): ProcessParts => ({
  key: 'sample.sample', title: said('样例'), about: said('样例'), group: 'union', begunBy: 'both', form: { fields: [] }, flow: { steps }, ...more,
});
const chair = { kind: 'office' as const, office: 'chair' as const, at: 'own' as const };

test('a call, paper, event or limit without words is no process, whether its code or a step names it', () => {
  const limit = async () => { throw new TypeError('never asked'); };
  const nameless: readonly ProcessParts[] = [
    parts({ calls: { 'sample.do': async () => undefined } }),
    parts({ papers: { 'sample.slip': limit } }),
    parts({ events: ['sample.came'] }),
    parts({ limits: { 'sample.soon': limit } }),
    parts({}, [{ ...step, kind: 'call', call: 'sample.do' }]),
    parts({}, [{ ...step, kind: 'paper', paper: 'sample.slip' }]),
    parts({}, [{ ...step, kind: 'wait', until: { event: 'sample.came' } }]),
    parts({}, [{ ...step, kind: 'together', branches: ['left', 'right'].map((key) => ({ key, title: said('支'), steps: [{ ...step, key: `in-${key}`, kind: 'fill' as const, who: [chair], due: { limit: 'sample.soon' } }] })) }]),
  ];
  for (const one of nameless) expect(() => defineProcess(one)).toThrow(/no words for sample\.(do|slip|came|soon)/);
  const names = { calls: { 'sample.do': said('办理') }, papers: { 'sample.slip': said('单据') }, events: { 'sample.came': said('来了') }, limits: { 'sample.soon': said('很快') } };
  for (const one of nameless) expect(defineProcess({ ...one, names }).names).toEqual(names);
});
