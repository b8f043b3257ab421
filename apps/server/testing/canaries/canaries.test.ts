import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { demoUnionId } from '../../demo/load-demo-unions.ts';
import { openOwnDatabase } from '../faults/kill-database.ts';
import { ask, freshId, post, posterCode, signInAs, type Headers } from '../fuzz/demo-callers.ts';
import { rollDice } from '../fuzz/dice.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { searchFor, type Finding, type WordSearch } from './find-words.ts';
import { makeCanaries, photoWith, plant, TOLD, type Canaries, type PlantedCase } from './plant-canaries.ts';

const CASES = 100 * scale;
const AT_ONCE = 4;
/** Of an officer, whose name is public: plain in the tables by design, and therefore found. */
const PUBLIC_NAME = '钟离丝雀公示姓名';

let folder: string;
let server: RunningServer;
let isStopped = false;
beforeAll(async () => {
  folder = await makeTestFolder('zhijia-canaries-');
  server = await startServer(folder);
}, 120_000);
afterAll(async () => {
  if (!isStopped) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function plantAll(): Promise<PlantedCase[]> {
  const dice = rollDice(seed);
  const waiting = Array.from({ length: CASES }, (_, index) => makeCanaries(dice, index));
  const planted: PlantedCase[] = [];
  const code = posterCode(server);
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) planted.push(await plant(server.url, code, next));
  }));
  return planted;
}

/** Everything that officers are shown beside the case itself: figures, lists, notices; and each case, without what was told. */
async function shownTo(headers: Headers, planted: readonly PlantedCase[]): Promise<{ beside: string; cases: string }> {
  const days = { from: '2026-01-01', to: '2026-12-31' };
  const beside = [
    await ask(server.url, appeals.readFigures.path, { unionId: demoUnionId('hengkou-01'), ...days }, headers),
    await ask(server.url, '/notices/list-mine', {}, headers), await ask(server.url, '/accounts/read-me', {}, headers),
    await ask(server.url, appeals.listCodes.path, {}, headers),
  ];
  const cases = [await ask(server.url, appeals.listAppeals.path, { view: 'all' }, headers)];
  for (const { appealId } of planted) cases.push(await ask(server.url, appeals.readAppeal.path, { appealId }, headers));
  return { beside: JSON.stringify(beside), cases: JSON.stringify(cases) };
}

/** Every row of every table of the platform as text, as pg_dump would write them out. */
async function dump(): Promise<string> {
  const database = await openOwnDatabase(folder);
  const tables = await database.sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
  const rows: string[] = [];
  for (const { name } of tables) for (const row of await database.sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`)) rows.push(row.row);
  // What lies in memory only would be missed by the search of the files.
  await database.sql`checkpoint`;
  await database.close();
  return rows.join('\n');
}

async function searchFolder(search: WordSearch, path: string): Promise<{ findings: Finding[]; bytes: number }> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const [findings, sizes] = [[] as Finding[], [] as number[]];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    sizes.push(bytes.length);
    findings.push(...search(bytes, file.slice(path.length)));
  }
  return { findings, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

const wordsOf = (planted: readonly PlantedCase[], isWanted: (kind: keyof Canaries) => boolean): string[] =>
  // -- the keys of the record are the kinds
  planted.flatMap(({ canaries }) => (Object.keys(canaries) as (keyof Canaries)[]).filter(isWanted).map((kind) => canaries[kind]));

describe('AP-1 R22 what an anonymous worker lets slip', { timeout: 600_000 * scale }, () => {
  test(`${CASES} cases with eleven planted words each: none is in a dump, a file, the write-ahead log, a log, a figure or a notice`, async () => {
    const planted = await plantAll();
    const [all, untold] = [wordsOf(planted, () => true), wordsOf(planted, (kind) => !TOLD.includes(kind))];
    expect(new Set(all).size).toBeGreaterThanOrEqual(1000 * scale);
    const [everything, untoldOnly] = [searchFor([...all, PUBLIC_NAME]), searchFor(untold)];
    const people = await Promise.all((['contact', 'chair', 'upper'] as const).map((who) => signInAs(server, who)));
    const appointed = await post(server.url, '/orgs/appoint-officer', {
      unionId: demoUnionId('hengkou'), personId: freshId(), name: PUBLIC_NAME, role: 'contact-person',
    }, people[1]);
    expect(appointed.status, JSON.stringify(appointed.body)).toBe(200);

    const findings: Finding[] = [];
    await sleep(1500);
    for (const headers of people) {
      const shown = await shownTo(headers, planted.slice(0, 20));
      findings.push(...everything(Buffer.from(shown.beside), 'figures and notices'), ...untoldOnly(Buffer.from(shown.cases), 'lists and cases'));
    }
    for (const { appealId, photoId, receipt } of planted.slice(0, 20)) {
      const input = encodeURIComponent(JSON.stringify({ appealId, photoId, isSmall: false }));
      const photo = await fetch(`${server.url}/api${appeals.readOwnPhoto.path}?input=${input}`, { headers: receipt });
      expect(photo.status).toBe(200);
      findings.push(...everything(new Uint8Array(await photo.arrayBuffer()), 'photo'));
    }
    const text = await dump();
    const database = await openOwnDatabase(folder);
    const { dataDirectory } = database;
    await database.close();
    await server.stop();
    isStopped = true;
    findings.push(...everything(Buffer.from(text), 'dump'), ...everything(Buffer.from(server.said()), 'log of the server'));
    const places = dataDirectory.startsWith(folder) ? [folder] : [folder, dataDirectory];
    const searched = await Promise.all(places.map((place) => searchFolder(everything, place)));
    findings.push(...searched.flatMap((one) => one.findings));

    const line = `SEED=${seed}; ${all.length} words, ${Math.round(searched.reduce((sum, one) => sum + one.bytes, 0) / 1e6)} MB of files, ${text.length} characters of rows`;
    process.stdout.write(`${line}\n`);
    expect(findings.filter((one) => one.word !== PUBLIC_NAME), line).toEqual([]);
    // Control: the name that is plain by design is found where it lies, so the search does see.
    const open = new Set(findings.map((one) => (one.place.includes('pg_wal') ? 'wal' : one.place.includes('base/') ? 'tables' : one.place)));
    expect([...open]).toEqual(expect.arrayContaining(['dump', 'tables', 'wal']));
  });

  test('control: the words are in what the phone sends', async () => {
    const canaries = makeCanaries(rollDice(seed), 0);
    const search = searchFor([canaries.exifArtist, canaries.exifText]);
    expect(new Set(search(await photoWith(canaries), 'upload').map((one) => one.word)).size).toBe(2);
  });
});
