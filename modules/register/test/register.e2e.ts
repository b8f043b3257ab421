import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { idNumberOf, phoneOf } from './register-world.ts';

const t = wordsOf('zh-CN');
let journey: Journey;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
});
afterAll(async () => { await journey.close(); });

const roster = [
  '恒口示范区会员花名册,,,', '姓名,公民身份号码,联系方式,工种', `导入甲,${idNumberOf(61)},${phoneOf(8_000_001)},缝纫`, `导入乙,${idNumberOf(62).slice(0, 17)}*,,缝纫`,
  `导入丙,${idNumberOf(61)},,裁剪`, `导入丁,${idNumberOf(63)},${phoneOf(8_000_002)},裁剪`, '合计,4,,',
].join('\r\n');

test('a roster with mistakes: tried out, its wrong rows named, the others taken', async () => {
  await visit(chair, `${journey.server.url}/office/members/import`);
  await chair.getByRole('button', { name: t('register.office.import.template') }).waitFor();
  await assertSound(chair);
  await chair.locator('input[type=file]').setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
  await chair.getByText(t('register.reason.twice-in-file', { line: 3 })).waitFor();
  await chair.getByText(t('register.reason.id-shape')).waitFor();
  await assertSound(chair);
  const download = chair.waitForEvent('download');
  await chair.getByRole('button', { name: t('register.office.import.download') }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await chair.getByRole('button', { name: t('register.office.import.accept', { count: 2 }) }).click();
  await chair.getByText(t('register.office.import.done'), { exact: true }).first().waitFor();
  await assertSound(chair);
});

test('a member is found, masked, and one value shown for a reason', async () => {
  await visit(chair, `${journey.server.url}/office/members?words=${encodeURIComponent('导入甲')}`);
  await chair.getByRole('link', { name: '导入甲' }).click();
  await chair.getByRole('heading', { name: t('register.office.member.sealed') }).waitFor();
  expect(await chair.content()).not.toContain(idNumberOf(61));
  await chair.getByRole('button', { name: `${t('register.office.member.show')} ${t('register.column.idNumber')}` }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByRole('textbox', { name: t('register.office.member.reason') }).fill('核对入会材料');
  await dialog.getByRole('button', { name: t('register.office.member.show') }).click();
  await chair.getByText(idNumberOf(61)).waitFor();
  await assertSound(chair);
});

test('the list in the clear: asked for, approved by the officer above, downloaded once by whoever asked', async () => {
  await visit(chair, `${journey.server.url}/office/members?words=${encodeURIComponent('导入')}`);
  await chair.getByRole('link', { name: t('register.office.full.title') }).click();
  await chair.getByText(t('register.office.full.found', { count: 2, words: '导入' })).waitFor();
  await chair.getByRole('button', { name: t('register.office.full.ask', { count: 2 }) }).click();
  await chair.getByText(t('register.office.member.reason-short')).waitFor();
  await chair.getByRole('checkbox', { name: t('register.column.idNumber'), exact: true }).check();
  await chair.getByRole('textbox', { name: t('register.full.reason') }).fill('核对入会材料');
  await assertSound(chair);
  await takePicture(chair, 'register-export-pc');
  await chair.getByRole('button', { name: t('register.office.full.ask', { count: 2 }) }).click();
  await chair.waitForURL(/\/office\/countersign\//);
  const request = chair.url();
  const upper = await journey.browser.newPage('pc');
  await visit(upper, linkTo(journey.server, 'upper'));
  await visit(upper, request);
  await upper.getByText(t('register.full.in-clear')).first().waitFor();
  await assertSound(upper);
  await takePicture(upper, 'register-export-second-pc');
  await upper.getByRole('button', { name: t('countersign.office.approve') }).click();
  await upper.getByText(t('countersign.state.approved')).first().waitFor();
  await upper.context().close();
  await visit(chair, `${journey.server.url}/office/members/export`);
  const take = chair.getByRole('button', { name: t('register.office.full.download') });
  await take.waitFor();
  await assertSound(chair);
  await takePicture(chair, 'register-export-ready-pc');
  const download = chair.waitForEvent('download');
  await take.click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await chair.getByText(t('countersign.state.performed')).first().waitFor();
  expect(await take.count()).toBe(0);
  await chair.setViewportSize({ width: 390, height: 844 });
  await assertSound(chair);
  await takePicture(chair, 'register-export-narrow');
  await chair.setViewportSize({ width: 1440, height: 900 });
});

test('a worker reads the own record on the phone and asks for a correction, which the union confirms', async () => {
  const phone = await journey.browser.newPage('phone');
  await visit(phone, linkTo(journey.server, 'worker'));
  await visit(phone, `${journey.server.url}/my-record`);
  await phone.getByRole('button', { name: t('register.member.correct') }).click();
  await phone.getByRole('textbox', { name: t('register.column.post') }).fill('班组长');
  await assertSound(phone);
  await phone.getByRole('button', { name: t('register.member.send') }).click();
  await phone.getByText(t('register.member.waiting')).waitFor();
  await assertSound(phone);
  await visit(chair, `${journey.server.url}/office/members/corrections`);
  await chair.getByRole('button', { name: new RegExp(`^${t('register.office.corrections.open')}`) }).first().click();
  await chair.getByText('班组长').waitFor();
  await assertSound(chair);
  await chair.getByRole('button', { name: t('register.office.corrections.confirm') }).click();
  await chair.getByText(t('register.office.corrections.none'), { exact: true }).waitFor();
  await phone.reload();
  await phone.getByText('班组长').waitFor();
});
