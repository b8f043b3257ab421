import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const picturesFolder = fileURLToPath(new URL('../../../docs/pictures', import.meta.url));

let temporaryFolder: Promise<string> | undefined;

/**
 * A PNG of what the person sees, without scrolling. `PICTURES=1` renews `docs/pictures/<name>.png`; otherwise it goes
 * to a temporary folder, so that a test run leaves the checkout as it was.
 *
 * @param name lower-case words joined by hyphens, folders by slashes
 * @returns the file's path
 */
export async function takePicture(page: Page, name: string): Promise<string> {
  if (!/^[a-z0-9]+([-/][a-z0-9]+)*$/.test(name)) throw new Error(`Not a picture's name: ${name}`);
  const file = join(await targetFolder(), `${name}.png`);
  await mkdir(dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  return file;
}

async function targetFolder(): Promise<string> {
  if (process.env.PICTURES === '1') return picturesFolder;
  temporaryFolder ??= mkdtemp(join(tmpdir(), 'zhijia-pictures-'));
  return temporaryFolder;
}
