import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { manifests } from '#apps/server/manifests.ts';
import { plainPages } from './pages.ts';

const folder = new URL('../../docs/generated/', import.meta.url);

let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

test('docs/generated is what the house generates (`npm run gen` writes it anew)', async () => {
  const pages = await plainPages(manifests, world.ownerDb.pool);
  for (const [name, text] of pages) expect(await readFile(new URL(name, folder), 'utf8'), name).toBe(text);
  // The matrix has its own test, which asks everybody everything first.
  expect((await readdir(folder)).sort()).toEqual([...pages.keys(), 'access-matrix.md'].sort());
});

test('a page is the same however often it is made', async () => {
  expect(await plainPages([...manifests].reverse(), world.ownerDb.pool)).toEqual(await plainPages(manifests, world.ownerDb.pool));
});
