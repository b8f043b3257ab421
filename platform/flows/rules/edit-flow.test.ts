import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../definition.ts';
import { lanesAcross } from './definition-pieces.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { approval, edited, edits, plain } from '../test/random-definitions.ts';
import { copyStep, findStep, insertStep, moveStep, placedSteps, removeStep, stepKeys } from './edit-flow.ts';

const keysOf = (flow: typeof plain.flow) => stepKeys(flow).toSorted();

describe(`editing a flow, seed ${seed}`, () => {
  test('what is put in stands where it was put, and taking it out leaves everything as it was', () => {
    fc.assert(fc.property(edits(6), fc.nat(50), (list, chosen) => {
      const { flow } = edited(plain, list);
      const spot = placedSteps(flow)[chosen % Math.max(1, stepKeys(flow).length)]?.spot ?? { lane: '', at: 0 };
      const more = insertStep(flow, spot, approval('brand-new'));
      expect(findStep(more, 'brand-new')?.spot).toEqual(spot);
      expect(removeStep(more, 'brand-new')).toEqual(flow);
    }), runs(120));
  });

  test('moving up and down again changes nothing, and never loses a step', () => {
    fc.assert(fc.property(edits(6), fc.nat(50), (list, chosen) => {
      const { flow } = edited(plain, list);
      const placed = placedSteps(flow)[chosen % Math.max(1, stepKeys(flow).length)];
      if (placed === undefined) return;
      const up = moveStep(flow, placed.step.key, -1);
      expect(keysOf(up)).toEqual(keysOf(flow));
      if (placed.spot.at > 0) expect(moveStep(up, placed.step.key, 1)).toEqual(flow);
      else expect(up).toEqual(flow);
    }), runs(120));
  });

  test('a copy stands behind its model with everything inside, under keys that neither this nor a published version has', () => {
    fc.assert(fc.property(edits(4), fc.nat(50), (list, chosen) => {
      const { flow } = edited(plain, list);
      const placed = placedSteps(flow)[chosen % Math.max(1, stepKeys(flow).length)];
      if (placed === undefined) return;
      const taken = new Set(['approve', 'copy', 'choose']);
      const { flow: more, key } = copyStep(flow, placed.step.key, taken);
      expect(taken.has(key)).toBe(false);
      expect(findStep(more, key)?.spot).toEqual({ lane: placed.spot.lane, at: placed.spot.at + 1 });
      expect(new Set(stepKeys(more)).size).toBe(stepKeys(more).length);
      expect(removeStep(more, key)).toEqual(flow);
    }), runs(120));
  });

  test('says how many cards stand side by side where the flow is widest', () => {
    const approve = (key: string): Step => ({ kind: 'approve', key, title: { 'zh-CN': key }, by: 'one', who: [] });
    const branch = (key: string, steps: Step[]) => ({ key, title: { 'zh-CN': key }, steps });
    const both = (key: string, ...lanes: Step[][]): Step => ({ kind: 'together', key, title: { 'zh-CN': key }, branches: lanes.map((steps, at) => branch(`${key}-${at}`, steps)) });
    const choose: Step = { kind: 'choose', key: 'choose', title: { 'zh-CN': 'choose' }, branches: [{ ...branch('yes', [both('inner', [approve('a')], [])]), when: { field: 'x', is: 'given' } }], otherwise: [] };
    expect([[], [approve('b')], [both('two', [], [])], [approve('c'), choose, both('three', [], [])]].map(lanesAcross)).toEqual([1, 1, 2, 3]);
  });

  test('what is not there changes nothing', () => {
    expect([removeStep(plain.flow, 'gone'), moveStep(plain.flow, 'gone', 1), copyStep(plain.flow, 'gone', new Set()).flow]).toEqual([plain.flow, plain.flow, plain.flow]);
  });
});
