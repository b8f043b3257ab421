import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { systemClock } from '#platform/kernel/clock.ts';
import { axeViolations } from '#platform/testkit/browser/axe-violations.ts';
import { launchBrowser, type TestBrowser } from '#platform/testkit/browser/launch-browser.ts';
import { assertNoProblems } from '#platform/testkit/browser/page-problems.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import type { Language } from '#platform/text/language.ts';
import { createTranslator, type Bundle, type Translator } from '#platform/text/translator.ts';
import { startServer, type RunningServer } from './running-server.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

export type Journey = {
  readonly server: RunningServer;
  readonly browser: TestBrowser;
  close(): Promise<void>;
};

/**
 * The real server on a folder of its own, and a real browser beside it. One per test file: both take seconds to come up.
 * The folder is a copy of one that was started before, or empty for `prepare`.
 */
export async function openJourney(prepare?: (dataDirectory: string) => Promise<Readonly<Record<string, string>>>): Promise<Journey> {
  const folder = await makeTestFolder('zhijia-journey-');
  if (prepare === undefined) await copyFirstStart(folder);
  const environment = await prepare?.(folder);
  const [server, browser] = await Promise.all([startServer(folder, environment), launchBrowser()]);
  return {
    server, browser,
    async close() {
      try {
        await browser.close();
      } finally {
        await server.stop();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** With owners and rights, which Node's own copying does not keep: the database refuses a folder of somebody else. */
async function copyFirstStart(folder: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${inject('journeyFolder')}/.`, folder]);
}

/** Every sentence that a screen or a refusal may show, by its key in locale/: what a journey looks for is what people read. */
export function wordsOf(language: Language): Translator {
  const files = globSync(`{apps,modules,capabilities,platform}/**/locale/${language}.json`, { cwd: PROJECT })
    .filter((file) => !file.startsWith('platform/ui/gallery/'));
  // -- the gate on locale/ has checked that every file is a flat object of sentences
  const bundles = files.map((file) => JSON.parse(readFileSync(join(PROJECT, file), 'utf8')) as Bundle);
  return createTranslator({ language, bundles, clock: systemClock, strict: true });
}

/** Opens an address and waits until nothing on the page is still on its way. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.zj-skeleton, [aria-busy="true"]') === null
    && [...document.images].every((image) => image.complete));
}

/** @throws Error naming every breach of WCAG 2.2 A and AA, every problem of the page, and content wider than the screen */
export async function assertSound(page: Page): Promise<void> {
  const violations = await axeViolations(page);
  if (violations.length > 0) throw new Error(`axe on ${page.url()}:\n${JSON.stringify(violations, null, 2)}`);
  assertNoProblems(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const screen = page.viewportSize()?.width ?? width;
  if (width > screen) throw new Error(`${page.url()} is ${width} px wide on a screen of ${screen} px`);
}

/** Takes an option of the list that is open, by words of it or the first, and waits until the list has closed: while it closes it has no name. */
export async function takeOption(page: Page, words?: string): Promise<void> {
  const options = page.locator('.ant-select-item-option');
  await (words === undefined ? options : options.filter({ hasText: words })).first().click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
}
