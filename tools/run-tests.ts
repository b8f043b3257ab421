import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namedSkips } from './run-tests/named-skips.ts';
import { readOptions, type RunOptions } from './run-tests/options.ts';
import { runStep } from './run-tests/run-step.ts';
import { addTallies, closingLine, failedFiles, judgeSkips, type StepEnd, type Tally, tallyBothGoes, tallyStep, tallyVitest } from './run-tests/tally.ts';

interface Step {
  name: string;
  nodeArguments: readonly string[];
  limitMinutes: number;
  /** Where the step writes Vitest's report; a step without one counts as one test. */
  reportFile?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests' whole order: types, linter and gates come first, and nothing is left out after a failure. */
function listSteps(options: RunOptions, folder: string): Step[] {
  return [
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
  const run = (one: Step) => runStep({ ...one, folder: root, environment }, stop);
  const tally = await tallyOf(step, options, await run(step), run);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${closingLine(tally)} in ${seconds} s`);
  return tally;
}

/** More than these are no accident. */
const MOST_REPEATED = 6;

async function tallyOf(step: Step, options: RunOptions, end: StepEnd, run: (step: Step) => Promise<StepEnd>): Promise<Tally> {
  const { name, reportFile } = step;
  if (reportFile === undefined) return tallyStep(name, end);
  const report = await readFile(reportFile, 'utf8').catch(() => undefined);
  const tally = tallyVitest(name, end, report, root);
  const failed = end.killedBy === undefined ? failedFiles(report, root) : [];
  if (failed.length > 0 && failed.length <= MOST_REPEATED) {
    console.log(`\n── ${name}, once more (docs/adr/0014-a-second-go.md): ${failed.join(', ')}`);
    await rm(reportFile);
    const second = await run({ ...step, nodeArguments: [...step.nodeArguments.filter((one) => !options.filters.includes(one)), '--maxWorkers=1', ...failed] });
    return tallyBothGoes(report, tallyVitest(name, second, await readFile(reportFile, 'utf8').catch(() => undefined), root), failed, root);
  }
  // A filter may well leave one of the two projects without a file; main() sees to it that not both are.
  const isEmpty = tally.tests === 0 && tally.failures.length === 0 && options.filters.length === 0;
  return isEmpty ? { ...tally, failures: [`${name}: no test was executed`] } : tally;
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
    if (total.shaky.length > 0) console.log(`\nFailed first and passed the second time; each wants its race found:\n${total.shaky.map((one) => `  ${one}`).join('\n')}`);
    if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
    for (const test of total.skipped) console.log(`Skipped: ${test}: ${named.get(test)}`);
    console.log(`\n${closingLine(total)}`);
    return total.failures.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
