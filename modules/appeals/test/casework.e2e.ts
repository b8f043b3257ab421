import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_FIRM, demoUnionId } from '#apps/server/demo/load-demo-unions.ts';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { assertControlsReached, isFocused } from '#apps/server/testing/by-keyboard.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { newEntryIds } from '../office/entry-draft.ts';
import { accept, actWithReason, chooseReceiver, enterCase, openAct, openCase, readEntryReceipt, rowOf, say } from './officer-journey.ts';
import { openWithReceipt, rate, send, write, type Receipt } from './worker-journey.ts';

const t = wordsOf('zh-CN');
const FIRM = '恒口毛绒玩具企业工会（生成 01）';
const STREET = '恒口示范区总工会';
const CITY = '安康市总工会';
const PHONE = { width: 390, height: 844 };
const PC = { width: 1440, height: 900 };

let journey: Journey;
let contact: Page;
let street: Page;
let phone: Page;
let receipt: Receipt;

beforeAll(async () => {
  journey = await openJourney();
  [contact, street, phone] = [await journey.browser.newPage('pc'), await journey.browser.newPage('pc'), await journey.browser.newPage('phone')];
  await visit(contact, linkTo(journey.server, 'contact'));
  await visit(street, linkTo(journey.server, 'chair'));
  await visit(phone, journey.server.links.find((link) => link.includes('/s/')) ?? '');
  await write(phone, t, { topic: 'complaint', text: '厂区外那段路的路灯坏了半个月，下夜班的人摔了两个。', disclosure: 'anonymous' });
  receipt = await send(phone, t);
});
afterAll(async () => { await journey.close(); });

const toList = async (page: Page, view: string): Promise<void> => visit(page, `${journey.server.url}/office/appeals?view=${view}`);
const asWorker = async (): Promise<void> => openWithReceipt(phone, t, { url: journey.server.url, receipt });

/** As a screen would send it, for the cases that only have to be there. */
const postAs = async (page: Page, path: string, input: object): Promise<number> => page.evaluate(async ({ to, body, key }) => {
  const answer = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) });
  return answer.status;
}, { to: path, body: input, key: newIntentKey(systemRandom) });

/** The same screen on a desk and in a hand. */
async function assertSoundAtBothSizes(page: Page): Promise<void> {
  for (const size of [PHONE, PC]) {
    await page.setViewportSize(size);
    await assertSound(page);
  }
}

describe('one case up the ladder', () => {
  test('the contact person finds it among the new ones and says that it is not theirs, with a reason', async () => {
    await toList(contact, 'new');
    await assertSoundAtBothSizes(contact);
    await openCase(contact, receipt.caseNumber);
    await openAct(contact, t, 'refuse');
    await contact.getByRole('button', { name: t('appeals.office.act.refuse.send') }).click();
    await contact.getByText(t('appeals.office.act.reason-needed')).waitFor();
    const reason = contact.getByRole('textbox', { name: t('appeals.office.act.refuse.reason') });
    await expect.poll(() => isFocused(reason)).toBe(true);
    await reason.fill('路灯归示范区管，厂里动不了。');
    await assertSoundAtBothSizes(contact);
    await assertControlsReached(contact);
    await contact.reload();
    expect(await reason.inputValue()).toBe('路灯归示范区管，厂里动不了。');
    await contact.getByRole('button', { name: t('appeals.office.act.refuse.send') }).click();
    await contact.getByText(t('appeals.office.done.refuse', { union: STREET })).waitFor();
    await contact.getByText(t('appeals.office.nothing.elsewhere', { union: STREET })).waitFor();
  });

  test('the worker reads who refused and why, who has it now, and who gets it next', async () => {
    await asWorker();
    await phone.getByText(t('appeals.member.stand.received', { contact: STREET })).waitFor();
    await phone.getByText(t('appeals.member.step.refused', { union: FIRM, to: STREET })).waitFor();
    await phone.getByText('路灯归示范区管，厂里动不了。').waitFor();
    await phone.getByText(t('appeals.member.due.next', { union: CITY })).waitFor();
    await assertSound(phone);
    await takePicture(phone, 'phone-case-ladder');
  });

  test('the street has it on its list, marked as passed on, and accepts it by keyboard', async () => {
    await toList(street, 'today');
    const row = rowOf(street, receipt.caseNumber);
    await row.getByText(t('appeals.office.mark.bounced', { count: 1 })).waitFor();
    expect(await row.getByText(t('appeals.office.mark.held', { union: STREET })).count()).toBe(0);
    await street.getByRole('link', { name: new RegExp(`^${t('appeals.office.view.new')}\\s*1$`) }).waitFor();
    await assertSoundAtBothSizes(street);
    await row.getByRole('link').focus();
    await street.keyboard.press('a');
    await row.getByText(t('appeals.office.status.accepted')).waitFor();
    await street.keyboard.press('Enter');
    await street.getByRole('heading', { level: 1, name: receipt.caseNumber }).waitFor();
  });

  test('it is paused no longer than allowed; the worker reads why; it goes on', async () => {
    await openAct(street, t, 'pause');
    await street.getByRole('textbox', { name: t('appeals.office.act.pause.reason') }).fill('等供电公司排期。');
    const until = street.getByLabel(t('appeals.office.act.until'));
    await until.fill('2099-01-01');
    await street.getByRole('button', { name: t('appeals.office.act.pause.send'), exact: true }).click();
    await expect.poll(() => until.getAttribute('aria-invalid')).toBe('true');
    await assertSoundAtBothSizes(street);
    await until.fill(addDays(dateInChina(systemClock.now()), 7));
    await street.getByRole('button', { name: t('appeals.office.act.pause.send'), exact: true }).click();
    await street.getByText(t('appeals.office.done.pause')).waitFor();
    await phone.reload();
    await phone.getByText(t('appeals.member.stand.paused', { contact: STREET })).waitFor();
    await phone.getByText('等供电公司排期。').first().waitFor();
    await assertSound(phone);
    await street.getByRole('button', { name: t('appeals.office.resume.case') }).click();
    await street.getByText(t('appeals.office.done.resume')).waitFor();
  });

  test('it is handed over, answered and closed; nothing typed is needed twice', async () => {
    await openAct(street, t, 'hand-over');
    await street.getByRole('button', { name: t('appeals.office.act.hand-over.send'), exact: true }).click();
    await street.getByText(t('appeals.office.act.receiver-needed')).waitFor();
    await chooseReceiver(street, t, '管理员');
    await actWithReason(street, t, { act: 'hand-over', reason: '管理员和供电公司对接。' });
    await street.getByText(t('appeals.office.done.hand-over', { union: STREET })).waitFor();
    await say(street, t, { step: 'answer', text: '供电公司明天来修。' });
    await say(street, t, { step: 'close', text: '两盏路灯都修好了。' });
    await street.getByText(t('appeals.office.nothing.unrated')).waitFor();
  });

  test('"not solved": the union above has it, with the whole ladder behind it', async () => {
    await phone.reload();
    await rate(phone, t, { verdict: 'unsolved', score: 2, remark: '只修好了一盏。' });
    await phone.getByText(t('appeals.member.stand.reopened-new', { contact: CITY })).waitFor();
    await assertSound(phone);
    const city = await journey.browser.newPage('pc');
    await visit(city, linkTo(journey.server, 'upper'));
    await toList(city, 'today');
    await rowOf(city, receipt.caseNumber).getByText(t('appeals.office.status.reopened')).waitFor();
    await openCase(city, receipt.caseNumber);
    await city.getByText('只修好了一盏。').waitFor();
    const ladder = city.getByRole('list', { name: t('appeals.office.case.ladder') });
    expect(await ladder.getByRole('listitem').count()).toBe(4);
    await assertSoundAtBothSizes(city);
    await takePicture(city, 'office-case-ladder');
    await city.context().close();
  });
});

describe('cases that come another way, and many of one matter', () => {
  const first = { text: '三月份的加班费到现在没有发，班组二十多个人都没拿到。', name: '刘师傅' };
  const second = { text: '三月份的加班费没有发，班组二十多个人都没拿到。', name: '陈师傅' };
  let receipts: Receipt[] = [];

  test('a call is written down; what was typed survives a reload, what is missing is said at its field', async () => {
    await visit(contact, `${journey.server.url}/office/appeal-entry`);
    await contact.getByRole('button', { name: t('appeals.office.enter.send'), exact: true }).click();
    for (const name of ['source', 'topic', 'text', 'disclosure']) await contact.getByText(t(`appeals.office.enter.${name}-missing`)).waitFor();
    await assertSoundAtBothSizes(contact);
    await enterCase(contact, t, { source: 'phone', topic: 'legal-aid', ...first, isSent: false });
    await contact.getByRole('textbox', { name: t('appeals.office.enter.phone') }).fill('123');
    await contact.reload();
    expect(await contact.getByRole('textbox', { name: t('appeals.office.enter.text') }).inputValue()).toBe(first.text);
    await contact.getByRole('button', { name: t('appeals.office.enter.send'), exact: true }).click();
    await contact.getByText(t('appeals.office.enter.phone-wrong')).waitFor();
    await contact.getByRole('textbox', { name: t('appeals.office.enter.phone') }).fill('');
    await assertControlsReached(contact);
    await contact.getByRole('button', { name: t('appeals.office.enter.send'), exact: true }).click();
    receipts = [await readEntryReceipt(contact, t)];
    await assertSoundAtBothSizes(contact);
    await takePicture(contact, 'office-entry-receipt');
    await contact.getByRole('button', { name: t('appeals.office.receipt.next') }).click();
    await enterCase(contact, t, { source: 'visit', topic: 'legal-aid', ...second, isSent: true });
    receipts.push(await readEntryReceipt(contact, t));
  });

  test('two of one matter are joined with one press, taken apart again, joined, and answered together', async () => {
    const [lead, other] = receipts;
    await contact.getByRole('link', { name: t('appeals.office.receipt.open') }).click();
    await contact.getByRole('heading', { level: 1, name: other?.caseNumber }).waitFor();
    await openAct(contact, t, 'join');
    const similar = contact.getByRole('list', { name: t('appeals.office.similar') });
    await similar.getByText(first.text.slice(0, 20)).waitFor();
    await assertSoundAtBothSizes(contact);
    await similar.getByRole('button').first().click();
    await contact.getByText(t('appeals.office.done.join')).waitFor();
    await contact.getByRole('button', { name: t('ui/undo') }).click();
    await contact.getByText(t('appeals.office.done.undone')).waitFor();
    await openAct(contact, t, 'join');
    await similar.getByRole('button').first().click();
    await contact.getByText(t('appeals.office.nothing.joined')).waitFor();
    await contact.getByRole('link', { name: t('appeals.office.case-number', { caseNumber: lead?.caseNumber ?? '' }) }).click();
    await contact.getByRole('heading', { level: 1, name: lead?.caseNumber }).waitFor();
    await contact.getByRole('link', { name: t('appeals.office.case-number', { caseNumber: other?.caseNumber ?? '' }) }).waitFor();
    await accept(contact, t);
    await say(contact, t, { step: 'answer', text: '已经约了厂方，周五给大家答复。' });
    for (const one of receipts) {
      await openWithReceipt(phone, t, { url: journey.server.url, receipt: one });
      await phone.getByText('已经约了厂方，周五给大家答复。').waitFor();
    }
    await assertSound(phone);
  });

  test('the fifth of one matter within a week raises an alarm at the union above, with the way to all of them, until it was seen', async () => {
    // One suggestion stands in the demonstration already.
    const words = { count: 5, union: FIRM, topic: t('appeals.topic.suggestion') };
    for (const place of [1, 2, 3, 4]) {
      const entry = { ...newEntryIds(systemRandom), unionId: demoUnionId(DEMO_FIRM), source: 'letter', topic: 'suggestion', text: `过道堆了纸箱，第 ${place} 封信`, disclosure: 'anonymous', about: 'employer' };
      expect(await postAs(contact, '/api/appeals/enter-appeal', entry)).toBe(200);
    }
    await toList(street, 'today');
    await street.getByText(t('appeals.office.alarm.title', words)).waitFor();
    await assertSoundAtBothSizes(street);
    await takePicture(street, 'office-alarm');
    await street.getByRole('link', { name: t('appeals.office.alarm.open') }).click();
    await expect.poll(() => street.locator('.appeal-row').count()).toBe(5);
    await street.getByRole('button', { name: new RegExp(`^${t('appeals.office.alarm.seen')}`) }).click();
    await street.getByText(t('appeals.office.alarm.title', words)).waitFor({ state: 'detached' });
  });

  test('any case is found by its number, and one that is not there is said so', async () => {
    await toList(contact, 'today');
    const search = contact.getByRole('search', { name: t('appeals.office.search') });
    await search.getByRole('textbox').fill('1234');
    await search.getByRole('textbox').press('Enter');
    await contact.getByText(t('appeals.office.search.wrong', { count: 4 })).waitFor();
    await assertSoundAtBothSizes(contact);
    await search.getByRole('textbox').fill(receipt.caseNumber);
    await search.getByRole('textbox').press('Enter');
    await rowOf(contact, receipt.caseNumber).getByText(t('appeals.office.mark.held', { union: CITY })).waitFor();
    expect(await contact.locator('.appeal-row').count()).toBe(1);
    await search.getByRole('textbox').fill('00000000');
    await search.getByRole('textbox').press('Enter');
    await contact.getByText(t('appeals.office.empty.number.title')).waitFor();
  });

  test('a worker takes an appeal back, after one plain question', async () => {
    await phone.getByRole('button', { name: t('appeals.member.withdraw'), exact: true }).click();
    await assertSound(phone);
    await phone.getByRole('button', { name: t('appeals.member.withdraw.send') }).click();
    await phone.getByText(t('appeals.member.stand.withdrawn')).waitFor();
    await assertSound(phone);
  });

  test('whoever a case concerns steps aside and sees it no more', async () => {
    const [lead] = receipts;
    await visit(contact, `${journey.server.url}/office/appeals?number=${lead?.caseNumber}`);
    await openCase(contact, lead?.caseNumber ?? '');
    await openAct(contact, t, 'declare');
    await actWithReason(contact, t, { act: 'declare', reason: '我是这个班组的班长。' });
    await contact.getByText(t('appeals.office.done.declare')).waitFor();
    await visit(contact, `${journey.server.url}/office/appeals?number=${lead?.caseNumber}`);
    await contact.getByText(t('appeals.office.empty.number.title')).waitFor();
  });
});
