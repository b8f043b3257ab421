import { rm } from 'node:fs/promises';
import { startServer } from '#apps/server/testing/running-server.ts';
import { launchBrowser, type TestBrowser } from '#platform/testkit/browser/launch-browser.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 5;
const LIMIT_MS = 1500;
/** Chromium's own "Slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWDOWN = 4;

/** From the scan (an empty cache) to the first words on the phone's form, and to the form itself, on a slow phone and line. */
export async function benchFirstContent(): Promise<BenchRow[]> {
  const data = await makeTestFolder('zhijia-bench-');
  const server = await startServer(data);
  const browser = await launchBrowser();
  const poster = server.links.find((link) => link.includes('/s/')) ?? '';
  const rounds: Shown[] = [];
  // The first page pays for the browser's own start.
  await openOnce(browser, poster);
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await openOnce(browser, poster));
  await browser.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
  const row = (figure: string, times: readonly number[], goal: string): BenchRow => ({
    bench: 'first-content', figure, measured: `${median(times).toFixed(0)} ms`, against: `${LIMIT_MS} ms`,
    ratio: (median(times) / LIMIT_MS).toFixed(2), goal,
  });
  return [
    row('phone form after a scan, first words (slow 4G, CPU ×4, empty cache)', rounds.map((one) => one.firstWords), `≤ ${LIMIT_MS} ms`),
    row('phone form after a scan, the form can be written in', rounds.map((one) => one.form), ''),
  ];
}

type Shown = { readonly firstWords: number; readonly form: number };

async function openOnce(browser: TestBrowser, poster: string): Promise<Shown> {
  const page = await browser.newPage('phone');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(poster, { waitUntil: 'commit' });
  await page.locator('textarea').first().waitFor();
  const shown = await page.evaluate(() => ({
    firstWords: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    form: performance.now(),
  }));
  await page.context().close();
  return shown;
}
