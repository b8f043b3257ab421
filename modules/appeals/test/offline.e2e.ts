import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { assertControlsReached } from '#apps/server/testing/by-keyboard.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { SYNC_TAG } from '#platform/ui/kept/keep-sending.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { canExportKeys, rawStorage, writeInTheOpen } from './raw-storage.ts';
import { openWithReceipt, readReceipt, send, sendButton, takePhoto, write, type Receipt } from './worker-journey.ts';

const t = wordsOf('zh-CN');
const DAY = 86_400_000;
const SUBMIT = '**/api/appeals/submit-appeal';
const ADD = '**/api/appeals/add-message';
const SEEN = t('ui/seen', { when: '|' }).split('|')[0] ?? '';
const PHOTOS = '**/api/files/photos*';
const lost = (route: Route) => route.abort('connectionfailed');
const answerLost = async (route: Route) => { await route.fetch(); await route.abort('connectionreset'); };

let journey: Journey;
let phone: Page;
/** What was sent here, each of which must have become one case under the number of its receipt. */
const sent: { readonly text: string; readonly caseNumber: string }[] = [];

beforeAll(async () => {
  journey = await openJourney();
  phone = await journey.browser.newPage('phone');
  await openForm(phone);
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterAll(async () => { await journey.close(); });

const poster = (): string => journey.server.links.find((link) => link.includes('/s/')) ?? '';
const badge = (page: Page, ...words: string[]) => page.locator('.zj-outbox').filter({ hasText: words.join('') }).waitFor();
const isOffline = (page: Page, is: boolean) => page.context().setOffline(is);

async function openForm(page: Page): Promise<void> {
  await page.goto(poster());
  await page.getByRole('radio', { name: t('appeals.member.disclosure.anonymous'), exact: true }).waitFor();
}

async function fill(page: Page, text: string, photos: number): Promise<void> {
  await write(page, t, { topic: 'complaint', text, disclosure: 'anonymous' });
  const pictures = await Promise.all(Array.from({ length: photos }, takePhoto));
  if (photos > 0) await page.getByLabel(t('ui/photos/add')).setInputFiles(pictures);
}

/** The receipt that waits on the page of what goes out; once it is read, the badge has nothing more to say. */
async function takeReceipt(page: Page, text: string): Promise<Receipt> {
  await badge(page, t('ui/outbox/sent', { count: 1 }));
  await page.getByRole('button', { name: t('appeals.member.outgoing.see-receipt') }).click();
  const receipt = await readReceipt(page, t);
  expect(await page.locator('.zj-outbox').count()).toBe(0);
  sent.push({ text, caseNumber: receipt.caseNumber });
  return receipt;
}

describe('the network cut at every step of sending', () => {
  test('before the first photo: written, kept, sealed, sent when there is a network, as one case', async () => {
    await openForm(phone);
    await isOffline(phone, true);
    await fill(phone, '断在照片之前：绒毛满车间。', 2);
    await phone.getByText(t('ui/photos/waiting')).nth(1).waitFor();
    await badge(phone, t('ui/offline'));
    await phone.reload();
    await phone.getByText(t('ui/photos/waiting')).nth(1).waitFor();
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.waiting-text')).waitFor();
    await badge(phone, t('ui/offline'), t('ui/outbox/waiting', { count: 1 }));
    await assertSound(phone);
    await isOffline(phone, false);
    const receipt = await takeReceipt(phone, '断在照片之前：绒毛满车间。');
    await openWithReceipt(phone, t, { url: journey.server.url, receipt });
    expect(await phone.getByRole('list', { name: t('appeals.member.form.photos') }).getByRole('listitem').count()).toBe(2);
  });

  test('between two photos: the first is not sent again, the second and the words go on by themselves', async () => {
    const uploads: string[] = [];
    await openForm(phone);
    await isOffline(phone, true);
    await fill(phone, '断在两张照片之间：护罩松了。', 2);
    await phone.getByText(t('ui/photos/waiting')).nth(1).waitFor();
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.photos', { there: 0, count: 2 })).waitFor();
    await phone.route(PHOTOS, async (route) => {
      uploads.push(route.request().method());
      await (uploads.length === 2 ? lost(route) : route.fallback());
    });
    await isOffline(phone, false);
    await phone.getByText(t('appeals.member.outgoing.photos', { there: 1, count: 2 })).waitFor();
    await badge(phone, t('ui/outbox/waiting', { count: 1 }));
    await phone.getByRole('button', { name: t('appeals.member.outgoing.now') }).click();
    await takeReceipt(phone, '断在两张照片之间：护罩松了。');
    expect(uploads).toHaveLength(3);
    await phone.unroute(PHOTOS);
  });

  test.each([
    ['on the way there', lost, '断在去的路上：夜班没有热水。'], ['on the way back', answerLost, '断在回来的路上：更衣室漏雨。'],
  ])('%s: the badge claims neither that it arrived nor that it did not, and it becomes one case', async (_where, cut, text) => {
    await openForm(phone);
    await fill(phone, text, 0);
    await phone.route(SUBMIT, cut);
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.waiting-unsure')).waitFor();
    await badge(phone, t('ui/outbox/waiting', { count: 1 }));
    await phone.unroute(SUBMIT);
    // Opening the app again is enough.
    await phone.goto(`${journey.server.url}/outgoing`);
    await takeReceipt(phone, text);
  });

  test('after the answer, the page closed before anybody saw it: the receipt waits, and then nothing stays', async () => {
    const text = '断在回执之前：食堂早早收摊。';
    await openForm(phone);
    await isOffline(phone, true);
    await fill(phone, text, 0);
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.waiting-text')).waitFor();
    await isOffline(phone, false);
    await phone.getByText(t('appeals.member.outgoing.sent-text')).waitFor();
    const next = await phone.context().newPage();
    await phone.close();
    phone = next;
    await phone.goto(journey.server.url);
    await badge(phone, t('ui/outbox/sent', { count: 1 }));
    await phone.locator('.zj-outbox').click();
    await takeReceipt(phone, text);
    expect(await rawStorage(phone)).not.toContain('parcel.');
  });

  test('what the server refuses later says why and what to do, with the words untouched', async () => {
    await openForm(phone);
    await isOffline(phone, true);
    await fill(phone, '太短也要说明白。', 0);
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.waiting-text')).waitFor();
    await phone.route(SUBMIT, (route) => route.continue({ postData: { ...route.request().postDataJSON(), text: '.' } }), { times: 1 });
    await isOffline(phone, false);
    await phone.getByText(t('appeals.member.outgoing.refused-field', { why: t('http/too-short', { minimum: 2 }) })).waitFor();
    await badge(phone, t('ui/outbox/stuck', { count: 1 }));
    await assertSound(phone);
    await phone.getByRole('button', { name: t('appeals.member.outgoing.edit') }).click();
    expect(await phone.getByRole('textbox', { name: t('appeals.member.form.text'), description: t('http/too-short', { minimum: 2 }) }).inputValue())
      .toBe('太短也要说明白。');
    const { caseNumber } = await send(phone, t);
    sent.push({ text: '太短也要说明白。', caseNumber });
  });

  test('with the page closed: a browser with Background Sync sends it all the same', async () => {
    const text = '页面关了也会送：宿舍断水。';
    await openForm(phone);
    await isOffline(phone, true);
    await fill(phone, text, 0);
    await sendButton(phone, t).click();
    await phone.getByText(t('appeals.member.outgoing.waiting-text')).waitFor();
    const next = await phone.context().newPage();
    const browser = await phone.context().newCDPSession(next);
    const registered = new Promise<string>((resolve) => {
      browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => { if (one !== undefined) resolve(one.registrationId); });
    });
    await browser.send('ServiceWorker.enable');
    await phone.close();
    phone = next;
    await isOffline(phone, false);
    const submitted = phone.context().waitForEvent('requestfinished', (request) => request.url().includes('submit-appeal') && request.serviceWorker() !== null);
    // What the browser does by itself once there is a network; headless, it has to be told.
    await browser.send('ServiceWorker.dispatchSyncEvent', {
      origin: journey.server.url, registrationId: await registered, tag: SYNC_TAG, lastChance: false,
    });
    await submitted;
    await phone.goto(`${journey.server.url}/outgoing`);
    await takeReceipt(phone, text);
  });

  test('and each of them is one case in the union\'s list', async () => {
    const contact = await journey.browser.newPage('pc');
    await contact.goto(linkTo(journey.server, 'contact'));
    await contact.goto(`${journey.server.url}/office/appeals?view=all`);
    await contact.locator('.appeal-row').first().waitFor();
    const rows = await contact.locator('.appeal-row').allInnerTexts();
    const found = sent.map(({ text, caseNumber }) => rows.filter((row) => row.includes(text.slice(0, 8))).map((row) => row.includes(caseNumber)));
    expect(found).toEqual(sent.map(() => [true]));
    expect(sent).toHaveLength(7);
    await contact.context().close();
  });
});

describe('what lies on the phone', () => {
  const secret = '只有我知道的事：三号仓的门从里面打不开。';
  let page: Page;
  beforeAll(async () => {
    page = await journey.browser.newPage('phone');
    await openForm(page);
    await write(page, t, { topic: 'complaint', text: secret, disclosure: 'named' });
    await page.getByRole('textbox', { name: t('appeals.member.form.name') }).fill('秘密姓名甲');
    await page.getByRole('textbox', { name: t('appeals.member.form.phone') }).fill('13800138000');
    await page.getByLabel(t('ui/photos/add')).setInputFiles(await takePhoto());
    await page.locator('.zj-photo-sending').waitFor({ state: 'detached' });
  });

  test('holds no word of a draft, no name, no number, no picture in the open, and its keys cannot leave it', async () => {
    // The last letters are on their way to the disk.
    await expect.poll(async () => (await rawStorage(page)).match(/group: parcel/g)?.length).toBe(3);
    const raw = await rawStorage(page);
    for (const planted of [secret, secret.slice(0, 6), '秘密姓名甲', '13800138000', '"queryCode"', '"text"', 'JFIF']) expect(raw).not.toContain(planted);
    expect(raw).toContain('extractable=false');
    expect(await canExportKeys(page)).toBe(false);
  });

  test('control: the same search finds words that were written in the open', async () => {
    await writeInTheOpen(page, `{"text":"${secret}"}`);
    const raw = await rawStorage(page);
    for (const planted of [secret, '"text"']) expect(raw).toContain(planted);
  });

  test('a draft is there after six days and twenty-three hours, and gone after seven days', async () => {
    const now = systemClock.now().getTime();
    await page.clock.setFixedTime(now + 7 * DAY - 3_600_000);
    await page.goto(`${journey.server.url}/outgoing`);
    await page.getByText(secret).waitFor();
    await page.clock.setFixedTime(now + 7 * DAY + 60_000);
    await page.reload();
    await page.getByText(t('appeals.member.outgoing.none')).waitFor();
    expect(await rawStorage(page)).not.toContain('parcel.');
    await page.goto(poster());
    expect(await page.getByRole('textbox', { name: t('appeals.member.form.text') }).inputValue()).toBe('');
    await page.context().close();
  });
});

describe('the app without a network', () => {
  test('opens, with the form, its drafts and the last state of own cases, says how old that is, and takes a message along', async () => {
    const page = await journey.browser.newPage('phone');
    await visit(page, linkTo(journey.server, 'worker'));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await visit(page, `${journey.server.url}/appeals`);
    await page.locator('.zj-row').first().click();
    await page.getByText(t('appeals.member.case.words')).waitFor();
    const ownCase = new URL(page.url()).pathname;
    // What was shown is written to the device a moment later, and nobody waits for it.
    await expect.poll(() => rawStorage(page)).toContain('appeals.readCase');
    await openForm(page);
    await expect.poll(() => rawStorage(page)).toContain('appeals.readCode');
    await isOffline(page, true);
    await openForm(page);
    await page.getByRole('region', { name: t('appeals.member.recipient') }).waitFor();
    await page.getByRole('textbox', { name: t('appeals.member.form.text') }).fill('没有网络也能写。');
    // The group is there a moment before what lies in it.
    await expect.poll(() => rawStorage(page)).toContain('name: parcel');
    await visit(page, journey.server.url);
    await page.getByRole('link', { name: /没有网络也能写/ }).waitFor();
    await assertSound(page);
    await visit(page, `${journey.server.url}/appeals`);
    await page.getByText(SEEN).first().waitFor();
    await page.locator(`a[href="${ownCase}"]`).click();
    await page.getByText(t('appeals.member.case.words')).waitFor();
    await page.getByText(SEEN).waitFor();
    await page.getByRole('textbox', { name: t('appeals.member.add.text') }).fill('断网时想起来的一句话。');
    await page.getByRole('button', { name: t('appeals.member.add.send') }).click();
    await page.getByText(t('appeals.member.add.waiting')).waitFor();
    await badge(page, t('ui/offline'), t('ui/outbox/waiting', { count: 1 }));
    await assertSound(page);
    await page.goto(`${journey.server.url}/receipt`);
    await page.getByRole('textbox', { name: t('appeals.member.receipt.number') }).waitFor();
    const raw = await rawStorage(page);
    for (const planted of ['没有网络也能写', '断网时想起来']) expect(raw).not.toContain(planted);
    // There is a network again, but the first try is lost: what goes out after it, by itself, shows on the page that is open.
    await page.route(ADD, lost);
    await isOffline(page, false);
    await page.goto(journey.server.url + ownCase);
    const course = page.getByRole('region', { name: t('appeals.member.case.course') });
    await course.waitFor();
    await page.getByText(t('appeals.member.add.waiting')).waitFor();
    await page.unroute(ADD);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await course.getByText('断网时想起来的一句话。').waitFor();
    await page.context().close();
  });

  test('tabs that are opened in the same moment all keep what they show', async () => {
    const first = await journey.browser.newPage('phone');
    await openForm(first);
    await first.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const tabs = [first, ...await Promise.all(Array.from({ length: 4 }, () => first.context().newPage()))];
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(tabs.map(openForm));
      const kinds = await Promise.all(tabs.map((tab) => tab.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('zhijia.kept')))));
      expect(kinds.flat()).toEqual([]);
    }
    await first.context().close();
  });

  test.each([['zh-CN', false], ['en', true]] as const)('what goes out holds in %s, in large type, dark=%s, by keyboard and to a screen reader', async (locale, dark) => {
    const words = wordsOf(locale);
    const page = await journey.browser.newPage('phone', { locale, dark });
    await visit(page, journey.server.url);
    await page.getByRole('button', { name: words('ui/size/enter-elder') }).click();
    await page.goto(poster());
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await isOffline(page, true);
    await write(page, words, { topic: 'aid', text: 'Elder mode, 字要大。', disclosure: 'anonymous' });
    await assertSound(page);
    await sendButton(page, words).click();
    await page.getByText(words('appeals.member.outgoing.waiting-text')).waitFor();
    await assertSound(page);
    // The walk's own debugger ends the emulated cut when it leaves: what waits must not slip out meanwhile.
    await page.route(SUBMIT, lost);
    await assertControlsReached(page);
    expect(await page.locator('.zj-outbox').evaluate((one) => one.closest('[role=status]') !== null)).toBe(true);
    await page.context().close();
  });
});
