import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { approval, edited, edits, plain, textField } from '../test/random-definitions.ts';
import type { ProcessDefinition } from '../wire.ts';
import { compareDefinitions } from './compare-definitions.ts';
import { canonical } from './definition-pieces.ts';
import { findStep, insertStep, moveStep, removeStep, replaceStep } from './edit-flow.ts';

const flowOf = (flow: ProcessDefinition['flow']): ProcessDefinition => ({ ...plain, flow });
const saidOf = (before: ProcessDefinition, after: ProcessDefinition) => compareDefinitions(before, after).map((change) => (
  change.kind === 'head' ? `${change.kind} ${change.part}` : change.kind === 'field' ? `field ${change.field.key} ${change.change.change}`
    : `${change.kind} ${change.step.key}${'branch' in change ? `/${change.branch.key}` : ''}${'part' in change ? ` ${change.part}` : ''}`
));

describe(`the difference of two versions, seed ${seed}`, () => {
  test('is empty exactly when nothing differs', () => {
    fc.assert(fc.property(edits(6), edits(6), (first, second) => {
      const [before, after] = [edited(plain, first), edited(plain, second)];
      expect(compareDefinitions(before, after).length === 0).toBe(canonical(before) === canonical(after));
      expect(compareDefinitions(before, before)).toEqual([]);
    }), runs(250));
  });

  test('what came in one direction goes in the other', () => {
    fc.assert(fc.property(edits(6), edits(6), (first, second) => {
      const [before, after] = [edited(plain, first), edited(plain, second)];
      const count = (one: ProcessDefinition, other: ProcessDefinition, kind: string) => compareDefinitions(one, other).filter((change) => change.kind === kind).length;
      expect(count(before, after, 'step-added')).toBe(count(after, before, 'step-removed'));
      expect(count(before, after, 'step-changed')).toBe(count(after, before, 'step-changed'));
    }), runs(120));
  });

  test('names a step that was added, taken away, moved or worked on, part by part', () => {
    expect(saidOf(plain, flowOf(insertStep(plain.flow, { lane: 'fork/much', at: 1 }, approval('auditor'))))).toEqual(['step-added auditor']);
    expect(saidOf(plain, flowOf(removeStep(plain.flow, 'committee')))).toEqual(['step-removed committee']);
    expect(saidOf(plain, flowOf(moveStep(plain.flow, 'last', -1)))).toHaveLength(1);
    const first = findStep(plain.flow, 'first')?.step;
    if (first?.kind !== 'approve') throw new Error('first');
    expect(saidOf(plain, flowOf(replaceStep(plain.flow, 'first', { ...first, by: 'any', due: { days: 3, count: 'working' } })))).toEqual(['step-changed first by', 'step-changed first due']);
  });

  test('names what happened to branches, to the form and to the head', () => {
    const fork = findStep(plain.flow, 'fork')?.step;
    if (fork?.kind !== 'choose') throw new Error('fork');
    const [much, few] = fork.branches;
    if (much === undefined || few === undefined) throw new Error('branches');
    expect(saidOf(plain, flowOf(replaceStep(plain.flow, 'fork', { ...fork, branches: [{ ...much, when: { field: 'three', is: 'given' } }, few] })))).toEqual(['branch-changed fork/much when']);
    expect(saidOf(plain, flowOf(replaceStep(plain.flow, 'fork', { ...fork, branches: [few, much] })))).toEqual(['branch-moved fork/much']);
    expect(saidOf(plain, flowOf(replaceStep(plain.flow, 'fork', { ...fork, branches: [few] })))).toEqual(['branch-removed fork/much', 'step-removed treasurer', 'step-removed committee']);
    const after = { ...plain, begunBy: 'both' as const, form: { fields: [...plain.form.fields.slice(1), textField('four')] } };
    expect(saidOf(plain, after)).toEqual(['head begunBy', 'field one removed', 'field four added']);
  });
});
