import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { approval, edited, edits, hasStep, plain, textField } from '../test/random-definitions.ts';
import { processDefinition, type ProcessDefinition } from '../wire.ts';
import { canonical, LIST, listOf, ownerOf, takeApart, type Pieces } from './definition-pieces.ts';
import { insertStep, placedSteps, removeStep, replaceStep, withBranches } from './edit-flow.ts';
import { mergeDefinitions } from './merge-definitions.ts';

const some = edits(8);
const three = (law: (base: ProcessDefinition, above: ProcessDefinition, own: ProcessDefinition) => void, count: number) => {
  fc.assert(fc.property(some, some, some, (first, second, third) => {
    const base = edited(plain, first);
    law(base, edited(base, second), edited(base, third));
  }), runs(count));
};
const flowOf = (definition: ProcessDefinition, flow: ProcessDefinition['flow']): ProcessDefinition => ({ ...definition, flow });

describe(`merging definitions, seed ${seed}`, () => {
  test('without own changes it is the version above; without changes above it is the own one', () => {
    three((base, above, own) => {
      expect(mergeDefinitions(base, above, base)).toEqual({ merged: above, conflicts: [] });
      expect(mergeDefinitions(base, base, own)).toEqual({ merged: own, conflicts: [] });
      expect(mergeDefinitions(base, own, own)).toEqual({ merged: own, conflicts: [] });
    }, 150);
  });

  test('what comes out is a definition whose keys are unique', () => {
    three((base, above, own) => {
      const { merged, conflicts } = mergeDefinitions(base, above, own);
      expect(processDefinition.safeParse(merged).success).toBe(true);
      const keys = placedSteps(merged.flow).map(({ step }) => step.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(merged.form.fields.map(({ key }) => key)).size).toBe(merged.form.fields.length);
      expect(new Set(conflicts.map(({ path }) => path)).size).toBe(conflicts.length);
    }, 300);
  });

  test('every own change is there afterwards: what was added or worked on stands, what was taken away does not', () => {
    three((base, above, own) => {
      const [was, up, mine, merged] = [base, above, own, mergeDefinitions(base, above, own).merged].map(takeApart);
      for (const [id, piece] of mine?.pieces ?? []) {
        const before = was?.pieces.get(id);
        for (const [name, value] of Object.entries(piece.values)) {
          if (before?.values[name] !== value) expect(merged?.pieces.get(id)?.values[name], `${id} ${name}`).toBe(value);
        }
      }
      for (const id of was?.pieces.keys() ?? []) if (mine?.pieces.has(id) === false) expect(merged?.pieces.has(id), id).toBe(false);
      for (const id of merged?.pieces.keys() ?? []) expect(mine?.pieces.has(id) === true || up?.pieces.has(id) === true, id).toBe(true);
    }, 300);
  });

  test('a part is a conflict exactly where both changed it differently', () => {
    three((base, above, own) => {
      const [was, up, mine] = [takeApart(base), takeApart(above), takeApart(own)];
      const { conflicts } = mergeDefinitions(base, above, own);
      const listed = new Set(conflicts.map(({ path }) => path));
      for (const [id, { values }] of mine.pieces) {
        const [before, theirs] = [was.pieces.get(id)?.values, up.pieces.get(id)?.values];
        if (theirs === undefined || values.kind !== theirs.kind || listed.has(id)) continue;
        for (const name of Object.keys({ ...values, ...theirs })) {
          const isBoth = before?.[name] !== values[name] && before?.[name] !== theirs[name] && values[name] !== theirs[name];
          if (name === LIST) continue;
          if (isBoth) expect(listed.has(`${id}.${name}`) || isInside(id, listed, mine), `${id}.${name}`).toBe(true);
          else expect(listed.has(`${id}.${name}`), `${id}.${name}`).toBe(false);
        }
      }
      for (const head of ['title', 'about'] as const) {
        const [before, theirs, own_] = [base, above, own].map((one) => canonical(one[head]));
        expect(listed.has(head), head).toBe(before !== theirs && before !== own_ && theirs !== own_);
      }
    }, 200);
  });

  test('with every conflict given to the version above, merging asks nothing new and still is a definition', () => {
    three((base, above, own) => {
      const { conflicts } = mergeDefinitions(base, above, own);
      const settled = mergeDefinitions(base, above, own, new Set(conflicts.map(({ path }) => path)));
      expect(processDefinition.safeParse(settled.merged).success).toBe(true);
    }, 150);
  });
});

/** A conflict about the whole of what a piece stands in covers it. */
function isInside(id: string, listed: ReadonlySet<string>, version: Pieces): boolean {
  const piece = version.pieces.get(id);
  const owner = piece === undefined ? undefined : ownerOf(listOf(piece));
  return owner !== undefined && (listed.has(owner) || isInside(owner, listed, version));
}

describe('cases that people will meet', () => {
  const title = (text: string) => ({ 'zh-CN': text });
  test('both rename a step: the own name stays, the other is offered and can be taken', () => {
    const [above, own] = ['up', 'mine'].map((text) => flowOf(plain, replaceStep(plain.flow, 'first', approval('first', text))));
    if (above === undefined || own === undefined) throw new Error('two versions');
    const { merged, conflicts } = mergeDefinitions(plain, above, own);
    expect(conflicts).toEqual([{ path: 'step:first.title', base: title('first'), above: title('up'), own: title('mine') }]);
    expect(merged).toEqual(own);
    expect(mergeDefinitions(plain, above, own, new Set(['step:first.title'])).merged).toEqual(above);
  });

  test('a branch that was taken away above stays with the step that was added to it here, and can go after all', () => {
    const above = flowOf(plain, removeStep(plain.flow, 'fork'));
    const own = flowOf(plain, insertStep(plain.flow, { lane: 'fork/much', at: 1 }, approval('auditor')));
    const { merged, conflicts } = mergeDefinitions(plain, above, own);
    expect(merged).toEqual(own);
    expect(conflicts.map(({ path }) => path)).toEqual(['step:fork']);
    expect(mergeDefinitions(plain, above, own, new Set(['step:fork'])).merged).toEqual(above);
  });

  test('steps added by both at one place both stand, one behind the other', () => {
    const above = flowOf(plain, insertStep(plain.flow, { lane: '', at: 1 }, approval('up')));
    const own = flowOf(plain, insertStep(plain.flow, { lane: '', at: 1 }, approval('mine')));
    const { merged, conflicts } = mergeDefinitions(plain, above, own);
    expect(merged.flow.steps.map(({ key }) => key)).toEqual(['first', 'mine', 'up', 'fork', 'both', 'last']);
    expect(conflicts).toEqual([]);
  });

  test('two branches lost on two sides would leave a parallel step with one: the own version stands and says what is new above', () => {
    const without = (key: string) => replaceStepBranches(key);
    const { merged, conflicts } = mergeDefinitions(plain, without('left'), without('right'));
    expect(merged).toEqual(without('right'));
    expect(conflicts.map(({ path }) => path)).toContain('branch:both/left');
  });

  test('fields keep what both sides did to different parts of them', () => {
    const above = { ...plain, form: { fields: plain.form.fields.map((field) => (field.key === 'one' ? { ...field, isRequired: true } : field)) } };
    const own = { ...plain, form: { fields: [textField('one', 'mine'), ...plain.form.fields.slice(1), textField('four')] } };
    const { merged, conflicts } = mergeDefinitions(plain, above, own);
    expect(conflicts).toEqual([]);
    expect(merged.form.fields.map(({ key, isRequired }) => [key, isRequired])).toEqual([['one', true], ['two', false], ['three', false], ['four', false]]);
    expect(merged.form.fields[0]?.label).toEqual({ 'zh-CN': 'mine' });
    expect(hasStep(merged, 'fork')).toBe(true);
  });
});

function replaceStepBranches(dropped: string): ProcessDefinition {
  const both = placedSteps(plain.flow).find(({ step }) => step.key === 'both')?.step;
  if (both === undefined) throw new Error('both');
  return flowOf(plain, replaceStep(plain.flow, 'both', withBranches(both, (all) => all.filter(({ key }) => key !== dropped))));
}
