import type { Flow, Step } from '../../definition.ts';

const titled = (key: string): { readonly key: string; readonly title: { readonly 'zh-CN': string } } => ({ key, title: { 'zh-CN': key } });
const chair = [{ kind: 'office' as const, office: 'chair' as const, at: 'own' as const }];

/** One step of every kind and of every way to ask, named after its place. */
export const ELEMENTS: Readonly<Record<string, (key: string) => readonly Step[]>> = {
  one: (key) => [{ ...titled(key), kind: 'approve', by: 'one', who: chair, writes: ['sum'] }],
  any: (key) => [{ ...titled(key), kind: 'approve', by: 'any', who: chair }],
  all: (key) => [{ ...titled(key), kind: 'approve', by: 'all', who: chair }],
  'all in order': (key) => [{ ...titled(key), kind: 'approve', by: 'all', inOrder: true, who: chair, due: { days: 3, count: 'working' } }],
  'all by ratio': (key) => [{ ...titled(key), kind: 'approve', by: 'all', percent: 50, who: chair }],
  ballot: (key) => [{ ...titled(key), kind: 'approve', by: 'ballot', who: chair, mayDecideTwice: true }],
  'ballot with veto': (key) => [{ ...titled(key), kind: 'approve', by: 'ballot', hasVeto: true, percent: 60, who: chair, mayDecideOwnCase: true }],
  'by silence': (key) => [{ ...titled(key), kind: 'approve', by: 'any', who: chair, due: { limit: 'promise' }, whenDue: 'agree' }],
  climbing: (key) => [{ ...titled(key), kind: 'approve', by: 'any', who: chair, due: { days: 3, count: 'working' }, whenDue: 'climb' }],
  fill: (key) => [{ ...titled(key), kind: 'fill', who: chair, writes: ['sum'] }],
  'fill by starter': (key) => [{ ...titled(key), kind: 'fill', who: [{ kind: 'starter' }], writes: ['sum'] }],
  'wait for event': (key) => [{ ...titled(key), kind: 'wait', until: { event: 'rain' } }],
  'wait for days': (key) => [{ ...titled(key), kind: 'wait', until: { days: 2, count: 'calendar' } }],
  'wait for no date': (key) => [{ ...titled(key), kind: 'wait', until: { date: 'missing' } }],
  publicise: (key) => [{ ...titled(key), kind: 'publicise', workingDays: 5, shows: [] }],
  call: (key) => [{ ...titled(key), kind: 'call', call: 'pay' }],
  paper: (key) => [{ ...titled(key), kind: 'paper', paper: 'letter' }],
  copy: (key) => [{ ...titled(key), kind: 'copy', who: chair }],
  sub: (key) => [{ ...titled(key), kind: 'sub', process: 'some.process', at: 'own', passes: [] }],
  again: (key) => [...asks(`${key}-first`), { ...titled(key), kind: 'again', to: `${key}-first`, most: 1 }],
  end: (key) => [{ ...titled(key), kind: 'choose', branches: [{ ...titled(`${key}-many`), when: { field: 'sum', is: 'above', to: 1 }, steps: [{ ...titled(`${key}-end`), kind: 'end', outcome: 'refused' }] }], otherwise: [] }],
  choose: (key) => [{ ...titled(key), kind: 'choose', branches: [{ ...titled(`${key}-many`), when: { field: 'sum', is: 'above', to: 1 }, steps: asks(`${key}-more`) }], otherwise: asks(`${key}-else`) }],
  together: (key) => [{ ...titled(key), kind: 'together', branches: [{ ...titled(`${key}-left`), steps: [...asks(`${key}-a`), ...asks(`${key}-c`)] }, { ...titled(`${key}-right`), steps: asks(`${key}-b`) }] }],
  'together, one needed': (key) => [{ ...titled(key), kind: 'together', need: 1, branches: [{ ...titled(`${key}-left`), steps: asks(`${key}-a`) }, { ...titled(`${key}-right`), steps: [{ ...titled(`${key}-w`), kind: 'wait', until: { event: 'rain' } }] }] }],
};

function asks(key: string): readonly Step[] {
  return [{ ...titled(key), kind: 'approve', by: 'one', who: chair, mayDecideTwice: true }];
}

const NAMES = Object.keys(ELEMENTS);

export function singles(): readonly (readonly [string, Flow])[] {
  return NAMES.map((name) => [name, { steps: ELEMENTS[name]?.('a') ?? [] }]);
}

export function pairs(): readonly (readonly [string, Flow])[] {
  return NAMES.flatMap((one) => NAMES.map((other) => [`${one}, then ${other}`, { steps: [...ELEMENTS[one]?.('a') ?? [], ...ELEMENTS[other]?.('b') ?? []] }] as const));
}

/** Parallel branches and choices inside of each other, and steps after them to come back from. */
export function nests(): readonly (readonly [string, Flow])[] {
  const inside = (key: string, steps: readonly Step[]): Step => ({ ...titled(key), kind: 'together', branches: [{ ...titled(`${key}-1`), steps }, { ...titled(`${key}-2`), steps: asks(`${key}-b`) }] });
  return NAMES.map((name) => [`${name} inside`, { steps: [...asks('top'), inside('outer', [...asks('x'), ...ELEMENTS[name]?.('y') ?? [], ...asks('z')]), ...asks('last')] }]);
}
