import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namedSkips } from './run-tests/named-skips.ts';
import { readOptions, type RunOptions } from './run-tests/options.ts';
import { runStep } from './run-tests/run-step.ts';
import { addTallies, closingLine, judgeSkips, type Tally, tallyStep, tallyVitest } from './run-tests/tally.ts';

interface Step {
  name: string;
  nodeArguments: readonly string[];
  limitMinutes: number;
  /** Where the step writes Vitest's report; a step without one counts as one test. */
  reportFile?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests' whole order: what is quick to fail comes first, and nothing is left out after a failure. */
function listSteps(options: RunOptions, folder: string): Step[] {
  return [
    { name: 'types', nodeArguments: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'], limitMinutes: 5 },
    { name: 'check', nodeArguments: ['tools/check.ts'], limitMinutes: 10 },
    vitestStep('unit', options, folder),
    vitestStep('journey', options, folder),
  ];
}

function vitestStep(project: 'unit' | 'journey', { filters, scale }: RunOptions, folder: string): Step {
  const reportFile = join(folder, `${project}.json`);
  const nodeArguments = [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    // Vitest's own way writes a compiled copy into node_modules, which two runs or a read-only checkout cannot bear.
    '--configLoader=native',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    '--allowOnly=false',
    ...(filters.length === 0 ? [] : ['--passWithNoTests', ...filters]),
  ];
  return { name: project, nodeArguments, limitMinutes: 30 * scale, reportFile };
}

async function takeStep(step: Step, options: RunOptions, stop: AbortSignal): Promise<Tally> {
  console.log(`\n── ${step.name}`);
  const start = performance.now();
  const environment = { ...process.env, SEED: options.seed, ZHIJIA_TEST_SCALE: String(options.scale) };
  const end = await runStep({ ...step, folder: root, environment }, stop);
  const tally = await tallyOf(step, options, end);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${closingLine(tally)} in ${seconds} s`);
  return tally;
}

async function tallyOf({ name, reportFile }: Step, { filters }: RunOptions, end: Parameters<typeof tallyStep>[1]): Promise<Tally> {
  if (reportFile === undefined) return tallyStep(name, end);
  const report = await readFile(reportFile, 'utf8').catch(() => undefined);
  const tally = tallyVitest(name, end, report, root);
  // A filter may well leave one of the two projects without a file; main() sees to it that not both are.
  return tally.tests === 0 && tally.failures.length === 0 && filters.length === 0 ? { ...tally, failures: [`${name}: no test was executed`] } : tally;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  console.log(`seed ${options.seed} (SEED=${options.seed} repeats this run's random cases), scale ${options.scale}`);
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopper.abort(signal));
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-test-reports-'));
  try {
    const tallies: Tally[] = [];
    for (const step of listSteps(options, folder)) tallies.push(await takeStep(step, options, stopper.signal));
    const sum = addTallies(tallies);
    if (sum.tests === 0) sum.failures.push('no test was executed');
    const named = namedSkips(sum.skipped);
    const total = judgeSkips(sum, named, options.filters.length === 0);
    if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
    for (const test of total.skipped) console.log(`Skipped: ${test}: ${named.get(test)}`);
    console.log(`\n${closingLine(total)}`);
    return total.failures.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
