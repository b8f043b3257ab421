import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { ask, tell } from '#apps/server/testing/past-the-screen.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { roomRequest } from './room-request.ts';

const t = wordsOf('zh-CN');
const PROCESS = 'own.room';

let journey: Journey;
let worker: Page;
let contact: Page;
beforeAll(async () => {
  journey = await openJourney();
  [worker, contact] = [await journey.browser.newPage('phone'), await journey.browser.newPage('pc')];
  const chair = await journey.browser.newPage('pc');
  for (const [page, end] of [[chair, 'chair'], [worker, 'worker'], [contact, 'contact']] as const) await visit(page, linkTo(journey.server, end));
  const { me } = await ask(chair, 'accounts.readMe', {});
  await tell(chair, 'flows.publish', { unionId: me.grants[0].unionId, process: PROCESS, versionId: crypto.randomUUID(), basedOn: null, definition: roomRequest });
  await chair.context().close();
});
afterAll(async () => { await journey.close(); });

const phone = (path: string): string => `${journey.server.url}${path}`;
const office = (path: string): string => `${journey.server.url}/office${path}`;
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });

async function begin(purpose: string): Promise<string> {
  const { processes } = await ask(worker, 'flows.listProcesses', {});
  const { unionId, versionId } = processes.find((one: { readonly process: string }) => one.process === PROCESS);
  const caseId = crypto.randomUUID();
  await tell(worker, 'flows.start', { caseId, unionId, process: PROCESS, versionId, answers: { purpose, day: '2026-12-05', budget: 30_000 } });
  return caseId;
}

/** A generated member of the worker's own firm. */
const MATE = { name: '示例会员0040', digits: '4040' } as const;

async function nameMate(): Promise<void> {
  const digits = worker.getByLabel(t('flows.member.person.digits'));
  await worker.getByLabel(t('flows.member.person.name'), { exact: true }).fill(MATE.name);
  await digits.fill('4999');
  await digits.press('Enter');
  await worker.getByText(t('flows.member.person.none')).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'flows-mate-none-phone');
  await digits.fill(`199 0000 ${MATE.digits}`);
  await button(worker, 'flows.member.person.find').click();
  await worker.getByText(t('flows.member.person.found')).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'flows-mate-phone');
}

test('a member finds what can be asked for, is told what is missing, loses nothing by a reload, looks it over and sends it', async () => {
  await visit(worker, phone('/'));
  await worker.getByRole('link', { name: t('flows.member.title') }).click();
  await worker.getByRole('link', { name: roomRequest.title['zh-CN'] }).click();
  await button(worker, 'flows.member.look').click();
  await worker.getByText(t('forms.answer.missing')).first().waitFor();
  await assertSound(worker);
  await worker.getByLabel('用途').fill('象棋比赛');
  await worker.getByLabel('预算').fill('300');
  await expect.poll(async () => {
    await worker.reload();
    await worker.getByLabel('预算').waitFor();
    return worker.getByLabel('预算').inputValue();
  }).toBe('300');
  await worker.getByLabel('哪一天').fill('2026-12-05');
  await nameMate();
  await button(worker, 'flows.member.look').click();
  await worker.getByText(MATE.name).waitFor();
  await button(worker, 'flows.member.send').waitFor();
  await assertSound(worker);
  await takePicture(worker, 'flows-look-phone');
  await button(worker, 'flows.member.send').click();
  await worker.getByText(t('flows.status.running'), { exact: true }).waitFor();
  await assertSound(worker);
  await takePicture(worker, 'flows-case-phone');
});

test('an officer sends it back with a reason, the member corrects it where it stands', async () => {
  await visit(contact, office('/flows'));
  // The demonstration's appeals stand among the approvals, and lead to their own page.
  await contact.getByRole('link', { name: /^职工诉求/ }).first().waitFor();
  await assertSound(contact);
  await takePicture(contact, 'flows-desk-pc');
  // The same as one figure on the first page, with what it is made of beside it.
  const { todo } = await ask(contact, 'flows.countDesk', {});
  await visit(contact, office('/'));
  expect(await contact.getByRole('link', { name: `${todo} ${t('desk.office.waits-all')}`, exact: true }).count()).toBe(1);
  expect(await contact.getByRole('list', { name: t('desk.office.waits-parts') }).getByRole('listitem').count()).toBe(2);
  for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
    await contact.setViewportSize(viewport);
    await assertSound(contact);
    await takePicture(contact, `desk-start-${viewport.width}`);
  }
  await visit(contact, office('/flows'));
  await contact.getByRole('link', { name: /^职工诉求/ }).first().click();
  await contact.waitForURL(/office\/appeals\/[0-9a-f-]{36}$/);
  await visit(contact, office(`/flows?process=${PROCESS}`));
  await contact.locator('.flows-row-link').first().click();
  await button(contact, 'flows.act.refuse').click();
  await contact.getByText(t('flows.words.too-short')).waitFor();
  await assertSound(contact);
  await takePicture(contact, 'flows-case-pc');
  await button(contact, 'flows.act.send-back').click();
  await contact.getByRole('textbox', { name: t('flows.words.reason') }).fill('请写清楚有多少人。');
  const pdf = { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n') };
  await contact.locator('input[type=file]').setInputFiles([pdf]);
  await contact.getByRole('img', { name: t('ui/photos/pdf', { place: 1 }) }).waitFor();
  await contact.locator('.zj-photo-sending').waitFor({ state: 'detached' });
  await assertSound(contact);
  await button(contact, 'flows.act.send-back').click();
  await contact.locator('.flows-done').getByText(t('flows.done.send-back')).waitFor();
  await visit(worker, phone('/flows'));
  await worker.getByRole('link', { name: t('flows.stand.with-me') }).click();
  await worker.getByText('请写清楚有多少人。').first().waitFor();
  await assertSound(worker);
  const [paper] = await Promise.all([
    worker.waitForResponse((answer) => answer.url().includes('readPhoto') || answer.url().includes('read-photo')),
    worker.getByRole('button', { name: t('flows.photo.pdf', { number: 1 }) }).click(),
  ]);
  expect(paper.headers()).toMatchObject({
    'content-type': 'application/pdf', 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox'),
  });
  await worker.getByLabel('用途').fill('象棋比赛，二十人');
  await button(worker, 'flows.act.resubmit').click();
  await button(worker, 'flows.act.resubmit').waitFor({ state: 'detached' });
  await worker.getByText('象棋比赛，二十人').waitFor();
});

test('an officer names a member by keyboard, and the name is still there after a reload', async () => {
  await visit(contact, office(`/flows/new/${PROCESS}`));
  const mate = contact.getByRole('combobox', { name: '一起负责的人' });
  await mate.focus();
  await contact.keyboard.type('0040');
  await contact.locator('.ant-select-item-option').filter({ hasText: MATE.name }).waitFor();
  await assertSound(contact);
  await takePicture(contact, 'flows-member-picker-pc');
  await contact.keyboard.press('Enter');
  await contact.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  await expect.poll(async () => {
    await contact.reload();
    await mate.waitFor();
    return contact.locator('.flows-person').innerText();
  }).toContain(MATE.name);
  await assertSound(contact);
  await takePicture(contact, 'flows-member-picked-pc');
});

test('whoever asked a signer before them waits, and can drop that signer again', async () => {
  await visit(contact, office(`/flows?process=${PROCESS}`));
  await contact.locator('.flows-row-link').first().click();
  await button(contact, 'flows.act.add-signer').click();
  await contact.getByLabel(t('flows.office.person')).fill('主席');
  await takeOption(contact);
  await takePicture(contact, 'flows-add-signer-pc');
  await button(contact, 'flows.act.add-signer').click();
  await contact.locator('.flows-done').getByText(t('flows.done.add-signer')).waitFor();
  await button(contact, 'flows.act.drop-signer').click();
  await contact.getByRole('button', { name: /^减去/ }).click();
  await contact.locator('.flows-done').getByText(t('flows.done.drop-signer')).waitFor();
  await button(contact, 'flows.act.agree').waitFor();
  await assertSound(contact);
});

test('several are agreed to with one press by keyboard; what was withdrawn meanwhile is named with its reason', async () => {
  const gone = await begin('读书会');
  await begin('乒乓球');
  await visit(contact, office(`/flows?process=${PROCESS}`));
  await contact.locator('.flows-row-link').first().focus();
  for (const key of ['x', 'j', 'x', 'j', 'x']) await contact.keyboard.press(key);
  await contact.getByText(t('flows.office.batch.chosen', { count: 3 })).waitFor();
  await assertSound(contact);
  await takePicture(contact, 'flows-batch-pc');
  await tell(worker, 'flows.withdraw', { caseId: gone });
  await contact.keyboard.press('Control+Enter');
  await contact.getByText(t('flows.office.batch.done-partly', { count: 2, refused: 1 })).waitFor();
  await contact.getByText(t('flows/over')).waitFor();
  await contact.getByText(t('flows.office.none.found')).waitFor();
});

test('on the phone an approval takes two presses from its notice, and can be undone; the public list shows what it may', async () => {
  const chair = await journey.browser.newPage('phone');
  await visit(chair, linkTo(journey.server, 'chair'));
  await visit(chair, phone('/messages'));
  await chair.getByRole('button', { name: t('flows.asked') }).first().click();
  await button(chair, 'flows.act.agree').waitFor();
  await assertSound(chair);
  await takePicture(chair, 'flows-approve-phone');
  await button(chair, 'flows.act.agree').click();
  await chair.getByText(t('flows.done.agree'), { exact: true }).waitFor();
  await button(chair, 'ui/undo').click();
  await button(chair, 'flows.act.agree').click();
  await button(chair, 'flows.act.agree').waitFor({ state: 'detached' });
  await visit(chair, phone('/flows/todo'));
  await assertSound(chair);
  await visit(worker, phone('/flows/public'));
  await worker.getByText('300.00').waitFor();
  await assertSound(worker);
  await chair.context().close();
});

const PLACES = [
  { size: 'phone', viewport: { width: 390, height: 844 }, paths: ['/flows'], trails: ['picture'] },
  { size: 'pc', viewport: { width: 1440, height: 900 }, paths: ['/flows?view=done', '/flows/union', '/flows/new/own.room'], trails: ['picture', 'sheet'] },
] as const;

test.each(PLACES)('the pages of the desk hold on a $size, without a breach of accessibility', async ({ size, viewport, paths, trails }) => {
  const page = await journey.browser.newPage('pc', { viewport });
  await visit(page, linkTo(journey.server, 'chair'));
  for (const path of paths) {
    await visit(page, office(path));
    await assertSound(page);
    await takePicture(page, `flows-${path.replaceAll(/[^a-z]+/g, '-').slice(1)}-${size}`);
  }
  await visit(page, office('/flows'));
  await page.locator('.flows-row-link').first().click();
  await button(page, 'flows.act.add-signer').click();
  await button(page, 'flows.act.add-signer').click();
  await page.getByText(t('flows.office.person.needed')).waitFor();
  const address = new URL(page.url()).pathname;
  // Opened from the union's list, by somebody who takes part: in the clear, with all that may be done.
  await visit(page, `${journey.server.url}${address}?as=union`);
  await button(page, 'flows.act.agree').waitFor();
  expect(await page.getByText(t('flows.office.case.masked')).count()).toBe(0);
  for (const trail of trails) {
    await visit(page, `${journey.server.url}${address}?trail=${trail}`);
    await assertSound(page);
    await takePicture(page, `flows-trail-${trail}-${size}`);
  }
  await page.context().close();
});
