import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const project = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
// The launcher's reason to exist is an old Node, so the one that npm was run with is used where there is one.
// Not the one that npm puts in front: the pinned Node stands in node_modules/.bin as well.
const outside = { ...process.env, PATH: (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter) };
const [system, systemPath] = await run('node', ['-p', 'process.version + "\\n" + process.execPath'], { env: outside })
  .then(({ stdout }) => stdout.trim().split('\n'), () => [undefined, undefined]);
const launcher = systemPath ?? process.execPath;

const PROGRAM = `
const seen: string[] = [];
const [command, ...rest] = process.argv.slice(2);
if (command === 'echo') { console.log(JSON.stringify({ version: process.version, rest })); process.exit(7); }
if (rest[0] !== 'quiet') for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
  seen.push(signal);
  console.error('saw ' + signal);
  if (seen.length === 1) setTimeout(() => { console.log('got ' + seen); process.exit(3); }, 900);
});
console.log('ready ' + process.pid);
setInterval(() => {}, 60_000);
`;

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'zhijia-launcher-'));
  const checkout = join(home, '职工 之家');
  await mkdir(join(checkout, 'apps', 'server'), { recursive: true });
  await mkdir(join(checkout, 'node_modules'));
  await cp(join(project, 'bin'), join(checkout, 'bin'), { recursive: true });
  await cp(join(project, 'package.json'), join(checkout, 'package.json'));
  for (const name of (await readdir(join(project, 'node_modules'))).filter((found) => /^node-\w+-\w+$/.test(found))) {
    await symlink(join(project, 'node_modules', name), join(checkout, 'node_modules', name));
  }
  await writeFile(join(checkout, 'apps', 'server', 'cli.ts'), PROGRAM);
  await symlink(join(checkout, 'bin', 'zhijia.mjs'), join(home, 'zhijia'));
  await symlink(join(checkout, 'bin', 'node24.mjs'), join(home, 'node24'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('through a link, from another folder', () => {
  test('the program runs on Node 24 with its arguments and exit code', async () => {
    const failure = run(launcher, [join(home, 'zhijia'), 'echo', '工会', '--a=b c'], { cwd: tmpdir() });
    await expect(failure).rejects.toMatchObject({ code: 7, stderr: '' });
    const { stdout } = await failure.catch((error: { stdout: string }) => error);
    const told: unknown = JSON.parse(stdout);
    expect(told).toMatchObject({ version: expect.stringMatching(/^v24\./), rest: ['工会', '--a=b c'] });
  });

  test('a child that dies by a signal looks so to the caller', async () => {
    const failure = run(launcher, [join(home, 'node24'), '-e', 'process.kill(process.pid, "SIGTERM")']);
    await expect(failure).rejects.toMatchObject({ signal: 'SIGTERM', stderr: '' });
  });
});

describe('the server', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('gets a %s that was sent to the launcher once, and its end is ours', async (signal) => {
    const server = await open('zhijia', 'start');
    server.child.kill(signal);
    expect(await server.end()).toEqual({ code: 3, signal: null, output: `got ${signal}\n`, errors: `saw ${signal}\n` });
  });

  test('gets a signal that a terminal sends to both once', async () => {
    const server = await open('zhijia', 'start');
    process.kill(-Number(server.child.pid), 'SIGINT');
    expect(await server.end()).toEqual({ code: 3, signal: null, output: 'got SIGINT\n', errors: 'saw SIGINT\n' });
  });

  // The kernel merges two pending signals of one kind, so the second is sent when the first has been seen.
  test('control: a launcher that only forwards gives it twice', { retry: 3 }, async () => {
    const control = await open('node24', join(home, '职工 之家', 'apps', 'server', 'cli.ts'), 'start');
    process.kill(control.pid, 'SIGTERM');
    await expect.poll(() => control.errors(), { timeout: 10_000, interval: 5 }).toBe('saw SIGTERM\n');
    control.child.kill('SIGTERM');
    expect(await control.end()).toMatchObject({ output: 'got SIGTERM,SIGTERM\n' });
  });

  test('stops by itself when the launcher is killed; another command goes on', async () => {
    const server = await open('zhijia', 'start');
    server.child.kill('SIGKILL');
    await expect.poll(() => server.output(), { timeout: 10_000 }).toBe('got SIGTERM\n');

    const other = await open('zhijia', 'demo');
    other.child.kill('SIGKILL');
    await other.end();
    expect(process.kill(other.pid, 0)).toBe(true);
    process.kill(other.pid, 'SIGKILL');
  });

  test('that does not listen yet is ended by a signal as if there were no launcher between', async () => {
    const server = await open('zhijia', 'start', 'quiet');
    server.child.kill('SIGTERM');
    expect(await server.end()).toMatchObject({ code: 143, output: '', errors: '' });
  });
});

test.skipIf(system === undefined || Number(system.slice(1).split('.')[0]) >= 24)('without any Node 24 one clear sentence says what to do', async () => {
  const bare = join(home, 'bare');
  await cp(join(project, 'bin'), join(bare, 'bin'), { recursive: true });
  const failure = run(launcher, [join(bare, 'bin', 'zhijia.mjs'), 'start']);
  await expect(failure).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/npm install[^]*npm install/) });
});

/** Starts a launcher in a process group of its own, as a shell does, and waits for the program below it. */
async function open(link: string, ...args: string[]) {
  const child: ChildProcess = spawn(launcher, [join(home, link), ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => { output += String(chunk); });
  child.stderr?.on('data', (chunk) => { errors += String(chunk); });
  const closed = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => setTimeout(() => resolve({ code, signal }), 50));
  });
  onTestFinished(() => {
    try { process.kill(-Number(child.pid), 'SIGKILL'); } catch { /* it has ended, as it should */ }
  });
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/^ready \d+\n/);
  const pid = Number(/\d+/.exec(output)?.[0]);
  const told = () => output.replace(/^ready \d+\n/, '');
  return { child, pid, output: told, errors: () => errors, end: async () => ({ ...(await closed), output: told(), errors }) };
}
