import { describe, expect, test } from 'vitest';
import { importDirection } from './import-direction.ts';
import { spoken } from './planted.ts';
import { roomTable } from './room-table.ts';
import { knotsOf, toGraph } from './import-cycles.ts';

/** Every file that the planted imports lead to; none of them imports anything. */
const ground = Object.fromEntries([
  'platform/kernel/id.ts', 'platform/contract/endpoint.ts', 'platform/db/tx.ts', 'platform/http/server.ts', 'platform/ui/phone/card.tsx',
  'platform/ui/office/table.tsx', 'platform/testkit/world.ts', 'platform/access/ctx.ts', 'platform/orgs/contract.ts',
  'platform/forms/form.ts', 'platform/forms/phone/form-fields.tsx', 'platform/registry/module.ts', 'platform/calendar/rules/working-days.ts', 'platform/calendar/store/days.ts',
  'capabilities/draw/draw.ts', 'capabilities/stock/stock.ts', 'apps/member/home.tsx', 'apps/server/settings.ts', 'tools/generate.ts', 'bench/run.ts',
  'modules/appeals/contract.ts', 'modules/appeals/wire.ts', 'modules/appeals/events.ts', 'modules/appeals/rules/close.ts', 'modules/appeals/rules/close.test.ts',
  'modules/appeals/store/rows.ts', 'modules/appeals/use-cases/close-appeal.ts', 'modules/appeals/member/new-appeal.tsx', 'modules/appeals/member/draft.ts',
  'modules/appeals/office/case.tsx', 'modules/appeals/locale/en.json', 'modules/appeals/public.ts', 'modules/appeals/public-ui.tsx',
  'modules/aid/public.ts', 'modules/aid/store/aid-store.ts',
].map((path) => [path, path.endsWith('.json') ? '{}' : 'export const here = 1;']));
const manifests = {
  'modules/appeals/module.ts': "export const m = defineModule({ id: 'appeals', dependsOn: [] });",
  'modules/aid/module.ts': "export const m = defineModule({ id: 'aid', dependsOn: ['appeals'] as const });",
};

function between(from: string, to: string, statement = `import { here } from '#${to}';`): string[] {
  return spoken(importDirection, { ...ground, ...manifests, [from]: statement });
}

describe('arrows that are refused', () => {
  test.each([
    ['platform/access/reach.ts', 'modules/appeals/public.ts', 'platform never imports modules'],
    ['platform/access/reach.ts', 'apps/server/settings.ts', 'platform never imports apps'],
    ['capabilities/draw/entry.ts', 'modules/appeals/public.ts', 'capabilities never imports modules'],
    ['capabilities/draw/entry.ts', 'capabilities/stock/stock.ts', 'stand side by side'],
    ['modules/appeals/use-cases/list.ts', 'apps/server/settings.ts', 'modules never imports apps'],
    ['apps/server/start.ts', 'apps/member/home.tsx', 'stand side by side'],
    ['platform/db/pool.ts', 'platform/http/server.ts', 'platform/db may not import platform/http'],
    ['platform/attic/box.ts', 'platform/kernel/id.ts', 'has no row'],
    ['platform/orgs/events.ts', 'platform/registry/module.ts', 'platform/orgs may not import platform/registry'],
    ['modules/appeals/use-cases/list.ts', 'tools/generate.ts', 'production code imports tools/generate.ts'],
    ['modules/appeals/use-cases/list.ts', 'bench/run.ts', 'production code imports bench/run.ts'],
    ['apps/server/start.ts', 'platform/testkit/world.ts', 'production code imports platform/testkit'],
    ['modules/appeals/rules/open.ts', 'modules/appeals/rules/close.test.ts', 'imports the test file'],
    ['modules/aid/use-cases/give.ts', 'modules/appeals/store/rows.ts', 'meet through public.ts'],
    ['modules/appeals/use-cases/list.ts', 'modules/aid/public.ts', 'not named in dependsOn'],
    ['modules/appeals/rules/open.ts', 'platform/db/tx.ts', 'rules/ may import'],
    ['modules/appeals/rules/open.ts', 'modules/appeals/store/rows.ts', 'rules/ may import'],
    ['modules/appeals/rules/open.ts', 'modules/appeals/events.ts', 'rules/ may import'],
    ['modules/appeals/rules/open.ts', 'platform/calendar/store/days.ts', 'rules/ may import'],
    ['modules/appeals/contract.ts', 'modules/appeals/store/rows.ts', 'a contract may import'],
    ['modules/appeals/contract.ts', 'platform/forms/phone/form-fields.tsx', 'imports the screen file'],
    ['modules/appeals/store/list.ts', 'modules/appeals/use-cases/close-appeal.ts', 'store/ may not import use-cases/'],
    ['modules/appeals/events.ts', 'modules/appeals/use-cases/close-appeal.ts', 'apply also runs in replay'],
    ['modules/appeals/use-cases/list.ts', 'modules/appeals/member/new-appeal.tsx', 'server code imports the screen file'],
    ['modules/appeals/use-cases/list.ts', 'modules/appeals/member/draft.ts', 'server code imports the screen file'],
    ['modules/appeals/module.ts', 'platform/ui/phone/card.tsx', 'server code imports the screen file'],
    ['modules/appeals/member/list.tsx', 'modules/appeals/store/rows.ts', 'a screen may import'],
    ['modules/appeals/office/list.ts', 'modules/appeals/use-cases/close-appeal.ts', 'a screen may import'],
    ['modules/appeals/member/list.tsx', 'platform/db/tx.ts', 'a screen may import'],
    ['modules/appeals/member/list.tsx', 'modules/appeals/office/case.tsx', 'two downloads'],
    ['apps/member/routes.tsx', 'modules/appeals/store/rows.ts', 'a screen may import'],
  ])('%s → %s', (from, to, sentence) => {
    expect(between(from, to)).toEqual([expect.stringContaining(sentence)]);
  });

  test('a type is an arrow like any other, in every way to write it', () => {
    for (const statement of [
      "import type { Settings } from '#apps/server/settings.ts';",
      "import { type Settings } from '#apps/server/settings.ts';",
      "export type { Settings } from '#apps/server/settings.ts';",
      "export * from '#apps/server/settings.ts';",
      "export type Copy = import('#apps/server/settings.ts').Settings;",
      "export const load = () => import('#apps/server/settings.ts');",
      "export const worker = new URL('../../apps/server/settings.ts', import.meta.url);",
    ]) expect(between('platform/access/reach.ts', '', statement), statement).toHaveLength(1);
  });
});

describe('arrows that are right', () => {
  test.each([
    ['apps/server/start.ts', 'modules/appeals/use-cases/close-appeal.ts'],
    ['apps/member/routes.tsx', 'modules/appeals/member/new-appeal.tsx'],
    ['modules/appeals/use-cases/list.ts', 'capabilities/draw/draw.ts'],
    ['modules/appeals/use-cases/list.ts', 'platform/access/ctx.ts'],
    ['modules/aid/use-cases/give.ts', 'modules/appeals/public.ts'],
    ['modules/aid/member/card.tsx', 'modules/appeals/public-ui.tsx'],
    ['modules/appeals/rules/open.ts', 'modules/appeals/rules/close.ts'],
    ['modules/appeals/rules/open.ts', 'modules/appeals/contract.ts'],
    ['modules/appeals/rules/open.ts', 'platform/kernel/id.ts'],
    ['modules/appeals/rules/open.ts', 'platform/forms/form.ts'],
    ['modules/appeals/contract.ts', 'platform/forms/form.ts'],
    ['modules/appeals/member/list.tsx', 'platform/forms/form.ts'],
    ['modules/appeals/member/list.tsx', 'platform/forms/phone/form-fields.tsx'],
    ['modules/appeals/rules/open.ts', 'platform/calendar/rules/working-days.ts'],
    ['modules/appeals/contract.ts', 'modules/appeals/wire.ts'],
    ['modules/appeals/contract.ts', 'platform/orgs/contract.ts'],
    ['modules/appeals/member/list.tsx', 'platform/ui/phone/card.tsx'],
    ['modules/appeals/member/list.tsx', 'modules/appeals/rules/close.ts'],
    ['modules/appeals/member/list.tsx', 'modules/appeals/locale/en.json'],
    ['modules/appeals/public-ui.tsx', 'modules/appeals/member/new-appeal.tsx'],
    ['platform/orgs/manifest.ts', 'platform/registry/module.ts'],
    ['modules/appeals/test/api.test.ts', 'platform/testkit/world.ts'],
    ['modules/appeals/rules/open.test.ts', 'modules/appeals/store/rows.ts'],
    ['bench/home.ts', 'apps/server/settings.ts'],
    ['tools/new-module.ts', 'modules/appeals/store/rows.ts'],
  ])('%s → %s', (from, to) => {
    expect(between(from, to)).toEqual([]);
  });

  test('rules and contracts may name the types of their own rows and events', () => {
    const rows = "import type { Row } from '../store/rows.ts'; import type { Closed } from '../events.ts';";
    expect(between('modules/appeals/rules/open.ts', '', rows)).toEqual([]);
    expect(between('modules/appeals/contract.ts', '', "import type { Row } from './store/rows.ts';")).toEqual([]);
  });
});

describe('packages', () => {
  const packages = { 'package.json': '{"dependencies":{"zod":"1"},"devDependencies":{"fast-check":"1"}}' };
  const using = (path: string, name: string) => spoken(importDirection, { ...packages, [path]: `import x from '${name}';` });

  test('running needs no development dependency', () => {
    expect(using('modules/appeals/use-cases/list.ts', 'fast-check')).toEqual([expect.stringContaining('development dependency')]);
    expect(using('modules/appeals/use-cases/list.test.ts', 'fast-check')).toEqual([]);
    expect(using('modules/appeals/use-cases/list.ts', 'zod')).toEqual([]);
  });

  test('one room knows the web framework, one the database driver', () => {
    expect(using('modules/appeals/module.ts', 'fastify')).toEqual([expect.stringContaining('only platform/http/')]);
    expect(using('apps/server/start.ts', '@fastify/static')).toEqual([expect.stringContaining('only platform/http/')]);
    expect(using('platform/orgs/store/unions.ts', 'postgres')).toEqual([expect.stringContaining('only platform/db/')]);
    expect([...using('platform/http/server.ts', 'fastify'), ...using('platform/db/tx.ts', 'postgres')]).toEqual([]);
  });

  test('rules import no package, screens only those of the browser', () => {
    expect(using('modules/appeals/rules/open.ts', 'node:crypto')).toEqual([expect.stringContaining('import no package')]);
    expect(using('modules/appeals/office/list.tsx', 'pino')).toEqual([expect.stringContaining('screenPackages')]);
    expect(using('modules/appeals/office/list.tsx', 'antd')).toEqual([]);
  });
});

describe('what a screen carries along', () => {
  const house = {
    'modules/appeals/member/new-appeal.tsx': "import { newId } from '#platform/kernel/id.ts';",
    'platform/kernel/id.ts': "import { bytes } from './chance.ts';",
    'platform/kernel/chance.ts': "import { randomBytes } from 'node:crypto';",
  };

  test('a node: import far behind it is found, with the trail', () => {
    expect(spoken(importDirection, house)).toEqual([expect.stringContaining(
      'platform/kernel/chance.ts:1 a browser would load node:crypto: modules/appeals/member/new-appeal.tsx → platform/kernel/id.ts')]);
  });

  test('a type alone carries nothing along', () => {
    const typed = { ...house, 'platform/kernel/id.ts': "import type { Bytes } from './chance.ts';" };
    expect(spoken(importDirection, typed)).toEqual([]);
  });

  test('the phone never loads the kit of the PC', () => {
    const heavy = {
      'modules/appeals/member/list.tsx': "import { Table } from '#platform/ui/office/table.tsx';",
      'modules/appeals/office/list.tsx': "import { Table } from '#platform/ui/office/table.tsx';",
      'platform/ui/office/table.tsx': "import { Table } from 'antd';",
    };
    expect(spoken(importDirection, heavy)).toEqual([expect.stringContaining('the phone would load antd: modules/appeals/member/list.tsx')]);
  });
});

test('a dependsOn that names no module is refused', () => {
  const lost = { 'modules/aid/module.ts': "defineModule({ id: 'aid', dependsOn: ['gone'] });" };
  expect(spoken(importDirection, lost)).toEqual([expect.stringContaining('dependsOn names gone')]);
});

test('the rooms of the platform have one order, and the table names no room that has no row', () => {
  const pairs = Object.entries(roomTable).flatMap(([from, rooms]) => rooms.map((to) => [from, to]));
  expect(knotsOf(toGraph(pairs))).toEqual([]);
  expect(pairs.filter(([, to]) => roomTable[to ?? ''] === undefined)).toEqual([]);
});
