import { describe, expect, test } from 'vitest';
import type { Field, Form } from '#platform/forms/form.ts';
import type { AskedStep, Branch, Flow, Step, Who } from '../definition.ts';
import { MOST_STEPS, checkFlow } from './check-flow.ts';
import { FLOW_PROBLEMS } from './flow-problem.ts';
import type { KnownToFlow } from './flow-problem.ts';

const named = (key: string) => ({ key, title: { 'zh-CN': key } });
const field = (key: string, kind: 'number' | 'date' | 'person' | 'union' | 'text' | 'note'): Field => ({ ...named(key), label: { 'zh-CN': key }, isRequired: false, class: 'C2', kind });
const form: Form = { fields: [
  field('sum', 'number'), field('day', 'date'), field('whom', 'person'), field('where', 'union'), field('remark', 'text'), field('note', 'note'),
  { key: 'sort', label: { 'zh-CN': 'sort' }, isRequired: false, class: 'C2', kind: 'choice', choices: [{ key: 'a', label: { 'zh-CN': 'a' } }] },
] };
const chair: Who = { kind: 'office', office: 'chair', at: 'own' };
const ask = (key: string, parts: Partial<Omit<Extract<AskedStep, { kind: 'approve' }>, 'kind'>> = {}): Step => ({ ...named(key), kind: 'approve', by: 'one', who: [chair], ...parts });
const end = (key: string): Step => ({ ...named(key), kind: 'end', outcome: 'refused' });
const branch = (key: string, steps: readonly Step[]): Branch => ({ ...named(key), steps });
const isMany = { field: 'sum', is: 'above', to: 5 } as const;
const choose = (key: string, many: readonly Step[], otherwise: readonly Step[]): Step => ({ ...named(key), kind: 'choose', branches: [{ ...branch('many', many), when: isMany }], otherwise });
const both = (key: string, one: readonly Step[], other: readonly Step[], need?: number): Step => ({ ...named(key), kind: 'together', branches: [branch('left', one), branch('right', other)], need });
const sub = (key: string, process: string, passes: readonly string[] = []): Step => ({ ...named(key), kind: 'sub', process, at: 'own', passes: [...passes] });
const when = (condition: Extract<Step, { kind: 'choose' }>['branches'][number]['when']): Step => ({ ...named('c'), kind: 'choose', branches: [{ ...branch('b', [ask('x')]), when: condition }], otherwise: [] });
const nested = (deep: number): Extract<Step, { kind: 'choose' }>['branches'][number]['when'] => (deep === 0 ? isMany : { not: nested(deep - 1) });

const others: Readonly<Record<string, Flow>> = { 'a.next': { steps: [sub('s', 'a.back')] }, 'a.back': { steps: [sub('s', 'a.own')] }, 'a.loop': { steps: [sub('s', 'a.loop')] } };
const known: KnownToFlow = { form, calls: ['pay'], papers: ['letter'], events: ['rain'], limits: ['promise'], processes: ['a.own', ...Object.keys(others)], process: 'a.own', flowOf: (key) => others[key] };
const problems = (...steps: readonly Step[]): readonly string[] => checkFlow({ steps }, known).map(({ at, problem }) => `${at}: ${problem}`);

const PLANTED: readonly (readonly [string, readonly Step[]])[] = [
  [': no-steps', []],
  [': too-many-steps', Array.from({ length: MOST_STEPS + 1 }, (_, index) => ask(`s${index}`))],
  ['a: key-twice', [ask('a'), choose('c', [ask('a')], [])]],
  ['t/left: branch-twice', [{ ...named('t'), kind: 'together', branches: [branch('left', [ask('a')]), branch('left', [ask('b')])] }]],
  ['c/otherwise: key-reserved', [{ ...named('c'), kind: 'choose', branches: [{ ...branch('otherwise', [ask('a')]), when: isMany }], otherwise: [] }]],
  ['late: unreachable', [end('e'), ask('late')]],
  ['late: unreachable', [choose('c', [end('e')], [both('t', [end('f')], [ask('x'), end('g')])]), ask('late')]],
  ['c/more: branch-never', [{ ...named('c'), kind: 'choose', branches: [{ ...branch('many', [ask('a')]), when: isMany }, { ...branch('more', [ask('b')]), when: isMany }], otherwise: [] }]],
  ['t/right: branch-empty', [both('t', [ask('a')], [])]],
  ['t: need-too-many', [both('t', [ask('a')], [ask('b')], 3)]],
  ['g: again-not-before', [{ ...named('g'), kind: 'again', to: 'a', most: 1 }, ask('a')]],
  ['g: again-not-before', [ask('a'), choose('c', [{ ...named('g'), kind: 'again', to: 'a', most: 1 }], [])]],
  ['w: event-unknown', [{ ...named('w'), kind: 'wait', until: { event: 'snow' } }]],
  ['k: call-unknown', [{ ...named('k'), kind: 'call', call: 'fly' }]],
  ['p: paper-unknown', [{ ...named('p'), kind: 'paper', paper: 'poem' }]],
  ['s: process-unknown', [sub('s', 'a.missing')]],
  ['s: sub-cycle', [sub('s', 'a.own')]],
  ['s: sub-cycle', [sub('s', 'a.next')]],
  ['a: who-empty', [ask('a', { who: [] })]],
  ['a: person-missing', [ask('a', { who: [{ kind: 'person-in', field: 'gone' }] })]],
  ['a: person-kind', [ask('a', { who: [{ kind: 'person-in', field: 'sum' }] })]],
  ['a: union-missing', [ask('a', { who: [{ kind: 'officers', at: { unionIn: 'gone' } }] })]],
  ['a: union-kind', [ask('a', { who: [{ kind: 'officers', at: { unionIn: 'whom' } }] })]],
  ['a: decider-not-before', [ask('a', { who: [{ kind: 'decider-of', step: 'b' }] }), ask('b')]],
  ['a: decider-not-before', [{ ...named('k'), kind: 'call', call: 'pay' }, ask('a', { who: [{ kind: 'decider-of', step: 'k' }] })]],
  ['b: decider-not-before', [both('t', [ask('a')], [ask('b', { who: [{ kind: 'decider-of', step: 'a' }] })])]],
  ['b: decider-not-sure', [choose('c', [ask('a')], []), ask('b', { who: [{ kind: 'decider-of', step: 'a' }] })]],
  ['b: decider-not-sure', [both('t', [ask('a')], [ask('x')], 1), ask('b', { who: [{ kind: 'decider-of', step: 'a' }] })]],
  ['c/b: condition-missing', [when({ field: 'gone', is: 'given' })]],
  ['c/b: condition-kind', [when({ field: 'sum', is: 'equal', to: 'much' })]],
  ['c/b: condition-choice', [when({ field: 'sort', is: 'equal', to: 'z' })]],
  ['c/b: condition-too-deep', [when(nested(20))]],
  ['b: decider-not-sure', [ask('a', { due: { limit: 'promise' }, whenDue: 'agree' }), ask('b', { who: [{ kind: 'decider-of', step: 'a' }] })]],
  ['a: limit-unknown', [ask('a', { due: { limit: 'word' } })]],
  ['a: due-missing', [ask('a', { whenDue: 'agree' })]],
  ['a: climb-by', [ask('a', { by: 'all', due: { limit: 'promise' }, whenDue: 'climb' })]],
  ['a: writes-missing', [ask('a', { writes: ['gone'] })]],
  ['a: writes-kind', [ask('a', { writes: ['note'] })]],
  ['p: shows-missing', [{ ...named('p'), kind: 'publicise', workingDays: 5, shows: ['gone'] }]],
  ['s: passes-missing', [sub('s', 'a.loop', ['gone'])]],
  ['w: date-missing', [{ ...named('w'), kind: 'wait', until: { date: 'gone' } }]],
  ['w: date-kind', [{ ...named('w'), kind: 'wait', until: { date: 'sum' } }]],
];

describe('a definition is checked when it is saved', () => {
  test('one without faults has none, however it is nested', () => {
    expect(problems(
      ask('a', { writes: ['sum'], who: [chair, { kind: 'person-in', field: 'whom' }, { kind: 'officers', at: { unionIn: 'where' } }] }),
      both('t', [ask('left-one'), choose('c', [end('e')], [])], [{ ...named('w'), kind: 'wait', until: { date: 'day' } }], undefined),
      ask('b', { who: [{ kind: 'decider-of', step: 'left-one' }, { kind: 'starter' }] }), { ...named('g'), kind: 'again', to: 'a', most: 2 },
      { ...named('k'), kind: 'call', call: 'pay' }, { ...named('p'), kind: 'paper', paper: 'letter' }, { ...named('r'), kind: 'wait', until: { event: 'rain' } }, sub('s', 'a.loop', ['sum']),
      { ...named('u'), kind: 'publicise', workingDays: 5, shows: ['sum'] }, end('z'),
    )).toEqual([]);
  });

  test.each(PLANTED)('%s', (wanted, steps) => {
    expect(problems(...steps)).toContain(wanted);
  });

  test('each fault is told at its place alone', () => {
    for (const [wanted, steps] of PLANTED) expect(new Set(problems(...steps)), wanted).toEqual(new Set([wanted]));
  });

  test('every problem on the list can be found', () => {
    expect(new Set(PLANTED.map(([wanted]) => wanted.split(': ')[1]))).toEqual(new Set(FLOW_PROBLEMS));
  });
});
