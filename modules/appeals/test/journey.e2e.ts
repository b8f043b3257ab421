import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { assertControlsReached, isFocused, pressOn, tabTo } from '#apps/server/testing/by-keyboard.ts';
import { photoPlace } from '#platform/ui/kept/photo-place.ts';
import { accept, openCase, readFigure, rowOf, say, type FigureName } from './officer-journey.ts';
import { rawStorage } from './raw-storage.ts';
import { addPhoto, openWithReceipt, rate, readReceipt, send, sendButton, write, type Receipt } from './worker-journey.ts';

const t = wordsOf('zh-CN');
const WORKER = { name: '缝制车间职工', maskedPhone: '199****0001' };
const NAMES: readonly FigureName[] = ['received', 'closed', 'completion', 'satisfaction', 'response'];

let journey: Journey;
let contact: Page;
beforeAll(async () => {
  journey = await openJourney();
  contact = await pcOf('contact');
});
afterAll(async () => { await journey.close(); });

const poster = (): string => journey.server.links.find((link) => link.includes('/s/')) ?? '';
const pcOf = async (who: 'contact' | 'chair' | 'upper'): Promise<Page> => {
  const page = await journey.browser.newPage('pc');
  await page.goto(linkTo(journey.server, who));
  await page.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
  await page.goto(`${journey.server.url}/office/appeals`);
  await page.getByRole('heading', { level: 1, name: t('appeals.office.view.today') }).waitFor();
  return page;
};
const toList = async (view: 'today' | 'all'): Promise<void> => {
  await contact.goto(`${journey.server.url}/office/appeals?view=${view}`);
  await contact.locator('.appeal-row').first().waitFor();
};

describe('phone → PC → phone: an anonymous appeal, from the poster to "solved"', () => {
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
    const submitted = scanning.waitForRequest('**/api/appeals/submit-appeal');
    receipt = await send(scanning, t);
    // The phone derives the key itself: the code that opens the case has not left it.
    expect(Object.keys(Object((await submitted).postDataJSON()))).toEqual(expect.arrayContaining(['receiptKey']));
    expect((await submitted).postData()).not.toContain(receipt.queryCode);
    expect(receipt).toEqual({ caseNumber: expect.stringMatching(/^\d{8}$/), queryCode: expect.stringMatching(/^\d{20}$/) });
    await assertSound(scanning);
    await scanning.context().close();
  });

  test('the named contact person finds it in "today" with its photo, accepts and asks', async () => {
    await toList('today');
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
    await phone.getByText(t('appeals.member.stand.reopened-new', { contact: '恒口示范区总工会' })).waitFor();
    await assertSound(phone);
  });

  test('the union above has it now, accepts and closes it once more', async () => {
    const street = await pcOf('chair');
    await rowOf(street, receipt.caseNumber).getByText(t('appeals.office.status.reopened')).waitFor();
    await assertSound(street);
    await openCase(street, receipt.caseNumber);
    await street.getByText('罩子是新的，可绒毛还是飞。').waitFor();
    await accept(street, t);
    await say(street, t, { step: 'close', text: '加装了吸尘罩，今天起每班清理。' });
    await street.context().close();
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
    await upper.getByRole('link', { name: new RegExp(`^1\\s*${t('appeals.office.figures.counts', { kind: t('appeals.figure.kind.satisfied') })}$`) }).first().click();
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

describe('a worker who is signed in', () => {
  let phone: Page;
  beforeAll(async () => {
    phone = await journey.browser.newPage('phone');
    await phone.goto(linkTo(journey.server, 'worker'));
    await phone.getByRole('heading', { level: 1 }).getByText(WORKER.name).waitFor();
  });

  test('sends a named appeal without typing who they are; the number is shown for a reason, and the worker is told of each step', async () => {
    await assertSound(phone);
    const receipt = await sendOwn('named', '想参加电脑绣花培训，怎么报名？');
    await phone.getByRole('link', { name: t('appeals.member.sent.follow') }).click();
    await phone.getByText(t('appeals.member.case.named')).waitFor();
    await assertSound(phone);

    await toList('today');
    await openCase(contact, receipt.caseNumber);
    const facts = contact.getByRole('region', { name: t('appeals.office.case.facts') });
    await facts.getByText(WORKER.name).waitFor();
    await facts.getByText(WORKER.maskedPhone).waitFor();
    await facts.getByRole('button', { name: t('appeals.office.reveal.open') }).click();
    await facts.getByRole('button', { name: t('appeals.office.reveal.show') }).click();
    await facts.getByText(t('appeals.office.reveal.reason-needed')).waitFor();
    await assertSound(contact);
    await facts.getByRole('textbox', { name: t('appeals.office.reveal.reason') }).fill('约本人到场核对');
    await facts.getByRole('button', { name: t('appeals.office.reveal.show') }).click();
    await facts.getByRole('link', { name: /199\s?0000\s?0001/ }).waitFor();
    await assertSound(contact);
    await accept(contact, t);

    await expect.poll(async () => {
      await phone.goto(`${journey.server.url}/messages`);
      await phone.getByRole('list', { name: t('notices.member.messages') }).or(phone.getByText(t('notices.member.none'))).waitFor();
      return phone.getByText(t('appeals.notice.accepted', { caseNumber: receipt.caseNumber })).count();
    }, { timeout: 20_000, interval: 500 }).toBe(1);
    await assertSound(phone);
  });

  test('in confidence: neither the screen nor what the server sends to it says who it was', async () => {
    const receipt = await sendOwn('confidential', '班组长说要查谁反映了食堂的事，我有点担心。');
    await toList('today');
    const answer = contact.waitForResponse((response) => response.url().includes('/api/appeals/read-appeal'));
    await openCase(contact, receipt.caseNumber);
    await contact.getByText(t('appeals.office.disclosure.confidential')).waitFor();
    expect(await contact.getByRole('button', { name: t('appeals.office.reveal.open') }).count()).toBe(0);
    const told = `${await (await answer).text()} ${await contact.locator('body').innerText()}`;
    expect(told).toContain('班组长说要查谁反映了食堂的事');
    for (const secret of [WORKER.name, '19900000001', '199 0000 0001', WORKER.maskedPhone]) expect(told).not.toContain(secret);
    await assertSound(contact);
  });

  async function sendOwn(disclosure: 'named' | 'confidential', text: string): Promise<Receipt> {
    await phone.goto(poster());
    await write(phone, t, { topic: 'consultation', text, disclosure });
    await phone.getByText(t('appeals.member.form.signed-in')).waitFor();
    expect(await phone.getByRole('textbox', { name: t('appeals.member.form.phone') }).count()).toBe(0);
    await assertSound(phone);
    const receipt = await send(phone, t);
    await assertSound(phone);
    return receipt;
  }
});

describe('with nothing but a keyboard', () => {
  test('from the home page to a sent appeal', async () => {
    const page = await journey.browser.newPage('phone');
    await page.goto(journey.server.url);
    await page.getByRole('link', { name: t('home.tile.scan') }).waitFor();
    await pressOn(page, page.getByRole('link', { name: t('home.tile.scan') }));
    await tabTo(page, page.getByRole('textbox', { name: t('appeals.member.scan.link') }));
    await page.keyboard.insertText(poster());
    await pressOn(page, page.getByRole('button', { name: t('appeals.member.scan.open') }));
    await page.getByRole('region', { name: t('appeals.member.recipient') }).waitFor();
    await assertSound(page);
    await tabTo(page, page.getByRole('radio', { name: t('appeals.member.topic.consultation') }));
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: t('appeals.member.topic.aid') }).isChecked()).toBe(true);
    await tabTo(page, page.getByRole('textbox', { name: t('appeals.member.form.text') }));
    await page.keyboard.insertText('手受了伤，只能用键盘，想申请帮扶。');
    await tabTo(page, page.getByRole('radio', { name: t('appeals.member.disclosure.named') }));
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('radio', { name: t('appeals.member.disclosure.anonymous'), exact: true }).isChecked()).toBe(true);
    await pressOn(page, sendButton(page, t));
    expect((await readReceipt(page, t)).caseNumber).toMatch(/^\d{8}$/);
    await assertSound(page);
    await assertControlsReached(page);
    await page.context().close();
  });

  test('every control of the phone pages is reached, the way to the content first, and nothing holds the focus', async () => {
    const page = await journey.browser.newPage('phone');
    for (const path of ['/', '/scan', '/receipt', '/appeals', '/messages', '/me', '/sign-in']) {
      await visit(page, `${journey.server.url}${path}`);
      await assertSound(page);
      await assertControlsReached(page);
    }
    await page.goto(poster());
    await write(page, t, { topic: 'aid', text: '照片后面的按钮也要能走到。', disclosure: 'anonymous' });
    await addPhoto(page, t);
    await page.reload();
    await page.getByRole('img', { name: t('ui/photos/nth', { place: 1 }) }).waitFor();
    await assertControlsReached(page);
  });

  test('so is every control of the desk and of a case', async () => {
    await toList('today');
    await assertControlsReached(contact);
    await contact.locator('.appeal-row a').first().click();
    await contact.getByRole('region', { name: t('appeals.office.case.next') }).waitFor();
    await contact.reload();
    await contact.getByRole('region', { name: t('appeals.office.case.next') }).waitFor();
    await assertControlsReached(contact);
  });
});

describe.each(['zh-CN', 'en'] as const)('bad input and bad network in %s', (locale) => {
  const words = wordsOf(locale);
  const text = locale === 'en' ? 'Canteen shut too early.' : '晚班下班时，浴室已经锁门了。';
  const SUBMIT = '**/api/appeals/submit-appeal';
  let page: Page;
  beforeAll(async () => {
    page = await journey.browser.newPage('phone', { locale, hasServiceWorker: false });
    await page.goto(poster());
  });
  const field = () => page.getByRole('textbox', { name: words('appeals.member.form.text') });

  test('an empty form says at each field what is missing, and goes to the first', async () => {
    await sendButton(page, words).click();
    for (const name of ['topic', 'text', 'disclosure']) await page.getByText(words(`appeals.member.form.${name}-missing`)).waitFor();
    await expect.poll(() => isFocused(page.getByRole('radio', { name: words('appeals.member.topic.consultation') }))).toBe(true);
    await assertSound(page);
  });

  test('what the phone lets through and the server refuses stands at its field, with the text untouched', async () => {
    await write(page, words, { topic: 'suggestion', text, disclosure: 'anonymous' });
    await page.route(SUBMIT, (route) => route.continue({ postData: { ...route.request().postDataJSON(), text: '.' } }));
    await sendButton(page, words).click();
    await page.getByText(words('http/too-short', { minimum: 2 })).waitFor();
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => isFocused(field())).toBe(true);
    expect(await field().inputValue()).toBe(text);
    await assertSound(page);
    await page.unroute(SUBMIT);
  });

  test('what is no picture is refused by name, and can be taken away', async () => {
    await page.getByLabel(words('ui/photos/add')).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await page.getByText(words('files/not-an-image')).waitFor();
    await sendButton(page, words).click();
    await page.getByText(words('appeals.member.form.photos-failed')).waitFor();
    await assertSound(page);
    expect(await rawStorage(page)).toContain(photoPlace(''));
    await page.getByRole('button', { name: words('ui/photos/remove', { place: 1 }) }).click();
    // The draft forgets it first, and only then its bytes go.
    await expect.poll(() => rawStorage(page)).not.toContain(photoPlace(''));
  });

  test('a reload keeps what was typed and chosen', async () => {
    await page.reload();
    await field().waitFor();
    expect(await field().inputValue()).toBe(text);
    expect(await page.getByRole('radio', { name: words('appeals.member.topic.suggestion') }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: words('appeals.member.disclosure.anonymous'), exact: true }).isChecked()).toBe(true);
    expect(await page.getByRole('button', { name: words('ui/photos/remove', { place: 1 }) }).count()).toBe(0);
  });

  test('a broken line loses nothing: it waits, goes out by itself, and makes exactly one case', async () => {
    await page.route(SUBMIT, (route) => route.abort('connectionfailed'));
    await sendButton(page, words).click();
    await page.getByText(words('appeals.member.outgoing.waiting-unsure')).waitFor();
    await page.getByText(text).waitFor();
    await assertSound(page);
    await page.unroute(SUBMIT);
    // This one arrives, but its answer gets lost on the way back.
    await page.route(SUBMIT, async (route) => { await route.fetch(); await route.abort('connectionreset'); }, { times: 1 });
    const arrived = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: words('appeals.member.outgoing.now') }).click();
    await arrived;
    await page.reload();
    await page.getByRole('button', { name: words('appeals.member.outgoing.see-receipt') }).click();
    const receipt = await readReceipt(page, words);
    await assertSound(page);
    await toList('all');
    expect(await contact.locator('.appeal-row').filter({ hasText: text }).count()).toBe(1);
    await openWithReceipt(page, words, { url: journey.server.url, receipt });
    await page.getByText(text).waitFor();
    await assertSound(page);
  });
});

test('words changed after an answer got lost make no second case, and the page says which words arrived', async () => {
  const page = await journey.browser.newPage('phone', { hasServiceWorker: false });
  await visit(page, poster());
  await write(page, t, { topic: 'suggestion', text: '更衣室的柜子不够分。', disclosure: 'anonymous' });
  await page.route('**/api/appeals/submit-appeal', async (route) => { await route.fetch(); await route.abort('connectionreset'); }, { times: 1 });
  await sendButton(page, t).click();
  await page.getByText(t('appeals.member.outgoing.waiting-unsure')).waitFor();
  await page.getByRole('button', { name: t('appeals.member.outgoing.edit') }).click();
  await page.getByRole('textbox', { name: t('appeals.member.form.text') }).fill('更衣室的柜子不够分，能不能两人一个？');
  await sendButton(page, t).click();
  await page.getByText(t('appeals.member.sent.former'), { exact: true }).waitFor();
  await assertSound(page);
  await toList('all');
  expect(await contact.locator('.appeal-row').filter({ hasText: '更衣室' }).allInnerTexts()).toEqual([expect.stringContaining('不够分。')]);
});
