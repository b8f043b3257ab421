import { relative, sep } from 'node:path';
import { z } from 'zod';

export interface Tally {
  /** Tests that Vitest executed, passed or failed. */
  tests: number;
  /** Tests and steps. */
  passed: number;
  /** One line for each failure: a test, a file that could not be read to its end, a step. */
  failures: string[];
  /** Names of skipped tests, whether they may be or not. */
  skipped: string[];
}

export interface StepEnd {
  exitCode: number | null;
  /** The signal that ended it, or the limit that it went over. */
  killedBy?: string;
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ title: z.string(), ancestorTitles: z.array(z.string()), status: z.string() })),
    }),
  ),
});

/** A step without tests of its own counts as one. */
export function tallyStep(name: string, end: StepEnd): Tally {
  const isPassed = end.exitCode === 0 && end.killedBy === undefined;
  return { tests: 0, passed: isPassed ? 1 : 0, failures: isPassed ? [] : [`${name}: ${describeEnd(end)}`], skipped: [] };
}

/**
 * Counts what a Vitest run did, believing its exit code and its report only where they agree.
 *
 * @param report the JSON reporter's text; undefined when none was written
 * @param root the checkout, so that names are the same everywhere
 */
export function tallyVitest(name: string, end: StepEnd, report: string | undefined, root: string): Tally {
  const parsed = reportSchema.safeParse(parseJson(report));
  if (!parsed.success) return { tests: 0, passed: 0, failures: [`${name}: no readable report, ${describeEnd(end)}`], skipped: [] };
  const tally: Tally = { tests: 0, passed: 0, failures: [], skipped: [] };
  for (const file of parsed.data.testResults) {
    const path = relative(root, file.name).replaceAll(sep, '/');
    const failuresBefore = tally.failures.length;
    for (const { ancestorTitles, title, status } of file.assertionResults) {
      const test = [path, ...ancestorTitles, title].join(' > ');
      if (status === 'passed') tally.passed += 1;
      else if (status === 'failed') tally.failures.push(test);
      else tally.skipped.push(test);
      if (status === 'passed' || status === 'failed') tally.tests += 1;
    }
    // A file that does not load, or whose last hook fails, has no failed test to show for it.
    const isSilentFailure = file.status === 'failed' && tally.failures.length === failuresBefore;
    if (isSilentFailure) tally.failures.push(`${path}: ${firstLine(file.message)}`);
  }
  const isSuccess = end.exitCode === 0 && end.killedBy === undefined;
  // Unhandled errors, a killed worker and a killed run leave tests that passed and an exit code that says otherwise.
  if (!isSuccess && tally.failures.length === 0) tally.failures.push(`${name}: ${describeEnd(end)}`);
  return tally;
}

/** Turns skipped tests without a named reason into failures, and on a whole run also reasons without a skipped test. */
export function judgeSkips(tally: Tally, named: ReadonlyMap<string, string>, isWholeRun: boolean): Tally {
  const unnamed = tally.skipped.filter((test) => !named.has(test)).map((test) => `${test} (skipped)`);
  const unused = [...named.keys()].filter((test) => isWholeRun && !tally.skipped.includes(test));
  return {
    ...tally,
    failures: [...tally.failures, ...unnamed, ...unused.map((test) => `${test} (named as skipped, but was not)`)],
    skipped: tally.skipped.filter((test) => named.has(test)),
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    tests: tallies.reduce((sum, { tests }) => sum + tests, 0),
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** The line that a CI reads as the outcome. */
export function closingLine({ passed, failures, skipped }: Tally): string {
  const line = `${passed} passed, ${failures.length} failed`;
  return skipped.length === 0 ? line : `${line}, ${skipped.length} skipped`;
}

function describeEnd({ exitCode, killedBy }: StepEnd): string {
  return killedBy === undefined ? `ended with exit code ${exitCode}` : `stopped by ${killedBy}`;
}

function firstLine(text: string | undefined): string {
  return text?.split('\n').find((line) => line.trim() !== '') ?? 'failed';
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
