import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importCycles, knotsOf, toGraph } from './import-cycles.ts';
import { spoken } from './planted.ts';

const seed = Number(process.env.SEED ?? 20261123);

describe('rings of files', () => {
  test('a ring is told arrow by arrow, where it begins', () => {
    expect(spoken(importCycles, {
      'platform/kernel/a.ts': "const x = 1;\nimport { b } from './b.ts';",
      'platform/kernel/b.ts': "import { c } from './c.ts';",
      'platform/kernel/c.ts': "import { a } from './a.ts';",
    })).toEqual(['platform/kernel/a.ts:2 import cycle: platform/kernel/a.ts → platform/kernel/b.ts → platform/kernel/c.ts → platform/kernel/a.ts.']);
  });

  test.each([
    ['types', "import type { b } from './b.ts';"],
    ['inline types', "export type B = import('./b.ts').B;"],
    ['dynamic imports', "export const load = () => import('./b.ts');"],
    ['exports', "export * from './b.ts';"],
    ['worker files', "new URL('./b.ts', import.meta.url);"],
  ])('%s count', (_, statement) => {
    expect(spoken(importCycles, { 'platform/kernel/a.ts': statement, 'platform/kernel/b.ts': "import './a.ts';" })).toHaveLength(1);
  });

  test('tests and tools count too, and a file that imports itself', () => {
    expect(spoken(importCycles, { 'tools/a.ts': "import './b.ts';", 'tools/b.ts': "import './a.ts';" })).toHaveLength(1);
    expect(spoken(importCycles, { 'tools/a.ts': "import './a.ts';" })).toHaveLength(1);
  });

  test('a diamond is no ring', () => {
    expect(spoken(importCycles, {
      'tools/a.ts': "import './b.ts'; import './c.ts';", 'tools/b.ts': "import './d.ts';", 'tools/c.ts': "import './d.ts';", 'tools/d.ts': '',
    })).toEqual([]);
  });

  test('Tarjan finds the nodes that a plain search finds on a ring', () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11)).map(([from, to]) => [`n${from}`, `n${to}`]);
    fc.assert(fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const graph = toGraph(pairs);
      const reaches = (from: string, to: string): boolean => {
        const queue = [...graph.get(from) ?? []];
        for (const node of queue) queue.push(...[...graph.get(node) ?? []].filter((next) => !queue.includes(next)));
        return queue.includes(to);
      };
      const onRing = [...graph.keys()].filter((node) => reaches(node, node)).toSorted();
      expect(knotsOf(graph).flat().toSorted()).toEqual(onRing);
      for (const knot of knotsOf(graph)) for (const one of knot) for (const other of knot) expect(reaches(one, other)).toBe(true);
    }), { seed, numRuns: 300 });
  });
});

describe('modules', () => {
  const doors = {
    'modules/appeals/public.ts': '', 'modules/aid/public.ts': '',
    'modules/aid/use-cases/give.ts': "import '#modules/appeals/public.ts';",
  };

  test('two modules that use each other are told, though no files form a ring', () => {
    const both = { ...doors, 'modules/appeals/use-cases/list.ts': "import type { Aid } from '#modules/aid/public.ts';" };
    expect(spoken(importCycles, both)).toEqual(['modules/aid/module.ts:1 module cycle: aid → appeals → aid.']);
  });

  test('one direction is right, and a test of one may look into the other', () => {
    expect(spoken(importCycles, { ...doors, 'modules/appeals/test/api.test.ts': "import '#modules/aid/public.ts';" })).toEqual([]);
  });
});

describe('imports that lead nowhere', () => {
  test.each([["import './gone.ts';"], ["import '#platform/gone/x.ts';"], ["import './B.ts';"], ["import './b';"], ["import '/etc/x.ts';"]])('%s', (statement) => {
    expect(spoken(importCycles, { 'tools/a.ts': statement, 'tools/b.ts': '' })).toEqual([expect.stringContaining('leads to no file')]);
  });

  test('a computed import is refused in production and allowed in tools', () => {
    const computed = 'export const load = (name: string) => import(name);';
    expect(spoken(importCycles, { 'apps/server/a.ts': computed, 'tools/a.ts': computed })).toEqual([expect.stringContaining('apps/server/a.ts:1')]);
  });
});
