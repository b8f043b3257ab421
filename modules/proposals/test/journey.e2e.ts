import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { WRITTEN } from './written.ts';

const t = wordsOf('zh-CN');
const SIZES = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

let journey: Journey;
let worker: Page;
let colleague: Page;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  [worker, colleague, chair] = [await journey.browser.newPage('phone'), await journey.browser.newPage('phone'), await journey.browser.newPage('pc')];
  for (const [page, end] of [[worker, 'worker'], [colleague, 'contact'], [chair, 'chair']] as const) await visit(page, linkTo(journey.server, end));
});
afterAll(async () => { await journey.close(); });

const phone = (path: string): string => `${journey.server.url}${path}`;
const office = (path: string): string => `${journey.server.url}/office${path}`;
const look = async (page: Page, name: string): Promise<void> => {
  await assertSound(page);
  await takePicture(page, name);
};

test('a worker proposes on the phone, a colleague seconds it there, and the union above sees it', async () => {
  await visit(worker, phone('/proposals'));
  await worker.getByText(t('proposals.member.mine-empty')).waitFor();
  await look(worker, 'proposals-mine-empty');
  await worker.getByRole('link', { name: t('proposals.member.new') }).click();
  for (const key of ['title', 'reason', 'suggestion'] as const) await worker.getByLabel(t(`proposals.field.${key}`), { exact: true }).fill(WRITTEN[key]);
  await worker.getByRole('radio', { name: t(`proposals.category.${WRITTEN.category}`), exact: true }).check({ force: true });
  await look(worker, 'proposals-form');
  await worker.getByRole('button', { name: t('flows.member.look'), exact: true }).click();
  await worker.getByRole('button', { name: t('flows.member.send'), exact: true }).click();
  await worker.getByText(t('flows.status.running'), { exact: true }).waitFor();

  await visit(worker, phone('/proposals'));
  await worker.getByRole('link', { name: new RegExp(WRITTEN.title, 'u') }).click();
  await worker.getByText(t('proposals.member.share')).waitFor();
  await look(worker, 'proposals-own');

  await visit(colleague, phone('/proposals?view=seconding'));
  await look(colleague, 'proposals-seconding');
  await colleague.getByRole('link', { name: new RegExp(WRITTEN.title, 'u') }).click();
  await colleague.getByRole('button', { name: t('proposals.member.second'), exact: true }).waitFor();
  await look(colleague, 'proposals-second');
  await colleague.getByRole('button', { name: t('proposals.member.second'), exact: true }).click();
  await colleague.getByText(t('proposals.line.seconds', { count: 1, needed: 2 })).waitFor();
  await look(colleague, 'proposals-seconded');

  for (const size of SIZES) {
    await chair.setViewportSize(size);
    await visit(chair, office('/proposals'));
    await look(chair, `proposals-office-${size.width}`);
    await chair.getByRole('link', { name: new RegExp(WRITTEN.title, 'u') }).click();
    await chair.getByText(WRITTEN.suggestion).waitFor();
    await look(chair, `proposals-office-one-${size.width}`);
  }
});
