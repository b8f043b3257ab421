import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { KeyringMissing, openKeyring } from './keyring.ts';
import { isSignedText, signText } from './signature.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), '钥匙 ')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

test('is made once, for its owner alone, and is the same ever after', async () => {
  const file = join(folder, 'keys', 'keyring.json');
  const made = await openKeyring(file, seededRandom(1), true);
  const again = await openKeyring(file, seededRandom(2), true);
  expect(again.id).toBe(made.id);
  expect(again.wrapping.equals(made.wrapping) && again.index.equals(made.index)).toBe(true);
  expect(isSignedText(again, 'a', 'b', signText(made, 'a', 'b'))).toBe(true);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
});

test('FE-9 is never made anew for a database that depends on an older one', async () => {
  await expect(openKeyring(join(folder, 'keyring.json'), seededRandom(1), false)).rejects.toBeInstanceOf(KeyringMissing);
});

test('a kill between writing and renaming leaves no half key: the next start makes a whole one', async () => {
  const file = join(folder, 'keyring.json');
  await writeFile(`${file}.new`, '{"version":1,"id":"ab');
  const made = await openKeyring(file, seededRandom(1), true);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ id: made.id });
});

test.each([
  ['half a file', '{"version":1,"id"'],
  ['a short key', JSON.stringify({ version: 1, id: 'x', wrapping: 'AAAA', index: 'AAAA', signing: Buffer.alloc(32).toString('base64') })],
])('%s stops the start instead of being replaced', async (_name, content) => {
  const file = join(folder, 'keyring.json');
  await writeFile(file, content);
  await expect(openKeyring(file, seededRandom(1), true)).rejects.toThrow();
  expect(await readFile(file, 'utf8')).toBe(content);
});
