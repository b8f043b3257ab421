import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runStep } from './run-step.ts';
import { tallyVitest } from './tally.ts';

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const never = new AbortController().signal;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '测试 步骤-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function step(script: string, limitMinutes = 1) {
  return { nodeArguments: ['--eval', script], folder, environment: process.env, limitMinutes };
}

describe('a step', () => {
  test('ends with the exit code of its program', async () => {
    expect(await runStep(step('process.exit(0)'), never)).toEqual({ exitCode: 0 });
    expect(await runStep(step('process.exit(3)'), never)).toEqual({ exitCode: 3 });
  });

  test('has no standard input to wait for', async () => {
    expect(await runStep(step('process.stdin.on("end", () => process.exit(4)).resume()'), never)).toEqual({ exitCode: 4 });
  });

  test('that is killed is told from one that ends', async () => {
    expect(await runStep(step('process.kill(process.pid, "SIGKILL")'), never)).toEqual({ exitCode: null, killedBy: 'SIGKILL' });
  });

  test('over its limit is ended', async () => {
    expect(await runStep(step('setInterval(() => {}, 1000)', 0.001), never)).toEqual({ exitCode: null, killedBy: 'its limit of 0.001 minutes' });
  });

  test('is ended by a stop with all its children, and not begun after one', async () => {
    const file = join(folder, 'port');
    const listener = `const server = require("net").createServer().listen(0, "127.0.0.1", () => {
      require("fs").writeFileSync(${JSON.stringify(file)}, String(server.address().port)) })`;
    const parent = `require("child_process").spawn(process.execPath, ["--eval", ${JSON.stringify(listener)}]); setInterval(() => {}, 1000)`;
    const stopper = new AbortController();
    const running = runStep(step(parent), stopper.signal);
    const readPort = () => readFile(file, 'utf8').then(Number, () => 0);
    await expect.poll(async () => isListening(await readPort()), { timeout: 30_000 }).toBe(true);
    stopper.abort('SIGINT');
    expect(await running).toEqual({ exitCode: null, killedBy: 'SIGINT' });
    await expect.poll(async () => isListening(await readPort()), { timeout: 30_000 }).toBe(false);
    expect(await runStep(step('process.exit(0)'), stopper.signal)).toEqual({ exitCode: null, killedBy: 'SIGINT' });
  });
});

describe('what a real Vitest leaves behind is counted', () => {
  const passing = 'test("good", () => {});';

  test.each([
    ['passes', passing, 1, []],
    ['fails', `${passing} test("bad", () => { expect(1).toBe(2) })`, 1, [expect.stringMatching(/^case\.test\.ts > bad\n {4}AssertionError: expected 1 to be 2/)]],
    ['does not load', 'import "./nowhere.ts"', 0, [expect.stringMatching(/^case\.test\.ts\n.*nowhere/)]],
    ['leaves an unhandled error', 'test("good", async () => { void Promise.reject(new Error("late")) })', 1, ['vitest: ended with exit code 1']],
    ['fails in its last hook', `${passing} afterAll(() => { throw new Error("hook") })`, 1, [expect.stringMatching(/^case\.test\.ts\n/)]],
    ['kills its own process', `${passing} test("kill", () => process.kill(process.pid, "SIGKILL"))`, 0, [expect.anything()]],
    ['has no test', '', 0, [expect.anything()]],
    ['runs one test only', `${passing} test.only("alone", () => {})`, 0, [expect.anything()]],
  ])('when a file %s', async (_, source, passed, failures) => {
    const report = join(folder, 'report.json');
    await rm(report, { force: true });
    await writeFile(join(folder, 'case.test.ts'), source);
    const nodeArguments = [vitest, 'run', '--globals', '--no-cache', '--allowOnly=false', '--reporter=json', `--outputFile.json=${report}`];
    const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
    const end = await runStep({ nodeArguments, folder, environment, limitMinutes: 1 }, never);
    const tally = tallyVitest('vitest', end, await readFile(report, 'utf8').catch(() => undefined), folder);
    expect(tally).toMatchObject({ passed, failures });
  });
});

/** Asked of the port and not of the process id: where nobody collects orphans, a dead one still has its number. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy().destroyed));
    socket.on('error', () => resolve(false));
  });
}
