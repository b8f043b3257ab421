import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeServerLock } from './server-lock.ts';

const HOLDER = join(import.meta.dirname, 'test', 'hold-lock.ts');

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a process that tries to take the lock, and gives what it said. */
async function contend(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const readNames = async (folder: string) => (await readdir(join(folder, 'server'))).sort();

test('R23: a second server is refused with the pid of the first, and may start when that one has stopped', async () => {
  const folder = await makeFolder();
  const lock = await takeServerLock(folder);
  expect((await contend(folder)).said).toBe(JSON.stringify({ path: folder, pid: process.pid }));
  await expect(takeServerLock(folder)).rejects.toMatchObject({ code: 'server/already-running', params: { pid: process.pid } });
  await lock.release();
  expect(await readNames(folder)).toEqual([]);
  expect((await contend(folder)).said).toBe('held');
});

test('a killed server leaves nothing that must be cleaned; while it lives the same files do refuse', async () => {
  const folder = await makeFolder();
  const first = await contend(folder);
  expect(first.said).toBe('held');
  expect((await contend(folder)).said).toContain(`"pid":${first.child.pid}`);
  await kill(first.child);
  expect((await readNames(folder)).filter((name) => name.endsWith('.holder'))).toHaveLength(1);
  expect((await contend(folder)).said).toBe('held');
  expect((await readNames(folder)).filter((name) => name.endsWith('.holder'))).toHaveLength(1);
});

test('of six that start at once one at most holds the folder; in six folders all do', async () => {
  const folder = await makeFolder();
  const six = await Promise.all(Array.from({ length: 6 }, () => contend(folder)));
  const held = six.filter(({ said }) => said === 'held').length;
  expect(held).toBeLessThanOrEqual(1);
  await Promise.all(six.filter(({ child }) => child.exitCode === null).map(({ child }) => kill(child)));
  expect((await contend(folder)).said).toBe('held');

  const apart = await Promise.all(Array.from({ length: 6 }, async () => contend(await makeFolder())));
  expect(apart.map(({ said }) => said)).toEqual(Array(6).fill('held'));
});

describe.skipIf(process.platform !== 'linux')('what another process left', () => {
  /** Puts the claim of a made-up holder beside the true one of this process, changed as the case asks. */
  async function plant(folder: string, change: Record<string, unknown>): Promise<string> {
    const lock = await takeServerLock(folder);
    const claim = (await readNames(folder)).find((name) => name.endsWith('.claim')) ?? '';
    const self: unknown = JSON.parse(await readFile(join(folder, 'server', claim), 'utf8'));
    await lock.release();
    const stem = join(folder, 'server', 'planted');
    const content = JSON.stringify({ ...(typeof self === 'object' ? self : {}), ...change });
    for (const ending of ['claim', 'holder']) await writeFile(`${stem}.${ending}`, content);
    await writeFile(`${stem}.beat`, '0');
    return stem;
  }
  const attempt = (folder: string) => takeServerLock(folder, 500).then((lock) => lock.release().then(() => 'held'), (error: unknown) => error);
  const refused = { code: 'server/already-running' };

  test('is obeyed while that process lives, not when its number belongs to a later one', async () => {
    const folder = await makeFolder();
    await plant(folder, {});
    expect(await attempt(folder)).toMatchObject(refused);
    await plant(await makeFolder(), {});
    const other = await makeFolder();
    await plant(other, { started: '1' });
    expect(await attempt(other)).toBe('held');
    expect(await readNames(other)).toEqual([]);
  });

  test('before this machine was started anew is not obeyed', async () => {
    const folder = await makeFolder();
    await plant(folder, { boot: 'earlier' });
    expect(await attempt(folder)).toBe('held');
  });

  test.each([{ host: 'another-machine' }, { numbering: 'pid:[1]' }])('where it cannot be seen (%j) is obeyed as long as it beats', async (change) => {
    const folder = await makeFolder();
    const stem = await plant(folder, change);
    let count = 0;
    const timer = setInterval(() => { void writeFile(`${stem}.beat`, String(count += 1)); }, 100);
    onTestFinished(() => clearInterval(timer));
    expect(await attempt(folder)).toMatchObject(refused);
    clearInterval(timer);
    expect(await attempt(folder)).toBe('held');
  });

  test('half written is not an obstacle for long', async () => {
    const folder = await makeFolder();
    const stem = await plant(folder, {});
    await writeFile(`${stem}.claim`, '{"pid":');
    expect(await attempt(folder)).toBe('held');
  });
});
