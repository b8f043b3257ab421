import { describe, expect, test } from 'vitest';
import { spoken } from './planted.ts';
import { sqlPlace } from './sql-place.ts';

const useCase = 'modules/appeals/use-cases/list.ts';

test.each([
  'sql`select 1`', 'tx`delete from appeals_appeal`', 'ctx.tx`where ${x}`', "tx.unsafe('x')",
  "const q = 'select a.id from appeals_appeal a'", 'const q = `\n  SELECT count(*) FROM x`', "const q = 'insert into x values (1)'",
  "const q = 'update appeals_appeal set status = 1'", "const q = 'create unique index i on x (y)'", "const q = 'alter table x add y int'",
  "const q = 'create or replace function f() returns int'", "const q = 'with recent as (select 1) select 2'", "const q = 'set local role x'",
  "const q = 'grant select on x to y'", "const q = '-- note\\nselect now()'", "const q = 'truncate x'",
])('refused outside store/: %s', (code) => {
  expect(spoken(sqlPlace, { [useCase]: code })).toEqual([expect.stringContaining('SQL outside store/')]);
});

test.each([
  "const s = 'Select a file from the list'", "const s = 'select'", "const s = 'update the page'", "const s = 'create'", "const s = 'Delete from here?'",
  "const s = 'with care'", '// select x from y\nconst s = 1;', 'css`color: red`', "const s = 'grant'",
])('let through: %s', (code) => {
  expect(spoken(sqlPlace, { [useCase]: code })).toEqual([]);
});

describe('where it belongs', () => {
  test.each([
    'modules/appeals/store/list-appeals.ts', 'modules/appeals/events.ts', 'modules/appeals/events/apply.ts', 'platform/db/tx.ts',
    'platform/journal/journal.ts', 'platform/access/reach.ts', 'platform/crypto/keyring.ts', 'platform/orgs/store.ts', 'platform/orgs/store/unions.ts',
    'platform/jobs/job-store.ts', 'platform/orgs/org-events.ts', 'platform/testkit/world.ts', 'modules/appeals/test/api.test.ts', 'tools/gen.ts', 'bench/run.ts',
  ])('%s', (path) => {
    expect(spoken(sqlPlace, { [path]: 'sql`select 1 from x`' })).toEqual([]);
  });

  test.each(['modules/appeals/rules/a.ts', 'modules/appeals/public.ts', 'platform/http/server.ts', 'platform/orgs/use-cases/found.ts', 'apps/server/start.ts', 'capabilities/draw/draw.ts'])('not in %s', (path) => {
    expect(spoken(sqlPlace, { [path]: 'sql`select 1 from x`' })).toHaveLength(1);
  });
});
