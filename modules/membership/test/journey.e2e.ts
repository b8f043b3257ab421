import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { termEnd } from '../rules/founding-course.ts';
import { idNumberOf } from './membership-world.ts';

const t = wordsOf('zh-CN');
const ZONE = '恒口示范区总工会';
const NEW_FIRM = '恒口新光电子厂';
const FIRM = '恒口毛绒玩具企业工会（生成 02）';

let journey: Journey;
let chair: Page;
let worker: Page;
let foundingId = '';
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
  await worker.getByText(t('consents.member.missing')).first().waitFor();
  await assertSound(worker);
  for (const purpose of ['joining', 'id-number'] as const) await worker.getByRole('checkbox', { name: t(`consents.text.joining.1.agree.${purpose}`), exact: true }).check();
  await press(worker, 'membership.member.form.send');
  await worker.waitForURL('**/union');
  await worker.getByText(t('membership.join.status.waiting')).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'membership-asked-phone');
  await worker.getByRole('link', { name: t('membership.member.course') }).click();
  await worker.getByText(t('membership.step.join-review')).first().waitFor();
  await assertSound(worker);
  await takePicture(worker, 'membership-join-case-phone');
});

test('the officer looks up the number for a reason and accepts; the card is shown and checked by anybody', async () => {
  await visit(chair, office('/joins'));
  await chair.getByRole('link', { name: '欧阳小丰' }).click();
  await fill(chair, 'reveal.reason', '核对身份证', 'membership.office');
  await press(chair, 'membership.office.reveal');
  await chair.getByText(idNumberOf(77)).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-join-pc');
  await chair.getByRole('link', { name: t('membership.office.case') }).click();
  await chair.getByText(/^6\*{15}\w{2}$/).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-join-case-pc');
  await agree();

  await visit(worker, at('/union'));
  await worker.getByText(ZONE).first().waitFor();
  await worker.getByRole('link', { name: t('membership.member.card') }).click();
  await worker.getByRole('img', { name: t('membership.member.card.code') }).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'membership-card-phone');
  const address = await cardAddress();
  const other = await journey.browser.newPage('phone');
  await visit(other, at(`/c/${address.split('/c/')[1] ?? ''}`));
  await other.getByText(t('membership.member.check.valid'), { exact: true }).waitFor();
  await other.getByText('欧**丰').waitFor();
  await assertSound(other);
  await visit(other, at('/c/forged'));
  await other.getByText(t('membership.member.check.forged'), { exact: true }).waitFor();
  await checkOffline(other, await cardAddress());
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
  await takePicture(chair, 'membership-transfers-pc');
  await chair.getByRole('link', { name: t('membership.office.case') }).first().click();
  await chair.getByText(FIRM).first().waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-transfer-case-pc');
  const transfer = chair.url();
  await agree();
  await visit(worker, at('/union'));
  await worker.getByText(t('membership.member.transfer.out-done')).waitFor();
  await takePicture(worker, 'membership-transfer-phone');
  // The zone's chair stands above the firm too, and receives for it.
  await visit(chair, transfer);
  await agree();
  await visit(chair, office('/transfers'));
  await chair.getByText(t('membership.office.transfers.none')).waitFor();
  await visit(worker, at('/card'));
  await worker.getByText(FIRM).waitFor();
});

test('the worker sees what they agreed to, in the words of that day, takes one back and agrees again; the console counts', async () => {
  await visit(worker, at('/my-consents'));
  await worker.getByRole('heading', { name: t('consents.purpose.joining') }).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'consents-own-phone');
  await worker.getByRole('button', { name: t('consents.member.withdraw-of', { purpose: t('consents.purpose.id-number') }) }).click();
  await worker.getByText(t('consents.state.withdrawn'), { exact: true }).waitFor();
  await worker.getByRole('link', { name: t('consents.member.again') }).click();
  await worker.getByRole('checkbox', { name: t('consents.text.joining.1.agree.id-number') }).check();
  await assertSound(worker);
  await press(worker, 'consents.member.agree-send');
  await worker.waitForURL('**/my-consents');
  await worker.getByText(t('consents.member.earlier')).waitFor();
  await worker.getByRole('link', { name: t('consents.member.read') }).first().click();
  await worker.getByText(t('consents.text.joining.1.who')).waitFor();
  await assertSound(worker);

  await visit(chair, office('/consents'));
  await chair.getByRole('link', { name: t('consents.text.joining.1.title') }).click();
  await chair.getByText(t('consents.office.holds')).waitFor();
  await assertSound(chair);
});

test('a worker asks the union above for a union of their own: chosen, filled in, looked over, sent', async () => {
  await visit(worker, at('/found'));
  await assertSound(worker);
  await fill(worker, 'words', ZONE, 'membership.member.choose');
  await press(worker, 'membership.member.choose.search');
  await worker.getByRole('button', { name: ZONE }).first().click();
  await field(worker, 'employer').waitFor();
  for (const [key, value] of [['employer', NEW_FIRM], ['address', '恒口镇一号'], ['workers', '40'], ['proposed-name', `${NEW_FIRM}工会`], ['joiners', '31'], ['applicant', '欧阳小丰']] as const) {
    await field(worker, key).fill(value);
  }
  await choose(worker, 'kind', 'enterprise');
  await assertSound(worker);
  await takePicture(worker, 'membership-found-phone');
  await press(worker, 'flows.member.look');
  await press(worker, 'flows.member.send');
  await worker.getByText(t('flows.status.running'), { exact: true }).waitFor();
  foundingId = new URL(worker.url()).pathname.split('/').at(-1) ?? '';
  await visit(worker, at('/union'));
  await worker.getByRole('link', { name: NEW_FIRM }).getByText(t('membership.founding.status.submitted')).waitFor();
});

test('the union above compares it with what is known and agrees: the union stands in preparation', async () => {
  await visit(chair, office('/foundings'));
  await chair.getByText('恒口冷链配送站（生成）').waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-foundings-pc');
  await chair.getByRole('link', { name: NEW_FIRM }).click();
  await chair.getByRole('heading', { name: t('membership.office.alike') }).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-founding-pc');
  await chair.getByRole('link', { name: t('membership.office.founding.case') }).click();
  await chair.getByLabel(t('membership.field.union-name')).fill(`${NEW_FIRM}工会委员会`);
  await assertSound(chair);
  await takePicture(chair, 'membership-review-pc');
  await agree();
  await visit(chair, office(`/foundings/${foundingId}`));
  await chair.getByText(t('membership.founding.status.preparing')).first().waitFor();
});

test('the new union holds its congress, elects, and is a legal person: filled in on the phone, agreed to in the console', async () => {
  const today = dateInChina(systemClock.now());
  await visit(worker, at(`/found/${foundingId}`));
  await field(worker, 'members').fill('31');
  await choose(worker, 'congress-form', 'meeting');
  await field(worker, 'attendees').fill('31');
  await field(worker, 'congress-day').fill(today);
  await assertSound(worker);
  await takePicture(worker, 'membership-congress-phone');
  await press(worker, 'flows.act.fill');
  await field(worker, 'members').waitFor({ state: 'detached' });
  await visit(chair, caseOf());
  await agree();

  await visit(worker, at(`/flows/cases/${foundingId}`));
  await field(worker, 'election-day').fill(today);
  for (const [key, value] of [['entitled', '31'], ['present', '30'], ['chair-votes', '12'], ['committee', '5'], ['auditors', '3']] as const) await field(worker, key).fill(value);
  await choose(worker, 'term', 'five');
  await choose(worker, 'chair', 'other');
  await field(worker, 'chair-name').fill('当选主席（示例）');
  await press(worker, 'flows.act.fill');
  await worker.getByText(t('membership/no-majority', { needed: 16 })).waitFor();
  await field(worker, 'chair-votes').fill('28');
  await assertSound(worker);
  await takePicture(worker, 'membership-election-phone');
  await press(worker, 'flows.act.fill');
  await field(worker, 'chair-votes').waitFor({ state: 'detached' });

  await visit(chair, caseOf());
  await takePicture(chair, 'membership-course-pc');
  await agree();
  await visit(chair, office(`/foundings/${foundingId}`));
  await chair.getByText(t('membership.office.established', { name: '当选主席（示例）' })).waitFor();
  await press(chair, 'accounts.office.link.make');
  await chair.getByText(t('accounts.office.link.made', { name: '当选主席（示例）' })).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'membership-established-pc');
  await visit(chair, caseOf());
  await field(chair, 'certificate-code').fill('81610103MC00000120');
  await field(chair, 'certificate-from').fill(today);
  await field(chair, 'certificate-to').fill(termEnd(today, 5));
  await assertSound(chair);
  await press(chair, 'flows.act.fill');
  await chair.locator('.flows-done').waitFor();
  await visit(worker, at(`/flows/cases/${foundingId}`));
  await worker.getByText(t('flows.status.agreed'), { exact: true }).first().waitFor();
  await worker.getByRole('button', { name: t('membership.paper.election') }).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'membership-registered-phone');
});

test('the limits of joining are shortened with a source, and the poster is printed', async () => {
  await visit(chair, office('/joins'));
  await chair.getByRole('link', { name: t('membership.office.limits') }).click();
  await fill(chair, 'limits.decide', '10', 'membership.office');
  await press(chair, 'membership.office.limits.save');
  await chair.getByText(t('membership.office.limits.source-needed')).waitFor();
  await fill(chair, 'limits.source', '本会第三次全委会决定', 'membership.office');
  await assertSound(chair);
  await press(chair, 'membership.office.limits.save');
  await chair.getByText(t('membership.office.limits.saved')).waitFor();
  await chair.getByText(t('membership.office.limits.days', { count: 10 })).first().waitFor();
  await takePicture(chair, 'membership-limits-pc');
  await visit(chair, office('/joins'));
  await press(chair, 'membership.office.code');
  const download = chair.waitForEvent('download');
  await press(chair, 'membership.office.code.print');
  expect((await download).suggestedFilename()).toBe(t('membership.office.code.file'));
  await takePicture(chair, 'membership-poster-pc');
});

test('the officer\'s pages hold on a phone', async () => {
  const page = await journey.browser.newPage('pc', { viewport: { width: 390, height: 844 } });
  await visit(page, linkTo(journey.server, 'chair'));
  for (const path of ['/joins', '/joins/limits', '/transfers?view=settled', '/blank-spots', '/consents', '/consents/joining'] as const) {
    await visit(page, office(path));
    await assertSound(page);
  }
  await page.context().close();
});

/** A question of the founding's form, on either screen. */
function field(page: Page, key: string) {
  return page.getByLabel(t(`membership.field.${key}`), { exact: true });
}

/** A choice is a group of radios under its question. */
async function choose(page: Page, key: string, choice: string): Promise<void> {
  const group = page.getByRole('radiogroup', { name: t(`membership.field.${key}`), exact: true });
  await group.getByRole('radio', { name: t(`membership.choice.${key}.${choice}`), exact: true }).press('Space');
}

function caseOf(): string {
  return office(`/flows/cases/${foundingId}`);
}

async function agree(): Promise<void> {
  await press(chair, 'flows.act.agree');
  await chair.locator('.flows-done').waitFor();
}

function cardAddress(): Promise<string> {
  return worker.evaluate(async () => {
    const answer = await fetch(`/api/membership/read-card?input=${encodeURIComponent('{}')}`);
    return String((await answer.json()).card.address);
  });
}

/** Another union's phone, its app installed, and then no network: the signature is checked here, and nothing more is claimed. */
async function checkOffline(phone: Page, address: string): Promise<void> {
  const path = `/c/${address.split('/c/')[1] ?? ''}`;
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null && localStorage.getItem('zhijia.card-keys') !== null);
  await phone.context().setOffline(true);
  await phone.goto(at(path));
  await phone.getByText(t('membership.member.offline.good'), { exact: true }).waitFor();
  await phone.getByText(/没有联网问过/).waitFor();
  await assertSound(phone);
  await takePicture(phone, 'membership-offline-phone');
  const changed = path.slice(0, -8) + (path.endsWith('A') ? 'B' : 'A').repeat(8);
  await phone.goto(at(changed));
  await phone.getByText(t('membership.member.offline.forged-text')).waitFor();
  const clock = phone.context();
  await clock.clock.setFixedTime(new Date(systemClock.now().getTime() + 3 * 3_600_000));
  await phone.goto(at(path));
  await phone.getByText(t('membership.member.offline.old'), { exact: true }).waitFor();
  await phone.evaluate(() => localStorage.removeItem('zhijia.card-keys'));
  await phone.goto(at(path));
  await phone.getByText(t('membership.member.offline.no-keys-text')).waitFor();
  await assertSound(phone);
}

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
  await page.getByRole('checkbox', { name: t('consents.text.account.1.agree.account') }).check();
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
