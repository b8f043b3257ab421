import { spawn } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findAccount } from './account.ts';
import { launchPostmaster, type LaunchOrder } from './launch-postmaster.ts';
import { ensureBinaries } from './binaries.ts';
import { findPostmaster, isPostmasterOf } from './postmaster-process.ts';
import { findRunningPostgres, isPassing } from './start-embedded-postgres.ts';
import { ended, hold, makeFolder, query, readAddress, readPid, start } from './test/embedded-worlds.ts';

describe('a first start', () => {
  test('makes a UTF-8 cluster with checksums that only its password opens', async () => {
    const folder = join(await makeFolder(), 'postgres');
    const database = await start(folder);
    const [row] = await query(database, `select current_setting('server_version_num')::int / 10000 as major,
      current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
      pg_encoding_to_char(encoding) as encoding, datctype, length('劳动模范') as letters
      from pg_database where datname = 'postgres'`);
    expect(row).toMatchObject({ major: 18, checksums: 'on', listens: '127.0.0.1', encoding: 'UTF8', letters: 4 });
    if (process.platform === 'linux') expect(row).toMatchObject({ datctype: 'C.UTF-8' });
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    const stranger = { url: () => database.url('postgres').replace(/:[^:@]+@/, ':guess@') };
    await expect(query(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('works in a path with spaces, Chinese letters, quotes and shell characters', async () => {
    const database = await start(join(await makeFolder(), `职工 之家's "$HOME" \`x\``, 'postgres'));
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('of two processes at once gives both the same server', async () => {
    const folder = await makeFolder();
    const [one, other] = await Promise.all([start(folder), start(folder)]);
    expect(other.port).toBe(one.port);
    expect(other.password).toBe(one.password);
  });

  test('is killed at any moment of making the cluster and the next one needs no cleaning', async () => {
    for (const delay of [60, 200, 350]) {
      const folder = await makeFolder();
      const killed = hold(folder);
      await sleep(delay);
      killed.kill('SIGKILL');
      await ended(killed);
      const database = await start(folder);
      expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    }
  });
});

describe('a later start', () => {
  test('finds what was written before', async () => {
    const folder = await makeFolder();
    const first = await start(folder);
    await query(first, `create table note (id int primary key, word text); insert into note values (1, '工会')`);
    await first.stop();
    await first.stop();
    await expect(query(first, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await findRunningPostgres(folder)).toBeUndefined();
    const second = await start(folder);
    expect(await query(second, 'select word from note')).toEqual([{ word: '工会' }]);
    expect(await findRunningPostgres(folder)).toMatchObject({ port: second.port, password: second.password });
  });

  test('adopts the server that a killed process left behind', async () => {
    const folder = await makeFolder();
    const killed = hold(folder);
    const address = await readAddress(killed);
    const pid = await readPid(address);
    killed.kill('SIGKILL');
    await ended(killed);
    const database = await start(folder);
    expect(await readPid(database)).toBe(pid);
    expect(database.port).toBe(address.port);
    await database.stop();
    expect(await isPostmasterOf(pid, database.dataDirectory)).toBe(false);
  });

  test('with other settings starts anew, but not while another process uses the server', async () => {
    const folder = await makeFolder();
    const other = hold(folder);
    const address = await readAddress(other);
    const pid = await readPid(address);
    const settings = { work_mem: '5MB' };
    const guest = await start(folder, { settings });
    expect(await readPid(guest)).toBe(pid);
    expect(guest.lines.join()).toContain('other settings');
    await guest.stop();
    expect(await isPostmasterOf(pid, address.dataDirectory)).toBe(true);

    other.kill('SIGKILL');
    await ended(other);
    const owner = await start(folder, { settings });
    expect(await readPid(owner)).not.toBe(pid);
    expect(await query(owner, 'show work_mem')).toEqual([{ work_mem: '5MB' }]);
  });

  test('is stopped by whoever keeps it once a guest has left, however long the guest lives on', async () => {
    const folder = await makeFolder();
    const owner = await start(folder);
    const pid = await readPid(owner);
    const guest = await start(folder);
    await guest.leave();
    expect(await isPostmasterOf(pid, owner.dataDirectory)).toBe(true);
    await owner.stop();
    expect(await isPostmasterOf(pid, owner.dataDirectory)).toBe(false);
  });

  test('is not held up by a lock file whose number now belongs to another process', async () => {
    const folder = await makeFolder();
    const first = await start(folder);
    const lock = ['', first.dataDirectory, '1', '5432', '', '127.0.0.1', '', 'ready', ''].join('\n');
    await first.stop();
    const account = await findAccount(first.dataDirectory);
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', ...(account && { uid: account.uid, gid: account.gid }) });
    onTestFinished(() => { bystander.kill('SIGKILL'); });
    const plantLock = () => writeFile(join(first.dataDirectory, 'postmaster.pid'), `${bystander.pid}${lock}`);

    await plantLock();
    const order = await toOrder(folder, first.dataDirectory);
    expect(await reportOf(order, 0)).toMatch(/lock file .* already exists/);

    await plantLock();
    const second = await start(folder);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  test('is refused when the password file is gone, or is not this database\'s', async () => {
    const folder = await makeFolder();
    const first = await start(folder);
    await first.stop();
    await writeFile(join(folder, 'password'), 'another\n');
    await expect(start(folder)).rejects.toMatchObject({ code: 'db/embedded-password-wrong' });
    await writeFile(join(folder, 'password'), `${first.password}\n`);
    await start(folder);
  });
});

describe('while it runs', () => {
  test('a killed database comes back on the same port with every acknowledged row', async () => {
    const database = await start(await makeFolder(), { durability: 'full' });
    await query(database, 'create table note (id int primary key); insert into note select generate_series(1, 100)');
    const pid = await readPid(database);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => query(database, 'select count(*)::int as rows from note').catch(String), { timeout: 20_000 })
      .toEqual([{ rows: 100 }]);
    expect(await readPid(database)).not.toBe(pid);
    expect(database.lines.join()).toContain('ended unexpectedly');
  });

  test('a database that is killed again while it comes back, comes back', async () => {
    const database = await start(await makeFolder(), { durability: 'full' });
    const pid = await readPid(database);
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await findPostmaster(database.dataDirectory)) ?? pid, { interval: 5 }).not.toBe(pid);
    process.kill(await readPid(database), 'SIGKILL');
    await expect.poll(() => query(database, 'select 1 as one').catch(String), { timeout: 20_000 }).toEqual([{ one: 1 }]);
    // It is watched as before: a third death is nothing new.
    process.kill(await readPid(database), 'SIGKILL');
    await expect.poll(() => query(database, 'select 2 as two').catch(String), { timeout: 20_000 }).toEqual([{ two: 2 }]);
  });

  test('only the last of its users stops it, and then it stays stopped', async () => {
    const folder = await makeFolder();
    const first = await start(folder);
    const second = await start(folder);
    await first.stop();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    const third = await start(folder);
    process.kill(await readPid(third), 'SIGINT');
    await expect.poll(() => findRunningPostgres(folder), { timeout: 10_000 }).toBeUndefined();
    await sleep(2500);
    expect(await findRunningPostgres(folder)).toBeUndefined();
    expect([second.lines, third.lines]).toEqual([[], []]);
  });

  test('a process that forgot to stop it can end', async () => {
    const folder = await makeFolder();
    const forgetful = hold(folder, { order: 'forget' });
    const address = await readAddress(forgetful);
    await ended(forgetful);
    expect(forgetful.exitCode).toBe(0);
    expect((await start(folder)).port).toBe(address.port);
  });
});

test('a taken port is a passing trouble, a damaged cluster is not', async () => {
  const folder = await makeFolder();
  const database = await start(folder);
  await database.stop();
  const order = await toOrder(folder, database.dataDirectory);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => { taken.close(); });
  const address = taken.address();
  expect(isPassing(await reportOf(order, typeof address === 'object' && address ? address.port : 0))).toBe(true);

  await writeFile(join(database.dataDirectory, 'PG_VERSION'), '17\n');
  await expect(start(folder)).rejects.toMatchObject({ code: 'db/embedded-start-failed' });
});

test('a file where the folder should be is a clear refusal', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'postgres'), '');
  await expect(start(join(folder, 'postgres'))).rejects.toMatchObject({ code: 'db/embedded-folder' });
  await mkdir(join(folder, 'other'));
  await start(join(folder, 'other'));
});

async function toOrder(directory: string, dataDirectory: string): Promise<LaunchOrder> {
  const account = await findAccount(dataDirectory);
  return { directory, dataDirectory, account, binaries: await ensureBinaries(account), settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '' }, mark: 'test' };
}

/** What PostgreSQL says when it is launched without our care; port 0 lets it fail on something else. */
async function reportOf(order: LaunchOrder, port: number): Promise<string> {
  const launched = await launchPostmaster(order, port || 5432);
  await expect.poll(() => launched.readReport(), { timeout: 10_000 }).toMatch(/FATAL|shut down/);
  return await launched.readReport();
}
