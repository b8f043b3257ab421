import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { KeyringMissing } from '#platform/crypto/keyring.ts';
import { record } from '#platform/journal/journal.ts';
import { claimKey, keepAnswer, type AnswerKey, type KeptAnswer } from '#platform/http/store/answers.ts';
import { makeOfflineKey } from '#platform/keeping/offline-key.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { listIncarnations } from '#platform/audit/store/incarnations.ts';
import { createTestDatabase } from '#platform/testkit/test-cluster.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { asSystem } from '../as-system.ts';
import { audit } from '../commands/audit.ts';
import { witness } from '../commands/audit-witness.ts';
import { backup } from '../commands/backup.ts';
import { doctor } from '../commands/doctor.ts';
import { drill } from '../commands/drill.ts';
import { readMoment, restoreInto } from '../commands/restore.ts';
import { readSettings, type Settings } from '../settings.ts';
import { withHouse } from '../with-house.ts';

const PHONE = '+8613955557777';
const NAME = '备份里的名字';
const ANSWER: AnswerKey = { key: '0198a000-0000-7000-8000-000000000001', scope: 'test', bodyHash: Buffer.alloc(32, 7) };
const KEPT: KeptAnswer = { body: { done: true }, cookies: [] };
let folder: string;
let settings: Settings;
let identityFile: string;
let to: string;

beforeAll(async () => {
  folder = await makeTestFolder('zhijia-kept-');
  settings = readSettings({ ZHIJIA_DATA: join(folder, 'data') });
  [identityFile, to] = [join(folder, 'offline.txt'), join(folder, 'backup')];
  const key = await makeOfflineKey();
  await writeFile(identityFile, `# a comment\n${key.identity}\n`);
  await withHouse(settings, (open) => asSystem(open, 'setup', async (ctx) => {
    await record(ctx, [personEntered({ personId: newId<'person'>(ctx), name: NAME, phone: PHONE, unionId: null })]);
    await claimKey(ctx.tx, ANSWER, ctx.clock);
    keepAnswer(ctx.tx, ANSWER, KEPT, ctx.random);
  }));
  await backup(settings, ['--to', to, '--recipient', key.recipient]);
}, 240_000);
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** Every file below a folder that holds one of the words. */
async function filesWith(path: string, words: readonly Buffer[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (words.some((word) => bytes.includes(word))) found.push(entry.name);
  }
  return found;
}

describe('a backup of the whole house', () => {
  test('BK-6 holds no key: neither the sealed files nor what is restored from them opens a sealed value', async () => {
    const keyring: unknown = JSON.parse(await readFile(join(folder, 'data', 'keys', 'platform.json'), 'utf8'));
    const secrets = Object.entries(keyring ?? {}).filter(([name]) => ['wrapping', 'index', 'signing'].includes(name)).map(([, value]) => String(value));
    expect(secrets).toHaveLength(3);
    const words = [PHONE, PHONE.slice(3), ...secrets].flatMap((word) => [Buffer.from(word), Buffer.from(word, 'base64')].filter((bytes) => bytes.length > 8));
    const into = join(folder, 'bare');
    const restored = await restoreInto({ from: to, identityFile, until: undefined, into, keysFile: undefined });
    expect(restored.trust).toBe('unchecked');
    expect(await filesWith(into, words)).toEqual([]);
    expect(await filesWith(to, [...words, Buffer.from(NAME)])).toEqual([]);
    // Control: the search finds what stands in the clear, and the running house still opens what it sealed.
    expect((await filesWith(into, [Buffer.from(NAME)])).length).toBeGreaterThan(0);
    await expect(withHouse({ ...settings, dataDirectory: into }, async () => {})).rejects.toBeInstanceOf(KeyringMissing);
  }, 240_000);

  test('what is brought back is a run of its own: doctor and tree say so, and a command whose answer came back is not done twice', async () => {
    const into = join(folder, 'bare');
    await mkdir(join(into, 'keys'), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, 'data', 'keys', 'platform.json'), join(into, 'keys', 'platform.json'));
    const restored = { ...settings, dataDirectory: into };
    const newer = join(folder, 'newer.txt');
    await withHouse(settings, (open) => asSystem(open, 'setup', (ctx) => record(ctx, [
      personEntered({ personId: newId<'person'>(ctx), name: '备份之后的人', unionId: null }),
    ])));
    await audit(settings, ['checkpoint', '--to', newer]);
    const words: string[] = [];
    const heard = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { words.push(String(text)); return true; });
    const exit = process.exitCode;
    try {
      await doctor(restored);
      await audit(restored, ['verify', '--against', newer]);
      expect(process.exitCode).toBe(1);
      await audit(settings, ['verify', '--against', newer]);
    } finally {
      heard.mockRestore();
      process.exitCode = exit;
    }
    const said = words.join('');
    expect(said).toMatch(/restored from a backup: |本库由备份恢复：/);
    expect(said).toMatch(/was restored at .* from the backup |从备份 .* 恢复，只与当时/);
    expect(said).toMatch(/is the beginning of this tree|审计树的开头部分/);
    await withHouse(restored, async (open) => {
      expect(await asSystem(open, 'tail', ({ tx }) => listIncarnations(tx))).toHaveLength(1);
      expect(await asSystem(open, 'setup', ({ tx }) => claimKey(tx, ANSWER, open.house.clock))).toEqual({ kind: 'repeat', answer: KEPT });
    });
    await rm(into, { recursive: true });
  }, 240_000);

  test('another union co-signs the tree from a file, remembers it, and verify looks for its line', async () => {
    const at = (name: string) => join(folder, name);
    const outside = { dataDirectory: at('witness') };
    const exit = process.exitCode;
    const words: string[] = [];
    const heard = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { words.push(String(text)); return true; });
    const told = async (work: () => Promise<void>): Promise<{ said: string; failed: boolean }> => {
      words.length = 0;
      process.exitCode = 0;
      await work();
      return { said: words.join(''), failed: process.exitCode !== 0 };
    };
    const order = { request: at('first.txt'), to: at('seen-1.txt'), trust: undefined, isAnew: false };
    try {
      const [log, key] = [(await told(() => audit(settings, ['key']))).said.trim(), (await told(() => audit({ ...settings, ...outside }, ['witness']))).said.trim()];
      await audit(settings, ['request', '--to', order.request]);
      expect(await told(() => witness(outside, order))).toMatchObject({ failed: true });
      expect(await told(() => witness(outside, { ...order, trust: log }))).toMatchObject({ failed: false });
      await withHouse(settings, (open) => asSystem(open, 'setup', (ctx) => record(ctx, [
        personEntered({ personId: newId<'person'>(ctx), name: '见证之后的人', unionId: null }),
      ])));
      await audit(settings, ['request', '--to', at('astray.txt')]);
      expect(await told(() => witness(outside, { ...order, request: at('astray.txt'), to: at('never.txt') }))).toMatchObject({ failed: true });
      await audit(settings, ['request', '--to', at('second.txt'), '--since', order.to]);
      expect(await told(() => witness(outside, { ...order, request: at('second.txt'), to: at('seen-2.txt') }))).toMatchObject({ failed: false });
      // The first file again: fewer entries than this witness has seen.
      expect(await told(() => witness(outside, { ...order, to: at('never.txt') }))).toMatchObject({ failed: true });
      expect(await told(() => audit(settings, ['verify', '--against', at('seen-2.txt'), '--witness', key]))).toMatchObject({ failed: false });
      // Control: a checkpoint without that line.
      expect(await told(() => audit(settings, ['verify', '--against', at('newer.txt'), '--witness', key]))).toMatchObject({ failed: true });
      expect(await readdir(folder)).not.toContain('never.txt');
    } finally {
      heard.mockRestore();
      process.exitCode = exit;
    }
  }, 240_000);

  test('BK-7 the drill brings it back, proves it and leaves nothing behind', async () => {
    const drills = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('zhijia-drill-')).sort();
    const before = await drills();
    const exit = process.exitCode;
    await drill(settings, ['--identity', identityFile]);
    expect(process.exitCode).toBe(exit);
    const kept: unknown = JSON.parse(await readFile(join(folder, 'data', 'keeping', 'drill.json'), 'utf8'));
    expect(kept).toMatchObject({ isProven: true });
    expect((await drills()).filter((name) => !before.includes(name))).toEqual([]);
  }, 240_000);

  test('a PostgreSQL of one\'s own is copied whole with the server stopped, and the drill proves it', async () => {
    const database = await createTestDatabase(inject('cluster'));
    try {
      const own = readSettings({ ZHIJIA_DATA: join(folder, 'own'), DATABASE_URL: database.ownerUrl });
      const key = await makeOfflineKey();
      await writeFile(join(folder, 'own.txt'), `${key.identity}\n`);
      await withHouse(own, (open) => asSystem(open, 'setup', (ctx) => record(ctx, [
        personEntered({ personId: newId<'person'>(ctx), name: NAME, phone: PHONE, unionId: null }),
      ])));
      // The archive of the embedded database lies there: the two are kept apart.
      await expect(backup(own, ['--to', to, '--recipient', key.recipient])).rejects.toMatchObject({ code: 'keeping/foreign-archive' });
      await backup(own, ['--to', join(folder, 'own-backup'), '--recipient', key.recipient]);
      const exit = process.exitCode;
      await drill(own, ['--identity', join(folder, 'own.txt')]);
      expect(process.exitCode).toBe(exit);
      const kept: unknown = JSON.parse(await readFile(join(folder, 'own', 'keeping', 'drill.json'), 'utf8'));
      expect(kept).toMatchObject({ isProven: true });
      expect((await readdir(tmpdir())).filter((name) => name.startsWith('zhijia-copy-'))).toEqual([]);
    } finally {
      await database.drop();
    }
  }, 240_000);

  test('a moment says its offset from UTC', () => {
    expect(readMoment('2026-03-09T18:00:00+08:00').toISOString()).toBe('2026-03-09T10:00:00.000Z');
    for (const vague of ['2026-03-09T18:00:00', '2026-03-09', 'gestern', '2026-13-09T18:00Z']) expect(() => readMoment(vague)).toThrow();
  });
});
