import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { openJourney, visit, type Journey } from '#apps/server/testing/browser-journey.ts';
import { verdictsOf } from '#capabilities/checkin/test/random-arrivals.ts';
import { seed } from '#platform/testkit/laws/random-runs.ts';

const CASES = 100_000;
type Verdicts = ReturnType<typeof verdictsOf>;

let journey: Journey;
let folder: string;
let bundle: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhijia-verdicts-'));
  await build({
    configFile: false, envFile: false, logLevel: 'silent', publicDir: false, root: folder, cacheDir: join(folder, 'cache'),
    build: {
      // As the phone's and the door's screens are built.
      target: ['es2020', 'chrome80', 'safari13'], outDir: folder, emptyOutDir: false, minify: true,
      lib: { entry: join(import.meta.dirname, '../../capabilities/checkin/test/random-arrivals.ts'), formats: ['iife'], name: 'verdicts', fileName: () => 'verdicts.js' },
    },
  });
  bundle = await readFile(join(folder, 'verdicts.js'), 'utf8');
  journey = await openJourney();
});
afterAll(async () => {
  await journey.close();
  await rm(folder, { recursive: true, force: true });
});

async function inBrowser(path: string, code: string): Promise<Verdicts> {
  const page = await journey.browser.newPage('phone');
  await visit(page, `${journey.server.url}${path}`);
  return page.evaluate<Verdicts>(`(() => { ${code}; return verdicts.verdictsOf(${seed}, ${CASES}); })()`);
}

test(`server, phone and door say the same of ${CASES} random arrivals and audiences (seed ${seed})`, async () => {
  const onServer = verdictsOf(seed, CASES);
  expect(Object.keys(onServer.kinds).sort()).toEqual(['admit', 'cancelled', 'clock', 'in-already', 'not-on-list', 'other-session', 'over', 'too-early', 'walk-in']);
  expect(Math.min(...Object.values(onServer.kinds))).toBeGreaterThan(200);
  expect(await inBrowser('/', bundle)).toEqual(onServer);
  expect(await inBrowser('/gate/', bundle)).toEqual(onServer);
});

test('control: a rule that differs in one word is noticed', async () => {
  const changed = bundle.replace('takesWalkIns?', '!0?');
  expect(changed).not.toBe(bundle);
  expect((await inBrowser('/gate/', changed)).digest).not.toBe(verdictsOf(seed, CASES).digest);
});
