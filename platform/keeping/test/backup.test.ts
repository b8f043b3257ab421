import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { settableClock, systemClock } from '#platform/kernel/clock.ts';
import { randomBelow, seededRandom, systemRandom } from '#platform/kernel/random.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { archiveWal, type ArchiveOrder } from '../archive-wal.ts';
import { ensureBackupFolder, readWalIndex, walFile, type BackupFolder } from '../backup-folder.ts';
import { takeWhole } from '../whole-backup.ts';
import { makeOfflineKey } from '../offline-key.ts';
import { restoreBackup, type RestoreOrder } from '../restore.ts';
import { openClusterSession, type ClusterSession } from '../store/cluster.ts';

const keyring = temporaryKeyring(seededRandom(1));
let root: string;
let server: EmbeddedPostgres;
let session: ClusterSession;
let sql: postgres.Sql;
let folder: BackupFolder;
let identity: string;
let order: ArchiveOrder;
/** Right after the row with this number was confirmed, by the database's clock. */
const moments: { readonly rows: number; readonly at: Date }[] = [];

async function write(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await sql`insert into kept (text) values ('工会经费')`;
  // A JavaScript date has milliseconds: the next whole one lies after what was confirmed, and is over before anything follows.
  const [row] = await sql<{ rows: number; at: Date }[]>`
    select count(*)::integer as rows, date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as at from kept`;
  await sql`select pg_sleep(0.002)`;
  if (row !== undefined) moments.push(row);
}

beforeAll(async () => {
  root = await makeTestFolder('zhijia-keeping-');
  server = await startEmbeddedPostgres({ directory: join(root, 'postgres'), durability: 'full', log: () => {} });
  // Rule 0: nothing below touches a server that is not the one just made here.
  sql = postgres(server.url('postgres'), { max: 2, onnotice: () => {} });
  const [where] = await sql<{ directory: string }[]>`select current_setting('data_directory') as directory`;
  if (where?.directory !== server.dataDirectory) throw new Error('another server answered');
  await sql`create table kept (id bigint generated always as identity primary key, text text not null)`;
  session = await openClusterSession(server.url('postgres'));
  const offline = await makeOfflineKey();
  identity = offline.identity;
  folder = await ensureBackupFolder(join(root, 'backup'));
  order = { folder, recipient: offline.recipient, keyring, clock: systemClock, isWhole: true };
  await write(40);
  await archiveWal(session, order);
  const isDone = { value: false };
  // Writers go on while the copy is taken.
  const writers = [1, 2].map(async () => { while (!isDone.value) await sql`insert into kept (text) values ('同时写入')`; });
  await takeWhole(session, { ...order, random: systemRandom, embeddedDirectory: join(root, 'postgres'), checkpoint: null });
  isDone.value = true;
  await Promise.all(writers);
  for (let round = 0; round < 3 + Math.min(20, scale); round += 1) {
    await write(25);
    await archiveWal(session, order);
  }
}, 240_000);
afterAll(async () => {
  await session.close();
  await sql.end();
  await server.stop();
  for (const path of [server.dataDirectory, root]) await rm(path, { recursive: true, force: true });
});

const wanted = (into: string, more: Partial<RestoreOrder> = {}): RestoreOrder =>
  ({ folder, identity, keyring, until: undefined, into: join(root, into), clock: systemClock, random: systemRandom, log: () => {}, ...more });

async function rowsIn(directory: string): Promise<number> {
  const restored = await startEmbeddedPostgres({ directory, durability: 'full', log: () => {} });
  const reader = postgres(restored.url('postgres'), { max: 1, onnotice: () => {} });
  const [row] = await reader<{ rows: number; directory: string }[]>`
    select count(*)::integer as rows, current_setting('data_directory') as directory from kept where text <> ''`;
  expect(row?.directory).not.toBe(server.dataDirectory);
  await reader.end();
  await restored.stop();
  await rm(directory, { recursive: true, force: true });
  return row?.rows ?? -1;
}

/** BK-1 asks for twenty moments; one in the everyday run, all with ZHIJIA_TEST_SCALE=20. More moments are written for them. */
const RESTORES = Math.min(20, scale);

describe('backup and restore', () => {
  test('BK-1 a random moment gives exactly what was confirmed by then; BK-4 although the copy was taken under load', async () => {
    const random = seededRandom(seed);
    const after = moments.slice(1, -1);
    for (let round = 0; round < RESTORES; round += 1) {
      const moment = after[randomBelow(random, after.length)] ?? { rows: 0, at: new Date(0) };
      const restored = await restoreBackup(wanted('then', { until: moment.at }));
      expect(restored.trust).toBe('signed');
      expect(await rowsIn(join(root, 'then')), `round ${round}: what was confirmed at ${moment.at.toISOString()}`).toBe(moment.rows);
    }
  }, 60_000 + RESTORES * 20_000);

  test('without a moment it is everything that was archived; BK-3 what the archive could not take is kept and comes later', async () => {
    // The target is away: archiving fails, nothing is forgotten, the next round has it.
    await write(10);
    const away: ArchiveOrder = { ...order, folder: { path: join(root, 'not-there') } };
    await expect(archiveWal(session, away)).rejects.toThrow();
    await write(10);
    expect(await archiveWal(session, order)).toBeGreaterThan(0);
    await restoreBackup(wanted('all'));
    expect(await rowsIn(join(root, 'all'))).toBe(moments.at(-1)?.rows);
  });

  test('a moment after the archive\'s end is refused, and leaves nothing behind', async () => {
    const [last] = (await readWalIndex(folder, keyring)).records.slice(-1);
    await expect(restoreBackup(wanted('late', { until: new Date(new Date(last?.completeTo ?? 0).getTime() + 60_000) })))
      .rejects.toMatchObject({ code: 'keeping/until-too-late' });
    expect((await readdir(root)).filter((name) => name.startsWith('late'))).toEqual([]);
  });

  test('BK-2 a changed, cut, missing or exchanged file is refused before the database sees it', async () => {
    const { records } = await readWalIndex(folder, keyring);
    const random = seededRandom(seed);
    const [some, other] = [records.at(-1)?.segment ?? '', records.at(-2)?.segment ?? ''];
    const [base = ''] = (await readdir(join(folder.path, 'base'))).filter((name) => name.endsWith('.age'));
    const flip = async (file: string) => {
      const bytes = await readFile(file);
      const at = randomBelow(random, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << randomBelow(random, 8));
      await writeFile(file, bytes);
    };
    const damages: Readonly<Record<string, (copy: BackupFolder) => Promise<unknown>>> = {
      flippedBase: (copy) => flip(join(copy.path, 'base', base)),
      flippedWal: (copy) => flip(walFile(copy, some)),
      cutWal: (copy) => truncate(walFile(copy, some), 100),
      missingWal: (copy) => rm(walFile(copy, some)),
      exchangedWal: async (copy) => {
        const held = await readFile(walFile(copy, some));
        await cp(walFile(copy, other), walFile(copy, some));
        await writeFile(walFile(copy, other), held);
      },
      lineLeftOut: async (copy) => {
        const index = join(copy.path, 'wal', 'index.jsonl');
        const lines = (await readFile(index, 'utf8')).split('\n');
        await writeFile(index, lines.toSpliced(-3, 1).join('\n'));
      },
      changedRecord: async (copy) => {
        const file = join(copy.path, 'base', base.replace('.tar.gz.age', '.json'));
        await writeFile(file, (await readFile(file, 'utf8')).replace('lastSegment', 'lastSegmenT'));
      },
    };
    for (const [name, damage] of Object.entries(damages)) {
      const copy: BackupFolder = { path: join(root, `damaged-${name}`) };
      await cp(folder.path, copy.path, { recursive: true });
      await damage(copy);
      await expect(restoreBackup(wanted('never', { folder: copy })), name).rejects.toMatchObject({ code: /^keeping\/backup-(broken|file-missing)$/ });
      await rm(copy.path, { recursive: true });
    }
    expect((await readdir(root)).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  test('somebody else\'s key opens nothing, a stranger\'s signature is refused, and a full folder is not written over', async () => {
    await expect(restoreBackup(wanted('foreign', { identity: (await makeOfflineKey()).identity }))).rejects.toMatchObject({ code: 'keeping/backup-broken' });
    await expect(restoreBackup(wanted('forged', { keyring: temporaryKeyring(seededRandom(2)) }))).rejects.toMatchObject({ code: 'keeping/backup-broken' });
    await expect(restoreBackup(wanted('postgres'))).rejects.toMatchObject({ code: 'keeping/restore-not-empty' });
    await expect(restoreBackup(wanted('early', { until: settableClock(new Date(0)).now() }))).rejects.toMatchObject({ code: 'keeping/no-backup' });
  });
});
