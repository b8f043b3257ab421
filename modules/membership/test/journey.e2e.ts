import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { idNumberOf } from './membership-world.ts';

const t = wordsOf('zh-CN');
const ZONE = '恒口示范区总工会';
const FIRM = '恒口毛绒玩具企业工会（生成 02）';

let journey: Journey;
let chair: Page;
let worker: Page;
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
  worker = await journey.browser.newPage('phone');
});
afterAll(() => journey.close());

const at = (path: string): string => `${journey.server.url}${path}`;
const office = (path: string): string => at(`/office${path}`);
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

test('a worker without employer scans the poster, is asked once for everything, and the draft survives a reload', async () => {
  await visit(chair, office('/joins'));
  await chair.getByText('罗大江（生成）').waitFor();
  await assertSound(chair);
  await press(chair, 'membership.office.code');
  await chair.getByRole('img', { name: t('membership.office.code.picture', { union: ZONE }) }).waitFor();
  const poster = (await chair.locator('.zj-copy').innerText()).replaceAll(/\s/g, '');
  const code = /\/j\/([\w-]{108})/.exec(poster)?.[1] ?? '';

  await visit(worker, at(`/j/${code}`));
  await worker.getByText(ZONE).waitFor();
  await worker.getByRole('link', { name: t('accounts.member.sign-in-by-phone') }).click();
  await signIn(worker, '19900008888', '欧阳小丰');
  await worker.waitForURL('**/j/*');
  const courier = worker.getByRole('radio', { name: t('membership.category.courier') });
  await keeping(worker, () => fill(worker, 'id-number', idNumberOf(77)));
  await keeping(worker, () => worker.getByRole('radio', { name: t('membership.member.form.work.none') }).press('Space'));
  await keeping(worker, () => courier.press('Space'));
  await worker.reload();
  await courier.waitFor();
  expect(await worker.getByRole('textbox', { name: t('membership.member.form.id-number') }).inputValue()).toBe(idNumberOf(77));
  expect(await courier.isChecked()).toBe(true);
  await press(worker, 'membership.member.form.send');
  await worker.getByText(t('membership.member.form.consent-missing')).first().waitFor();
  await assertSound(worker);
  await worker.getByRole('checkbox', { name: t('membership.member.form.agree'), exact: true }).check();
  await worker.getByRole('checkbox', { name: t('membership.member.form.agree-sensitive') }).check();
  await press(worker, 'membership.member.form.send');
  await worker.waitForURL('**/union');
  await worker.getByText(t('membership.join.status.waiting')).waitFor();
  await assertSound(worker);
});

test('the officer looks up the number for a reason and accepts; the card is shown and checked by anybody', async () => {
  await visit(chair, office('/joins'));
  await chair.getByRole('link', { name: '欧阳小丰' }).click();
  await fill(chair, 'reveal.reason', '核对身份证', 'membership.office');
  await press(chair, 'membership.office.reveal');
  await chair.getByText(idNumberOf(77)).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-join-pc');
  await press(chair, 'membership.office.accept');
  await chair.getByText(/26\d{10}/).waitFor();

  await visit(worker, at('/union'));
  await worker.getByText(ZONE).first().waitFor();
  await worker.getByRole('link', { name: t('membership.member.card') }).click();
  await worker.getByRole('img', { name: t('membership.member.card.code') }).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'membership-card-phone');
  const address = await worker.evaluate(async () => {
    const answer = await fetch(`/api/membership/read-card?input=${encodeURIComponent('{}')}`);
    return String((await answer.json()).card.address);
  });
  const other = await journey.browser.newPage('phone');
  await visit(other, at(`/c/${address.split('/c/')[1] ?? ''}`));
  await other.getByText(t('membership.member.check.valid'), { exact: true }).waitFor();
  await other.getByText('欧**丰').waitFor();
  await assertSound(other);
  await visit(other, at('/c/forged'));
  await other.getByText(t('membership.member.check.forged'), { exact: true }).waitFor();
  await other.context().close();
});

test('the member moves to another employer: both ends confirm, and the card says the new union', async () => {
  await visit(worker, at('/transfer'));
  await fill(worker, 'words', '（生成 02）', 'membership.member.choose');
  await press(worker, 'membership.member.choose.search');
  await worker.getByRole('button', { name: FIRM }).click();
  await press(worker, 'membership.member.transfer.send');
  await worker.waitForURL('**/union');
  await worker.getByText(t('membership.member.transfer.out-open')).waitFor();
  await assertSound(worker);

  await visit(chair, office('/transfers'));
  await chair.getByText('欧阳小丰').first().waitFor();
  await assertSound(chair);
  await press(chair, 'membership.office.confirm.out');
  await chair.getByText(t('membership.office.confirmed.out')).first().waitFor();
  // The zone's chair stands above the firm too, and receives for it.
  await press(chair, 'membership.office.confirm.in');
  await chair.getByText(t('membership.office.transfers.none')).waitFor();
  await visit(worker, at('/card'));
  await worker.getByText(FIRM).waitFor();
});

test('a union is asked for and approved, and its founder administers it', async () => {
  await visit(chair, office('/foundings'));
  await chair.getByRole('link', { name: '恒口冷链配送站（生成）' }).click();
  await press(chair, 'membership.office.approve');
  await fill(chair, 'approve.number', '恒工发〔2026〕7号', 'membership.office');
  await assertSound(chair);
  await chair.locator('form').getByRole('button', { name: t('membership.office.approve'), exact: true }).click();
  await chair.getByText(t('membership.founding.status.preparing')).first().waitFor();
  await visit(worker, at('/found'));
  await assertSound(worker);
});

test('the officer\'s pages hold on a phone', async () => {
  const page = await journey.browser.newPage('pc', { viewport: { width: 390, height: 844 } });
  await visit(page, linkTo(journey.server, 'chair'));
  for (const path of ['/joins', '/transfers?view=settled', '/blank-spots'] as const) {
    await visit(page, office(path));
    await assertSound(page);
  }
  await page.context().close();
});

async function fill(page: Page, name: string, text: string, room = 'membership.member.form'): Promise<void> {
  await page.getByRole('textbox', { name: t(`${room}.${name}`) }).fill(text);
}

/** Does it and waits until it lies on the device: each change is sealed on its own, and a reload waits for none. */
async function keeping(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await sealedDraft(page);
  await act();
  await expect.poll(() => sealedDraft(page)).not.toBe(before);
}

/** What the draft is sealed with: another nonce each time. */
function sealedDraft(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) => new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
    const database = await asked(indexedDB.open('zhijia'));
    const item: { readonly nonce: Uint8Array } | undefined = await asked(database.transaction('items').objectStore('items').get(['draft.join', 'form']));
    database.close();
    return String(item?.nonce);
  });
}

async function signIn(page: Page, phone: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: t('accounts.member.phone') }).fill(phone);
  await page.getByRole('button', { name: t('accounts.member.send-code') }).click();
  await page.getByRole('textbox', { name: t('accounts.member.code') }).waitFor();
  await page.getByRole('textbox', { name: t('accounts.member.code') }).fill(await codeFor(`+86${phone}`));
  await page.getByRole('textbox', { name: t('accounts.member.name') }).waitFor();
  await page.getByRole('textbox', { name: t('accounts.member.name') }).fill(name);
  await page.getByRole('button', { name: t('accounts.member.sign-in'), exact: true }).click();
}

/** Read off the page that stands for everybody's phones. */
async function codeFor(phone: string): Promise<string> {
  const inbox = await journey.browser.newPage('pc');
  await inbox.goto(linkTo(journey.server, 'inbox'));
  const message = await inbox.getByRole('listitem').filter({ hasText: phone }).first().innerText();
  await inbox.context().close();
  return /"code":"(\d{6})"/.exec(message)?.[1] ?? '';
}
