import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import type { PageOptions } from '#platform/testkit/browser/launch-browser.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { accept, openCase, readFigure, say } from './officer-journey.ts';
import { addPhoto, openWithReceipt, send, write, type Receipt } from './worker-journey.ts';

const t = wordsOf('zh-CN');

let journey: Journey;
let receipt: Receipt;
/** A signed-in worker who was asked about a case, and the contact person who asked. */
let worker: Page;
let contact: Page;
let ownCase = '';

beforeAll(async () => {
  journey = await openJourney();
  worker = await journey.browser.newPage('phone');
  await worker.goto(linkTo(journey.server, 'worker'));
  contact = await journey.browser.newPage('pc');
  await contact.goto(linkTo(journey.server, 'contact'));
  await contact.goto(`${journey.server.url}/office/appeals`);
  await worker.goto(poster());
  await write(worker, t, { topic: 'complaint', text: '充棉机的防护罩松了，绒毛飞得满车间都是，戴着口罩也呛。', disclosure: 'named' });
  await addPhoto(worker, t);
  receipt = await send(worker, t);
  await keepPicture(worker, 'phone-receipt');
  ownCase = await worker.getByRole('link', { name: t('appeals.member.sent.follow') }).getAttribute('href') ?? '';
  await contact.reload();
  await openCase(contact, receipt.caseNumber);
  await accept(contact, t);
  await say(contact, t, { step: 'ask', text: '是二号线的那台吗？从哪天开始的？' });
});
afterAll(async () => { await journey.close(); });

const poster = (): string => journey.server.links.find((link) => link.includes('/s/')) ?? '';

describe('the phone pages', () => {
  const looks: [string, PageOptions & { isElder?: boolean }][] = [
    ['as they are', {}], ['in large type', { isElder: true }], ['in the dark', { dark: true }],
    ['on a PC', { viewport: { width: 1440, height: 900 } }],
  ];

  test.each(looks)('hold %s', async (_look, { isElder = false, ...options }) => {
    const page = await journey.browser.newPage('phone', options);
    await visit(page, journey.server.url);
    if (isElder) await page.getByRole('button', { name: t('ui/size/enter-elder') }).click();
    for (const path of ['/', '/scan', '/receipt', '/appeals', '/sign-in', '/no-such-page']) await look(page, journey.server.url + path);
    await look(page, poster());
    await write(page, t, { topic: 'consultation', text: '工资条上的损耗是怎么算的？', disclosure: 'named' });
    await assertSound(page);
    await visit(page, linkTo(journey.server, 'worker'));
    for (const path of ['/', '/appeals', ownCase, '/messages', '/me']) await look(page, journey.server.url + path);
    await page.context().close();
  });

  test('look like this', async () => {
    await visit(worker, journey.server.url);
    await worker.getByText(t('appeals.member.status.waiting')).first().waitFor();
    await keepPicture(worker, 'phone-home');
    await worker.getByRole('button', { name: t('ui/size/enter-elder') }).click();
    await keepPicture(worker, 'phone-home-elder');
    await worker.getByRole('button', { name: t('ui/size/leave-elder') }).click();
    await worker.emulateMedia({ colorScheme: 'dark' });
    await keepPicture(worker, 'phone-home-dark');
    await worker.emulateMedia({ colorScheme: 'light' });
    await visit(worker, journey.server.url + ownCase);
    await keepPicture(worker, 'phone-case');
    const stranger = await journey.browser.newPage('phone');
    await visit(stranger, poster());
    await keepPicture(stranger, 'phone-form');
    expect(await openedBy(stranger)).toContain('防护罩');
  });
});

describe('the console', () => {
  const casePath = () => new URL(contact.url()).pathname;

  test('holds on a phone, for the contact person', async () => {
    const page = await journey.browser.newPage('pc', { viewport: { width: 390, height: 844 } });
    await look(page, linkTo(journey.server, 'contact'));
    for (const path of [casePath(), '/office/appeals?view=all', '/office/appeals?view=waiting', '/office/appeal-entry', `/office/appeal-figures?${pilotPeriod()}`, '/office/unions', '/office/account']) {
      await look(page, journey.server.url + path);
    }
    await page.context().close();
  });

  test('holds on a phone and on a PC, for the chair', async () => {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
      const page = await journey.browser.newPage('pc', { viewport });
      await look(page, linkTo(journey.server, 'chair'));
      for (const path of ['/office/appeals?view=climbed', '/office/appeal-entry', '/office/appeal-codes', '/office/unions', '/office/account', '/office/no-such-page']) await look(page, journey.server.url + path);
      await visit(page, `${journey.server.url}/office/appeal-codes`);
      await page.getByRole('button', { name: t('appeals.office.code.replace') }).first().click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
      await assertSound(page);
      await page.context().close();
    }
  });

  test('looks like this, and the pilot of 恒口 stands in its figures: 23 of 23', async () => {
    await visit(contact, `${journey.server.url}/office/appeals`);
    await keepPicture(contact, 'office-today');
    await openCase(contact, receipt.caseNumber);
    await contact.getByRole('img').first().waitFor();
    await keepPicture(contact, 'office-case');
    const upper = await journey.browser.newPage('pc');
    await visit(upper, linkTo(journey.server, 'upper'));
    await visit(upper, `${journey.server.url}/office/appeal-figures?${pilotPeriod()}`);
    for (const name of ['completion', 'satisfaction', 'response'] as const) expect(await readFigure(upper, t, name)).toBe('23/23');
    await keepPicture(upper, 'office-figures');
    await look(upper, `${journey.server.url}/office/appeal-codes`);
    await keepPicture(upper, 'office-codes');
  });
});

async function look(page: Page, address: string): Promise<void> {
  await visit(page, address);
  await assertSound(page);
}

async function openedBy(page: Page): Promise<string> {
  await openWithReceipt(page, t, { url: journey.server.url, receipt });
  return page.getByRole('main').innerText();
}

/** The pilot was played seventy to forty-seven days ago. */
function pilotPeriod(): string {
  const today = dateInChina(systemClock.now());
  return `from=${addDays(today, -75)}&to=${addDays(today, -40)}`;
}

/** In 256 colours at most: what these screens show needs no more, and the README loads four of them at once. */
async function keepPicture(page: Page, name: string): Promise<void> {
  await assertSound(page);
  const file = await takePicture(page, name);
  const small = await sharp(await readFile(file)).png({ palette: true, effort: 10 }).toBuffer();
  await writeFile(file, small);
  expect(small.length, name).toBeLessThan(300_000);
}
