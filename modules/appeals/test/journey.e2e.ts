import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { accept, openCase, readFigure, rowOf, say, type FigureName } from './officer-journey.ts';
import { addPhoto, openWithReceipt, rate, send, write, type Receipt } from './worker-journey.ts';

const t = wordsOf('zh-CN');
const NAMES: readonly FigureName[] = ['received', 'closed', 'completion', 'satisfaction', 'response'];

let journey: Journey;
beforeAll(async () => { journey = await openJourney(); });
afterAll(async () => { await journey.close(); });

const poster = (): string => journey.server.links.find((link) => link.includes('/s/')) ?? '';
const pcOf = async (who: 'contact' | 'upper'): Promise<Page> => {
  const page = await journey.browser.newPage('pc');
  await page.goto(linkTo(journey.server, who));
  await page.getByRole('heading', { level: 1, name: t('appeals.office.view.today') }).waitFor();
  return page;
};

describe('phone → PC → phone: an anonymous appeal, from the poster to "solved"', () => {
  let contact: Page;
  let phone: Page;
  let receipt: Receipt;
  let before: Record<FigureName, string>;
  let upper: Page;

  test('the upper union knows how it stands before', async () => {
    upper = await pcOf('upper');
    await assertSound(upper);
    before = await figuresNow(upper);
    expect(before.satisfaction).toBe('0/0');
  });

  test('a worker without account sees who will get it, writes, adds a photo, stays anonymous and takes a receipt', async () => {
    const scanning = await journey.browser.newPage('phone');
    await scanning.goto(poster());
    const recipient = scanning.getByRole('region', { name: t('appeals.member.recipient') });
    await recipient.getByText('恒口毛绒玩具企业工会（生成 01）职工维权联系人').waitFor();
    await recipient.getByText('恒口示范区总工会').waitFor();
    await assertSound(scanning);
    await write(scanning, t, { topic: 'complaint', text: '充棉机的防护罩松了，绒毛飞得满车间都是。', disclosure: 'anonymous' });
    await addPhoto(scanning, t);
    await assertSound(scanning);
    receipt = await send(scanning, t);
    expect(receipt).toEqual({ caseNumber: expect.stringMatching(/^\d{8}$/), queryCode: expect.stringMatching(/^\d{20}$/) });
    await assertSound(scanning);
    await scanning.context().close();
  });

  test('the named contact person finds it in "today" with its photo, accepts and asks', async () => {
    contact = await pcOf('contact');
    await assertSound(contact);
    await openCase(contact, receipt.caseNumber);
    await contact.getByText(t('appeals.office.disclosure.anonymous')).waitFor();
    await contact.getByRole('button', { name: t('appeals.office.photo.nth', { place: 1, count: 1 }) }).click();
    await contact.getByRole('dialog').getByRole('img').waitFor();
    await assertSound(contact);
    await contact.keyboard.press('Escape');
    await accept(contact, t);
    await say(contact, t, { step: 'ask', text: '是二号线的那台吗？从哪天开始的？' });
    await assertSound(contact);
  });

  test('on another phone the receipt opens the case; the worker reads the question and answers it', async () => {
    phone = await journey.browser.newPage('phone');
    await openWithReceipt(phone, t, { url: journey.server.url, receipt });
    await phone.getByText('是二号线的那台吗？从哪天开始的？').first().waitFor();
    await phone.getByRole('img', { name: t('ui/photos/nth', { place: 1 }) }).waitFor();
    await assertSound(phone);
    await phone.getByRole('textbox', { name: t('appeals.member.add.text') }).fill('是二号线，上周三开始的。');
    await phone.getByRole('button', { name: t('appeals.member.add.send') }).click();
    await phone.getByText(t('appeals.member.stand.accepted', { contact: '恒口毛绒玩具企业工会（生成 01）职工维权联系人' })).waitFor();
    await phone.getByText(t('appeals.member.add.sent')).waitFor();
    await assertSound(phone);
  });

  test('the contact person reads it, answers and closes', async () => {
    await contact.reload();
    await contact.getByText('是二号线，上周三开始的。').waitFor();
    await say(contact, t, { step: 'answer', text: '谢谢，维修班今天下午到。' });
    await say(contact, t, { step: 'close', text: '防护罩已经换新。' });
    await contact.getByText(t('appeals.office.nothing.unrated')).waitFor();
    await assertSound(contact);
  });

  test('the worker says "not solved" in a sentence, and the case is open again', async () => {
    await phone.reload();
    await phone.getByText('防护罩已经换新。').first().waitFor();
    await assertSound(phone);
    await rate(phone, t, { verdict: 'unsolved', score: 2, remark: '罩子是新的，可绒毛还是飞。' });
    await phone.getByText(t('appeals.member.stand.reopened', { contact: '恒口毛绒玩具企业工会（生成 01）职工维权联系人' })).waitFor();
    await assertSound(phone);
  });

  test('the contact person sees it come back, and closes it once more', async () => {
    await contact.getByRole('link', { name: t('appeals.office.menu.today'), exact: true }).click();
    await rowOf(contact, receipt.caseNumber).getByText(t('appeals.office.status.reopened')).waitFor();
    await assertSound(contact);
    await openCase(contact, receipt.caseNumber);
    await contact.getByText('罩子是新的，可绒毛还是飞。').waitFor();
    await say(contact, t, { step: 'close', text: '加装了吸尘罩，今天起每班清理。' });
  });

  test('solved, five stars', async () => {
    await phone.reload();
    await rate(phone, t, { verdict: 'solved', score: 5, remark: '现在好了，谢谢。' });
    await phone.getByText(t('appeals.member.stand.closed')).waitFor();
    await assertSound(phone);
    await phone.getByRole('button', { name: t('appeals.member.case.leave') }).click();
    await phone.getByRole('heading', { name: t('appeals.member.look-up') }).waitFor();
  });

  test('the upper union sees received, closed and satisfaction move, and the list behind the number holds this case', async () => {
    const [received, closed] = [Number(before.received) + 1, Number(before.closed) + 1];
    await expect.poll(() => figuresNow(upper), { timeout: 20_000, interval: 500 }).toEqual({
      received: String(received), closed: String(closed), completion: `${closed}/${received}`, satisfaction: '1/1', response: '1/1',
    });
    await assertSound(upper);
    await upper.getByRole('link', { name: `1${t('appeals.office.figure.satisfaction.above')}` }).first().click();
    await upper.getByRole('heading', { level: 1, name: t('appeals.office.view.satisfied') }).waitFor();
    await rowOf(upper, receipt.caseNumber).getByText(t('appeals.office.rated.solved', { score: 5 })).waitFor();
    expect(await upper.locator('.appeal-row').count()).toBe(1);
    await assertSound(upper);
  });

  /** Of the last forty days, which the pilot of seventy days ago is not part of. */
  async function figuresNow(page: Page): Promise<Record<FigureName, string>> {
    const today = dateInChina(systemClock.now());
    await page.goto(`${journey.server.url}/office/appeal-figures?from=${addDays(today, -40)}&to=${addDays(today, 1)}`);
    await page.locator('.zj-figure').first().waitFor();
    const read = [];
    for (const name of NAMES) read.push([name, await readFigure(page, t, name)] as const);
    // -- one entry per name of NAMES
    return Object.fromEntries(read) as Record<FigureName, string>;
  }
});
