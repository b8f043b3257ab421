import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const ADMINISTRATOR = '新任管理员';
const COLLEAGUE = '代办的同事';
const AUDITOR = '新来的审计员';

let journey: Journey;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
});
afterAll(async () => { await journey.close(); });

const office = (path: string): string => `${journey.server.url}/office${path}`;
const inDays = (days: number): string => addDays(dateInChina(systemClock.now()), days);
const act = (page: Page, name: string) => page.getByRole('button', { name: t(`offices.office.act.${name}`) }).click();
const rowOf = (page: Page, name: string) => page.locator('.duty-row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('the console opens on the desk: what waits, and the week', async () => {
  await chair.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
  await chair.getByRole('heading', { name: t('desk.office.week') }).waitFor();
  expect(await chair.getByRole('list', { name: t('desk.office.todos') }).getByRole('listitem').count()).toBeLessThanOrEqual(5);
  await assertSound(chair);
  await takePicture(chair, 'office-desk-pc');
});

test('the administrator is replaced in one step, and the new one gets a link', async () => {
  await visit(chair, office('/duties'));
  await assertSound(chair);
  await act(chair, 'replace');
  await chair.getByRole('button', { name: t('offices.replace.send') }).click();
  await chair.getByText(t('offices.someone.new.needed')).waitFor();
  await assertSound(chair);
  await chair.getByRole('textbox', { name: t('offices.someone.name') }).fill(ADMINISTRATOR);
  await chair.getByRole('button', { name: t('offices.replace.send') }).click();
  await chair.getByRole('button', { name: t('accounts.office.link.make') }).waitFor();
  await rowOf(chair, ADMINISTRATOR).getByText(t('orgs.office.role.administrator'), { exact: true }).waitFor();
  await assertSound(chair);
});

test('a duty is handed on for some days and taken back', async () => {
  await act(chair, 'hand-on');
  await chair.getByRole('textbox', { name: t('offices.someone.name') }).fill(COLLEAGUE);
  await chair.getByLabel(t('offices.hand-on.until')).fill(inDays(20));
  await chair.getByRole('button', { name: t('offices.hand-on.send') }).click();
  const row = rowOf(chair, COLLEAGUE);
  await row.getByText(t('offices.duty.ends-soon')).waitFor();
  await row.getByText(t('offices.duty.handed-on'), { exact: true }).waitFor();
  await row.getByRole('button', { name: t('offices.duty.take-back-of', { name: COLLEAGUE }) }).click();
  await chair.getByText(t('offices.office.past-count', { count: 2 })).waitFor();
  await assertSound(chair);
});

test('a separated duty takes two: the chair asks, the union above looks and approves, then it is carried out once', async () => {
  await act(chair, 'duty');
  await chair.getByRole('textbox', { name: t('offices.duty.name') }).fill(AUDITOR);
  await chair.getByRole('button', { name: t('offices.separate.send') }).click();
  await chair.getByRole('heading', { level: 1, name: t('offices.appointDuty') }).waitFor();
  await chair.getByText(t('countersign.office.next.waiting')).waitFor();
  expect(await chair.getByRole('button', { name: t('countersign.office.approve') }).count()).toBe(0);
  const path = new URL(chair.url()).pathname;
  const upper = await journey.browser.newPage('pc', { viewport: { width: 390, height: 844 } });
  await visit(upper, linkTo(journey.server, 'upper'));
  await assertSound(upper);
  await visit(upper, `${journey.server.url}${path}`);
  await upper.getByText(AUDITOR).first().waitFor();
  await assertSound(upper);
  await upper.getByRole('button', { name: t('countersign.office.approve') }).click();
  await upper.getByText(t('countersign.state.approved')).first().waitFor();
  await chair.reload();
  await chair.getByRole('button', { name: t('countersign.office.perform') }).click();
  await chair.getByText(t('countersign.state.performed')).first().waitFor();
  await assertSound(chair);
  await visit(chair, office('/duties'));
  await rowOf(chair, AUDITOR).getByText(t('orgs.office.role.audit-officer'), { exact: true }).waitFor();
  for (const page of ['/duties', '/all', '/countersign?view=mine']) {
    await visit(upper, office(page));
    await assertSound(upper);
  }
  await upper.context().close();
});
