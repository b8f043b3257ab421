import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const SIZES = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];
const TITLE = '职工健步走';
/** The page opens with this year, and the activity begins in it. */
const YEAR = yearOf(dateInChina(systemClock.now()));

let journey: Journey;
let chair: Page;
let upper: Page;
beforeAll(async () => {
  journey = await openJourney();
  [chair, upper] = [await journey.browser.newPage('pc'), await journey.browser.newPage('pc')];
  for (const [page, end] of [[chair, 'chair'], [upper, 'upper']] as const) await visit(page, linkTo(journey.server, end));
});
afterAll(async () => { await journey.close(); });

const office = (path: string): string => `${journey.server.url}/office${path}`;
const field = (page: Page, key: string) => page.getByLabel(t(`budgets.field.${key}`), { exact: true });
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const look = async (page: Page, name: string): Promise<void> => {
  await assertSound(page);
  await takePicture(page, name);
};

/** The union above decides, past the screen: the desk's own journey shows it there. */
async function agreeAbove(caseId: string): Promise<void> {
  const status = await upper.evaluate(async ([read, decide, id]) => {
    const { myTask } = await (await fetch(`/api${read}?input=${encodeURIComponent(JSON.stringify({ caseId: id }))}`)).json();
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    return (await fetch(`/api${decide}`, { method: 'POST', headers, body: JSON.stringify({ taskId: myTask.taskId, decision: 'agree' }) })).status;
  }, [endpointPath('flows.readCase'), endpointPath('flows.decide'), caseId] as const);
  expect(status).toBe(200);
}

test('a chair enters the budget and plans an activity; once it is agreed to, the year says what is left and every number opens its activities', async () => {
  await visit(chair, office('/budgets'));
  await look(chair, 'budgets-empty');
  await press(chair, 'budgets.office.set-allotment');
  await chair.getByLabel(t('budgets.office.allotment')).fill('12,000');
  await chair.getByLabel(t('budgets.office.source'), { exact: true }).fill('工会委员会 3 月 2 日会议');
  await look(chair, 'budgets-allotment');
  await press(chair, 'budgets.office.save');
  await chair.getByText(t('budgets.office.saved')).waitFor();

  await chair.getByRole('link', { name: t('budgets.office.new-plan') }).click();
  await field(chair, 'title').fill(TITLE);
  await field(chair, 'kind').click();
  await takeOption(chair, t('budgets.kind.culture-sports'));
  await field(chair, 'begins-on').fill(`${YEAR}-12-28`);
  await field(chair, 'people').fill('40');
  await field(chair, 'purpose').fill('沿河健步走五公里。');
  await field(chair, 'item').fill('租车');
  await field(chair, 'unit-price').fill('1500');
  await field(chair, 'count').fill('2');
  await chair.getByText('3,000.00').first().waitFor();
  await look(chair, 'budgets-plan-form');
  await press(chair, 'flows.office.begin.send');
  await chair.waitForURL('**/flows/cases/*');
  await agreeAbove(new URL(chair.url()).pathname.split('/').at(-1) ?? '');

  for (const size of SIZES) {
    await chair.setViewportSize(size);
    await visit(chair, office('/budgets'));
    await chair.getByText(t('budgets.figure.yuan', { amount: '9,000.00' })).waitFor();
    await look(chair, `budgets-year-${size.width}`);
    await chair.getByRole('link', { name: new RegExp(t('budgets.figure.committed'), 'u') }).click();
    await chair.getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
    await chair.getByText(`${YEAR}-001`, { exact: true }).waitFor();
    await look(chair, `budgets-plan-${size.width}`);
    await visit(chair, office('/budgets/limits'));
    await look(chair, `budgets-limits-${size.width}`);
  }
});
