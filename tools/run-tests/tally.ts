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
  /** One line for each test that failed and then passed when its file ran once more: what was wrong the first time. */
  shaky: string[];
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
      assertionResults: z.array(z.object({
        title: z.string(), ancestorTitles: z.array(z.string()), status: z.string(), failureMessages: z.array(z.string()).nullish(),
      })),
    }),
  ),
});

/** A step without tests of its own counts as one. */
export function tallyStep(name: string, end: StepEnd): Tally {
  const isPassed = end.exitCode === 0 && end.killedBy === undefined;
  return { tests: 0, passed: isPassed ? 1 : 0, failures: isPassed ? [] : [`${name}: ${describeEnd(end)}`], skipped: [], shaky: [] };
}

/**
 * Counts what a Vitest run did, believing its exit code and its report only where they agree.
 *
 * @param report the JSON reporter's text; undefined when none was written
 * @param root the checkout, so that names are the same everywhere
 */
export function tallyVitest(name: string, end: StepEnd, report: string | undefined, root: string): Tally {
  const files = readReport(report, root);
  if (files === undefined) return { ...nothing(), failures: [`${name}: no readable report, ${describeEnd(end)}`] };
  const tally = addTallies(files.map(tallyFile));
  const isSuccess = end.exitCode === 0 && end.killedBy === undefined;
  // Unhandled errors, a killed worker and a killed run leave tests that passed and an exit code that says otherwise.
  if (!isSuccess && tally.failures.length === 0) tally.failures.push(`${name}: ${describeEnd(end)}`);
  return tally;
}

/** The files of a run with a failure, by their paths in the checkout; none when the run has no report. */
export function failedFiles(report: string | undefined, root: string): string[] {
  return (readReport(report, root) ?? []).filter((file) => tallyFile(file).failures.length > 0).map(({ path }) => path);
}

/**
 * A run some of whose files ran once more: of those counts the second go, and what failed in the first one only is
 * told. That the first go ended badly is what those files account for.
 */
export function tallyBothGoes(first: string | undefined, second: Tally, repeated: readonly string[], root: string): Tally {
  const [again, once] = [new Set(repeated), readReport(first, root) ?? []];
  const failed = once.filter(({ path }) => again.has(path)).flatMap((file) => tallyFile(file).failures);
  const names = new Set(second.failures.map(nameOf));
  const shaky = failed.filter((failure) => !names.has(nameOf(failure)));
  return addTallies([...once.filter(({ path }) => !again.has(path)).map(tallyFile), { ...second, shaky }]);
}

type ReportedFile = z.infer<typeof reportSchema>['testResults'][number] & { path: string };

function readReport(report: string | undefined, root: string): ReportedFile[] | undefined {
  const parsed = reportSchema.safeParse(parseJson(report));
  return parsed.data?.testResults.map((file) => ({ ...file, path: relative(root, file.name).replaceAll(sep, '/') }));
}

function tallyFile(file: ReportedFile): Tally {
  const tally = nothing();
  for (const { ancestorTitles, title, status, failureMessages } of file.assertionResults) {
    const test = [file.path, ...ancestorTitles, title].join(' > ');
    if (status === 'passed') tally.passed += 1;
    else if (status === 'failed') tally.failures.push(failureLine(test, failureMessages?.[0]));
    else tally.skipped.push(test);
    if (status === 'passed' || status === 'failed') tally.tests += 1;
  }
  // A file that does not load, or whose last hook fails, has no failed test to show for it.
  if (file.status === 'failed' && tally.failures.length === 0) tally.failures.push(failureLine(file.path, file.message ?? 'failed'));
  return tally;
}

/** What failed and, after a line break, the first line of why: one go may fail for another reason than the next. */
function failureLine(name: string, message: string | undefined): string {
  const reason = message?.split('\n').find((line) => line.trim() !== '')?.trim();
  return reason === undefined ? name : `${name}\n    ${reason.slice(0, 300)}`;
}

const nameOf = (failure: string): string => failure.split('\n')[0] ?? failure;

const nothing = (): Tally => ({ tests: 0, passed: 0, failures: [], skipped: [], shaky: [] });

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
    shaky: tallies.flatMap(({ shaky }) => shaky),
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

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
