import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureDataDirectory } from './data-directory.ts';

const isRoot = process.getuid?.() === 0;

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the folder is made, with the ones above it, closed to others, and nothing is left in it', async () => {
  const path = join(await makeFolder(), '职工 之家', 'data');
  expect(await ensureDataDirectory(path)).toBe(path);
  expect((await stat(path)).mode & 0o777).toBe(isRoot ? 0o711 : 0o700);
  expect(await readdir(path)).toEqual([]);
  expect(await ensureDataDirectory(path)).toBe(path);
});

test('an existing folder keeps its rights, and a link is followed to the real one', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'real'));
  await chmod(join(folder, 'real'), 0o750);
  await symlink(join(folder, 'real'), join(folder, 'link'));
  expect(await ensureDataDirectory(join(folder, 'link'))).toBe(join(folder, 'real'));
  expect((await stat(join(folder, 'real'))).mode & 0o777).toBe(0o750);
});

test('a file in the way, a folder shared by all and one that cannot be written are named', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'file'), '');
  for (const path of [join(folder, 'file'), join(folder, 'file', 'data')]) {
    await expect(ensureDataDirectory(path)).rejects.toMatchObject({ code: 'server/data-not-folder', params: { path } });
  }
  await mkdir(join(folder, 'shared'));
  await chmod(join(folder, 'shared'), 0o1777);
  await expect(ensureDataDirectory(join(folder, 'shared'))).rejects.toMatchObject({ code: 'server/data-shared' });
  // Even root cannot make folders there.
  const unwritable = process.platform === 'linux' ? '/proc/zhijia' : '/';
  await expect(ensureDataDirectory(unwritable)).rejects.toMatchObject({ code: 'server/data-not-writable' });
});

test.skipIf(!isRoot)('root goes on with a folder that an ordinary user began', async () => {
  const folder = await makeFolder();
  await chown(folder, 65534, 65534);
  expect(await ensureDataDirectory(folder)).toBe(folder);
});
