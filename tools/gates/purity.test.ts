import { describe, expect, test } from 'vitest';
import { spoken } from './planted.ts';
import { purityBy } from './purity.ts';
import { purityTable } from './purity-table.ts';

const bare = purityBy([]);
const rule = 'modules/appeals/rules/close.ts';

describe('refused outside its place', () => {
  test.each([
    'new Date()', 'new Date(2026, 1)', 'Date()', 'Date.now()', 'const now = Date.now', 'globalThis.Date.now()', "Date['now']()", 'performance.now()',
    'process.hrtime.bigint()', 'const { now } = Date', "import { performance } from 'node:perf_hooks'",
    'Math.random()', 'crypto.randomUUID()', 'globalThis.crypto.getRandomValues(a)', "import { randomBytes } from 'node:crypto'",
    "import { randomUUID as id } from 'crypto'", 'const { random } = Math',
    'process.env.PORT', "process['env']", 'const { env } = process', "import { env } from 'node:process'", 'import.meta.env.DEV',
    "fetch('/api')", "window.fetch('/api')", 'new WebSocket(url)', 'new EventSource(url)', 'navigator.sendBeacon(url)',
    'setTimeout(f, 1)', 'setInterval(f, 1)', "import { setTimeout } from 'node:timers'",
  ])('%s', (code) => {
    expect(spoken(bare, { [rule]: code })).toEqual([expect.stringMatching(/^modules\/appeals\/rules\/close\.ts:1 .* outside its place/)]);
  });
});

describe('let through', () => {
  test.each([
    'ctx.clock.now()', 'value instanceof Date', 'export type Day = { on: Date }', 'ctx.random.bytes(16)', 'Math.floor(1.5)', 'process.exit(1)',
    "createHash('sha256')", 'prefetch(1)', 'api.fetch(1)', "// new Date() in a comment\nconst text = 'Date.now()';", "import { createHash } from 'node:crypto'",
  ])('%s', (code) => {
    expect(spoken(bare, { [rule]: code })).toEqual([]);
  });

  test('tests, tools, bench and the testkit own their time', () => {
    for (const path of ['modules/appeals/rules/close.test.ts', 'modules/appeals/test/world.ts', 'tools/gen.ts', 'bench/run.ts', 'platform/testkit/world.ts']) {
      expect(spoken(bare, { [path]: 'new Date(); Math.random(); process.env.SEED;' }), path).toEqual([]);
    }
  });

  test('whoever does not decide may wait', () => {
    for (const path of ['platform/db/embedded/start.ts', 'platform/jobs/runner.ts', 'modules/appeals/member/draft.ts', 'apps/server/start.ts']) {
      expect(spoken(bare, { [path]: 'setTimeout(f, 1);' }), path).toEqual([]);
    }
  });
});

describe('the table', () => {
  const gate = purityBy([{ what: 'clock', where: 'platform/kernel/clock.ts', reason: 'the source' }]);

  test('a row opens its own place only, for its own matter only', () => {
    expect(spoken(gate, { 'platform/kernel/clock.ts': 'new Date(); Math.random();' })).toEqual([expect.stringContaining('Math.random outside its place')]);
    expect(spoken(gate, { 'platform/kernel/clock.ts': 'new Date()', 'platform/kernel/id.ts': 'new Date()' })).toEqual([expect.stringContaining('platform/kernel/id.ts')]);
  });

  test('a row that nothing uses any more is itself a violation', () => {
    expect(spoken(gate, { 'platform/kernel/clock.ts': 'export const x = 1;' })).toEqual([expect.stringContaining('take it out')]);
  });

  test('every row says why', () => {
    expect(purityTable.filter((row) => row.reason.length < 20)).toEqual([]);
  });
});
