import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { chineseCharacters, makeFont } from '../test/make-font.ts';

const t = wordsOf('zh-CN');
const YEAR = yearOf(dateInChina(new Date()));

let journey: Journey;
beforeAll(async () => { journey = await openJourney(); });
afterAll(async () => { await journey?.close(); });

async function open(device: 'pc' | 'phone'): Promise<Page> {
  const page = await journey.browser.newPage(device);
  await visit(page, linkTo(journey.server, 'upper'));
  await visit(page, `${journey.server.url}/office/official-papers`);
  await page.getByRole('heading', { level: 1, name: t('papers.office.title') }).waitFor();
  return page;
}

const card = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: t(name) }) });

describe('the settings of official papers', () => {
  test('on a PC: a code is set, told when it does not fit, and the next number is shown; a font is refused, another one is used and given up', async () => {
    const page = await open('pc');
    const letters = card(page, 'papers.office.series.letter');
    await letters.getByRole('button').click();
    await letters.getByRole('textbox', { name: t('papers.office.code') }).fill('职 函');
    await letters.getByRole('button', { name: t('papers.office.save') }).click();
    await letters.getByText(t('papers.office.code-unfit')).waitFor();
    await letters.getByRole('textbox', { name: t('papers.office.code') }).fill('职工函');
    await letters.getByRole('textbox', { name: new RegExp(t('papers.office.used')) }).fill('12');
    await assertSound(page);
    await letters.getByRole('button', { name: t('papers.office.save') }).click();
    await letters.getByText(t('papers.office.next', { text: `职工函〔${YEAR}〕13号` })).waitFor();

    const title = card(page, 'papers.office.role.title');
    const file = title.locator('input[type=file]');
    const song = { name: '标宋.ttf', mimeType: 'font/ttf', buffer: makeFont({ name: 'Union Song', characters: chineseCharacters(3100) }) };
    await file.setInputFiles({ ...song, buffer: Buffer.from('no font') });
    await title.getByText(t('papers/not-a-font')).waitFor();
    await file.setInputFiles(song);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Union Song').waitFor();
    await assertSound(page);
    await dialog.getByRole('button', { name: t('papers.office.use') }).click();
    await title.getByText(t('papers.office.font-own', { font: 'Union Song' })).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(t('papers.office.register', { year: String(YEAR) })).click();
    await page.getByText(t('papers.office.no-numbers')).waitFor();
    await assertSound(page);
    await takePicture(page, 'office-papers-pc');
    await title.scrollIntoViewIfNeeded();
    await takePicture(page, 'office-papers-fonts');
    await title.getByRole('button', { name: t('papers.office.remove-of', { name: t('papers.office.role.title') }) }).click();
    await title.getByText(t('papers.office.font-shipped', { font: t('papers.office.shipped.title') })).waitFor();
  });

  test('on a phone: it fits, and everything can be read', async () => {
    const page = await open('phone');
    await card(page, 'papers.office.role.body').waitFor();
    await assertSound(page);
    await takePicture(page, 'office-papers-phone');
    expect(await page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) }).count()).toBe(9);
  });
});
