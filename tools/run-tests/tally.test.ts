import { describe, expect, test } from 'vitest';
import { addTallies, closingLine, failedFiles, judgeSkips, type Tally, tallyBothGoes, tallyStep, tallyVitest } from './tally.ts';

const root = '/house';
const clean = { exitCode: 0 };
const tally = (part: Partial<Tally>): Tally => ({ tests: 0, passed: 0, failures: [], skipped: [], shaky: [], ...part });

function report(...statuses: string[]): string {
  const assertionResults = statuses.map((status, index) => ({ title: `t${index}`, ancestorTitles: ['group'], status }));
  return JSON.stringify({ testResults: [{ name: '/house/a/b.test.ts', status: 'passed', assertionResults }] });
}

describe('a Vitest run is counted', () => {
  test('by its tests, failures named by file, group and test', () => {
    const counted = tallyVitest('unit', { exitCode: 1 }, report('passed', 'failed', 'passed'), root);
    expect(counted).toEqual(tally({ tests: 3, passed: 2, failures: ['a/b.test.ts > group > t1'] }));
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('with %s tests as skipped', (status) => {
    expect(tallyVitest('unit', clean, report(status), root)).toEqual(tally({ skipped: ['a/b.test.ts > group > t0'] }));
  });

  test('as failed when a file failed outside its tests', () => {
    const text = JSON.stringify({ testResults: [{ name: '/house/x.test.ts', status: 'failed', message: '\nno such module\n at', assertionResults: [] }] });
    expect(tallyVitest('unit', { exitCode: 1 }, text, root).failures).toEqual(['x.test.ts\n    no such module']);
  });

  test('as failed when it ended badly although every test passed', () => {
    expect(tallyVitest('unit', { exitCode: 1 }, report('passed'), root).failures).toEqual(['unit: ended with exit code 1']);
    expect(tallyVitest('unit', { exitCode: null, killedBy: 'SIGKILL' }, report('passed'), root).failures).toEqual(['unit: stopped by SIGKILL']);
    expect(tallyVitest('unit', { exitCode: 0, killedBy: 'its limit' }, report('passed'), root).failures).toEqual(['unit: stopped by its limit']);
  });

  test.each([undefined, '', '{"testRes', '{}', 'null'])('as failed when its report is %j, even at exit code 0', (text) => {
    expect(tallyVitest('unit', clean, text, root)).toEqual(tally({ failures: ['unit: no readable report, ended with exit code 0'] }));
  });
});

describe('files that run once more', () => {
  const file = (path: string, tests: Readonly<Record<string, string>>) => ({
    name: `/house/${path}`, status: Object.values(tests).includes('failed') ? 'failed' : 'passed',
    assertionResults: Object.entries(tests).map(([title, status]) => ({
      title, ancestorTitles: [], status, failureMessages: status === 'failed' ? [`Error: ${title} broke\n  at x`] : [],
    })),
  });
  const first = JSON.stringify({ testResults: [
    file('good.test.ts', { a: 'passed' }), file('shaky.test.ts', { b: 'failed', c: 'passed' }), file('broken.test.ts', { d: 'failed' }),
    // A hook that fails leaves its tests skipped.
    { ...file('hook.test.ts', { e: 'skipped' }), status: 'failed', message: 'Error: hook' },
  ] });

  test('are those with a failure, and none of a run without a report', () => {
    expect(failedFiles(first, root)).toEqual(['shaky.test.ts', 'broken.test.ts', 'hook.test.ts']);
    expect(failedFiles(undefined, root)).toEqual([]);
  });

  test('count as they ended the second time, and what failed only the first time is told', () => {
    const second = JSON.stringify({ testResults: [
      file('shaky.test.ts', { b: 'passed', c: 'passed' }), file('broken.test.ts', { d: 'failed' }), file('hook.test.ts', { e: 'passed' }),
    ] });
    const repeated = failedFiles(first, root);
    expect(tallyBothGoes(first, tallyVitest('unit', { exitCode: 1 }, second, root), repeated, root)).toEqual(tally({
      tests: 5, passed: 4, failures: ['broken.test.ts > d\n    Error: d broke'],
      shaky: ['shaky.test.ts > b\n    Error: b broke', 'hook.test.ts\n    Error: hook'],
    }));
  });

  test('fail when the second go did not end well', () => {
    const second = tallyVitest('unit', { exitCode: null, killedBy: 'its limit' }, undefined, root);
    expect(tallyBothGoes(first, second, failedFiles(first, root), root).failures).toEqual(['unit: no readable report, stopped by its limit']);
  });
});

describe('the run as a whole', () => {
  test('counts a step without tests as one', () => {
    expect(tallyStep('types', clean)).toEqual(tally({ passed: 1 }));
    expect(tallyStep('types', { exitCode: 2 })).toEqual(tally({ failures: ['types: ended with exit code 2'] }));
  });

  test('fails for a skipped test that nobody named', () => {
    expect(judgeSkips(tally({ passed: 1, skipped: ['a', 'b'] }), new Map([['b', 'needs a printer']]), true)).toEqual(
      tally({ passed: 1, failures: ['a (skipped)'], skipped: ['b'] }),
    );
  });

  test('fails for a named skip that is none any more, but not when only some files ran', () => {
    const named = new Map([['b', 'needs a printer']]);
    expect(judgeSkips(tally({ passed: 1 }), named, true).failures).toEqual(['b (named as skipped, but was not)']);
    expect(judgeSkips(tally({ passed: 1 }), named, false).failures).toEqual([]);
  });

  test('closes with one line of sums', () => {
    const sum = addTallies([tally({ tests: 2, passed: 2 }), tally({ passed: 1, failures: ['x'] })]);
    expect(sum.tests).toBe(2);
    expect(closingLine(sum)).toBe('3 passed, 1 failed');
    expect(closingLine({ ...sum, skipped: ['a'] })).toBe('3 passed, 1 failed, 1 skipped');
  });
});
