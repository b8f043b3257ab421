import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { appUrl, findAppRole } from '#platform/db/app-role.ts';
import { findCatalogueFaults } from '#platform/db/catalogue.ts';
import { openDatabase, SCHEMA } from '#platform/db/database.ts';
import { withScratchDatabase } from '#platform/db/scratch-database.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { migrationSets } from '#platform/registry/module.ts';
import { withDatabase } from '#platform/testkit/test-cluster.ts';
import { listPaths } from './gates/list-files.ts';
import { gates } from './gates/run-gates.ts';
import { spell } from './new-module/module-name.ts';
import { wiredPaths } from './new-module/wiring.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const MODULE = 'modules/sample-service';
const MINUTES = 60_000;
/** Fewer histories than the house's 500: that the new steps play and replay is seen after some. */
const fewerHistories = (text: string) => text.replace('const HISTORIES = 500 * scale;', 'const HISTORIES = 24;').replace('const RARE_ROUNDS = 12;', 'const RARE_ROUNDS = 0;');

let copy: string;
let databaseUrl: string;
beforeAll(async () => {
  // The template itself must stay without visitors, or nobody could copy it.
  databaseUrl = withDatabase(inject('cluster').ownerUrl, 'postgres');
  copy = await mkdtemp(join(tmpdir(), 'zhijia 新模块-'));
  for (const path of listPaths(root)) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await copyFile(join(root, path), join(copy, path));
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  expect(await run('tools/new-module.ts', 'sample-service', '示例事项')).toMatchObject({ code: 0 });
}, 2 * MINUTES);
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Runs a program of the copy with this Node, its tests on the database that runs already. */
function run(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const ours = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_OPTIONS$)/.test(name));
  const env = { ...Object.fromEntries(ours), ZHIJIA_TEST_DATABASE_URL: databaseUrl, ZHIJIA_TEST_SCALE: '1', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: copy, env, maxBuffer: 64 * 1024 * 1024, timeout: 4 * MINUTES }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}\n${stderr}` });
    });
  });
}

/** Changes a file of the copy for as long as `work` takes. */
async function changed<T>(path: string, edit: (text: string) => string, work: () => Promise<T>): Promise<T> {
  const text = await readFile(join(copy, path), 'utf8');
  const edited = edit(text);
  if (edited === text) throw new Error(`nothing to change in ${path}`);
  await writeFile(join(copy, path), edited);
  try {
    return await work();
  } finally {
    await writeFile(join(copy, path), text);
  }
}

describe('the new service passes', () => {
  test('type checker, linter and every gate', async () => {
    const { output } = await run('tools/check.ts');
    const lines = output.split('\n');
    for (const gate of ['type-checker', 'linter', ...Object.keys(gates)]) {
      expect(lines.some((line) => /^(?:passed|FAILED) /.test(line) && line.includes(` ${gate}: `)), gate).toBe(true);
    }
    const touched = [MODULE, 'sample-service', ...wiredPaths(spell('sample-service', '示例事项'))];
    expect(lines.filter((line) => /:\d+ /.test(line) && touched.some((path) => line.includes(path)))).toEqual([]);
  }, 3 * MINUTES);

  test('its own tests, the access matrix and the replay law', async () => {
    const report = join(copy, 'report.json');
    const files = [MODULE, 'apps/server/testing/access-matrix.test.ts', 'apps/server/testing/replay-law.test.ts'];
    // Of the house's tests those that concern the new service; of its own tests, all.
    const names = 'sample-service|every endpoint of the house|an empty database|every module that has|an entry|a refusal|answering|pages|the journal alone';
    const vitest = [
      'node_modules/vitest/vitest.mjs', 'run', '--project=unit', '--configLoader=native', '--reporter=json', `--outputFile=${report}`, '-t', names,
    ];
    const { code, output } = await changed('apps/server/testing/replay-law.test.ts', fewerHistories,
      () => run(...vitest, ...files));
    expect(code, output).toBe(0);
    const passed = passedTests(await readFile(report, 'utf8'));
    expect(passed.skipped.filter((name) => name.includes(MODULE))).toEqual([]);
    for (const [part, least] of [[`${MODULE}/rules/`, 2], [`${MODULE}/test/`, 8], ['access-matrix', 20], ['replay-law', 2]] as const) {
      expect(passed.names.filter((name) => name.includes(part)).length, part).toBeGreaterThanOrEqual(least);
    }
  }, 4 * MINUTES);

  test('npm run gen, which tells of it', async () => {
    // What the access matrix says of it has been asked above, line by line.
    expect(await run('tools/generate.ts', 'endpoints.md', 'tables.md')).toMatchObject({ code: 0 });
    expect(await readFile(join(copy, 'docs/generated/endpoints.md'), 'utf8')).toContain('/api/sample-service/answer-entry');
    expect(await readFile(join(copy, 'docs/generated/tables.md'), 'utf8')).toContain('sample_service');
  }, 2 * MINUTES);

  test('the check of the database at the start', async () => {
    expect(await catalogueFaults()).toEqual([]);
  }, MINUTES);
});

type Report = { testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[] };

function passedTests(text: string): { names: string[]; skipped: string[] } {
  // -- Vitest's own report; a shape that changed would leave the lists empty and fail the test
  const { testResults } = JSON.parse(text) as Report;
  const all = testResults.flatMap(({ name, assertionResults }) => assertionResults.map((one) => ({ name: `${name} ${one.fullName}`, status: one.status })));
  const withStatus = (isWanted: boolean) => all.filter((one) => (one.status === 'passed') === isWanted).map((one) => one.name);
  return { names: withStatus(true), skipped: withStatus(false) };
}

/** What the server would refuse to start on, in a database migrated with the new service. */
async function catalogueFaults(): Promise<{ object: string; fault: string }[]> {
  const directory = pathToFileURL(`${join(copy, MODULE, 'store/migrations')}/`);
  const sets = [...migrationSets(manifests), { room: 'sample-service', directory }];
  const newName = () => Buffer.from(systemRandom.bytes(24)).toString('hex');
  return withScratchDatabase(databaseUrl, { sets, newName }, async (url) => {
    const owner = postgres(url, { max: 1, connection: { search_path: SCHEMA } });
    const role = await findAppRole(owner);
    await owner.end();
    if (role === undefined) throw new Error('no server role');
    const db = openDatabase(appUrl(url, role), { connections: 1 });
    try {
      return (await db.transact({}, findCatalogueFaults)).map(({ object, fault }) => ({ object, fault }));
    } finally {
      await db.close();
    }
  });
}

describe('control: it does not pass', () => {
  test('without the access of an endpoint', async () => {
    // Only the contract and what it imports: the whole house was looked at above.
    await writeFile(join(copy, 'tsconfig.control.json'), JSON.stringify({ extends: './tsconfig.json', include: [], files: [`${MODULE}/contract.ts`] }));
    const checkTypes = () => run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.control.json', '--pretty', 'false');
    expect(await checkTypes()).toMatchObject({ code: 0 });
    const { output } = await changed(`${MODULE}/contract.ts`,
      (text) => text.replace(" access: may('sample-service.entry.answer').on(entryResource, 'entryId'),", ''), checkTypes);
    expect(output).toMatch(/modules\/sample-service\/contract\.ts\(\d+,\d+\): error .*Property 'access' is missing/s);
  }, 2 * MINUTES);

  test.each([
    ['its policies', /create policy [^;]*;/g, 'it has no policy'],
    ['the walls for the owner too', /alter table \w+ force row level security;/, 'row level security is not forced'],
    ['walls at all', /alter table \w+ enable row level security;/, 'row level security is off'],
  ])('without %s', async (_, statement, fault) => {
    const faults = await changed(`${MODULE}/store/migrations/0001_entry.sql`, (text) => text.replaceAll(new RegExp(statement, 'g'), ''), catalogueFaults);
    expect(faults).toEqual([{ object: 'sample_service_entry', fault }]);
  }, MINUTES);
});

describe('the generator refuses, and writes nothing', () => {
  test.each([
    [['sample-service', '示例事项'], 'is taken'], [['orgs', '组织'], 'is taken'], [['Sample', '示例'], 'kebab-case'],
    [['../outside', '外面'], 'kebab-case'], [['user-info', '信息'], 'says nothing'], [['sample-two'], 'Usage'],
  ])('%j', async (args, sentence) => {
    const before = listPaths(copy);
    const { code, output } = await run('tools/new-module.ts', ...args);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(listPaths(copy)).toEqual(before);
  }, MINUTES);

  test('when a list of the house has changed its shape, with the line to add by hand', async () => {
    const before = listPaths(copy);
    const { code, output } = await changed('apps/server/manifests.ts', (text) => text.replace('const modules:', 'const others:'),
      () => run('tools/new-module.ts', 'sample-two', '示例二'));
    expect(code).toBe(1);
    expect(output).toContain('add by hand: sampleTwoModule');
    expect(listPaths(copy)).toEqual(before);
  }, MINUTES);
});
