import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeyringMissing } from '#platform/crypto/keyring.ts';
import { record } from '#platform/journal/journal.ts';
import { makeOfflineKey } from '#platform/keeping/offline-key.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { asSystem } from '../as-system.ts';
import { backup } from '../commands/backup.ts';
import { drill } from '../commands/drill.ts';
import { readMoment, restoreInto } from '../commands/restore.ts';
import { readSettings, type Settings } from '../settings.ts';
import { withHouse } from '../with-house.ts';

const PHONE = '+8613955557777';
const NAME = '备份里的名字';
let folder: string;
let settings: Settings;
let identityFile: string;
let to: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhijia-kept-'));
  await chmod(folder, 0o711);
  settings = readSettings({ ZHIJIA_DATA: join(folder, 'data') });
  [identityFile, to] = [join(folder, 'offline.txt'), join(folder, 'backup')];
  const key = await makeOfflineKey();
  await writeFile(identityFile, `# a comment\n${key.identity}\n`);
  await withHouse(settings, (open) => asSystem(open, 'setup', (ctx) => record(ctx, [
    personEntered({ personId: newId<'person'>(ctx), name: NAME, phone: PHONE, unionId: null }),
  ])));
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
    await rm(into, { recursive: true });
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

  test('a moment says its offset from UTC', () => {
    expect(readMoment('2026-03-09T18:00:00+08:00').toISOString()).toBe('2026-03-09T10:00:00.000Z');
    for (const vague of ['2026-03-09T18:00:00', '2026-03-09', 'gestern', '2026-13-09T18:00Z']) expect(() => readMoment(vague)).toThrow();
  });
});
