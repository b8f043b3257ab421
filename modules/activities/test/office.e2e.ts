import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { ask, tell } from '#apps/server/testing/past-the-screen.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { shiftInstant, systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { takePhoto } from '#modules/appeals/test/worker-journey.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const SIZES = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];
const TITLE = '“西望你在”联欢晚会';
const COURSE = '电工证培训班';
const BELOW = '恒口毛绒玩具企业工会（生成 01）';
const DAY = 86_400_000;
const on = (days: number, time: string): string => `${dateInChina(shiftInstant(systemClock.now(), days * DAY))}T${time}`;

let journey: Journey;
let chair: Page;
let worker: Page;
beforeAll(async () => {
  journey = await openJourney();
  [chair, worker] = [await journey.browser.newPage('pc'), await journey.browser.newPage('phone')];
  await visit(chair, linkTo(journey.server, 'chair'));
  await visit(worker, linkTo(journey.server, 'worker'));
});
afterAll(async () => { await journey.close(); });

const office = (path: string): string => `${journey.server.url}/office${path}`;
const look = async (name: string): Promise<void> => {
  for (const size of SIZES) {
    await chair.setViewportSize(size);
    await assertSound(chair);
    await takePicture(chair, `${name}-${size.width}`);
  }
};
const press = (key: string) => chair.getByRole('button', { name: t(key), exact: true }).click();
const field = (key: string) => chair.getByLabel(t(key), { exact: true });
const begin = async (kind: string): Promise<void> => {
  await chair.getByRole('link', { name: t('activities.office.new') }).first().click();
  await chair.getByRole('radio', { name: t(`activities.kind.${kind}`), exact: true }).check({ force: true });
};
const sessionsOf = async (activityId: string): Promise<readonly { readonly sessionId: string }[]> =>
  // -- the answer of the endpoint that this journey is about
  (await ask(chair, 'activities.readActivity', { activityId }) as { readonly sessions: readonly { readonly sessionId: string }[] }).sessions;
const openId = (): string => new URL(chair.url()).pathname.split('/').at(-1) ?? '';

test('an evening is made from its template with places kept for a union below, and found in the list', async () => {
  await visit(chair, office('/activities?view=cancelled'));
  await chair.getByText(t('activities.office.empty.cancelled')).waitFor();
  await look('activities-office-empty');
  await visit(chair, office('/activities'));
  await chair.getByRole('link', { name: t('activities.office.new') }).first().click();
  await chair.getByRole('radio', { name: t('activities.kind.evening'), exact: true }).waitFor({ state: 'attached' });
  await look('activities-office-kinds');
  await chair.getByRole('radio', { name: t('activities.kind.evening'), exact: true }).check({ force: true });

  await press('activities.office.form.publish');
  await chair.getByText(t('activities.office.form.title-needed')).waitFor();
  await look('activities-office-errors');
  await field('activities.office.field.title').fill(TITLE);
  await field('activities.office.field.place').fill('恒口文化中心');
  await field('activities.office.field.begins').fill(on(20, '19:00'));
  expect(await field('activities.office.field.ends').inputValue()).toBe(on(20, '21:00'));
  expect(await field('activities.office.field.closes').inputValue()).toBe(on(19, '19:00'));
  await press('activities.office.shares.add');
  await chair.getByLabel(t('activities.office.shares.union')).click();
  await takeOption(chair, BELOW);
  await field('activities.office.field.places').fill('60');
  await chair.getByLabel(BELOW, { exact: true }).fill('20');
  await chair.getByText(t('activities.office.shares.rest', { given: 20, rest: 40 })).waitFor();
  await chair.getByText(t('activities.office.part.more')).click();
  await press('activities.office.questions.add');
  await chair.getByRole('button', { name: t('forms.office.add'), exact: true }).first().waitFor();
  await look('activities-office-form');
  await press('activities.office.questions.remove');

  await chair.reload();
  await expect.poll(() => field('activities.office.field.title').inputValue()).toBe(TITLE);
  await press('activities.office.form.publish');
  await chair.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await chair.getByRole('rowheader', { name: BELOW }).waitFor();
  await look('activities-office-made');

  await visit(chair, office('/activities'));
  await field('activities.office.words').fill('西望');
  await chair.getByRole('link', { name: new RegExp(TITLE, 'u') }).waitFor();
  await expect.poll(() => new URL(chair.url()).searchParams.get('words')).toBe('西望');
  await look('activities-office-list');
});

test('whoever signed up is asked again when it moves, and told when it is called off', async () => {
  await chair.getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
  await chair.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  const [session] = await sessionsOf(openId());
  await tell(worker, 'signup.enter', { entryId: newIntentKey(browserRandom), offerId: session?.sessionId ?? '', persons: 2 });
  await chair.reload();
  await chair.getByText(t('signup.office.state.placed'), { exact: true }).waitFor();
  const [file] = await Promise.all([chair.waitForEvent('download'), press('signup.office.download')]);
  expect(file.suggestedFilename()).toBe(t('signup.office.file', { title: TITLE }));
  const [poster] = await Promise.all([chair.waitForEvent('download'), press('activities.office.poster')]);
  expect(poster.suggestedFilename()).toBe(t('activities.office.poster-file', { title: TITLE }));

  await press('activities.office.pictures.add');
  await chair.getByLabel(t('ui/photos/add')).setInputFiles(await takePhoto());
  await chair.getByRole('img', { name: t('ui/photos/nth', { place: 1 }) }).waitFor();
  await chair.locator('.zj-photo-sending').waitFor({ state: 'detached' });
  await press('activities.office.pictures.save');
  await chair.getByRole('img', { name: t('activities.photo.nth', { number: 1, count: 1 }) }).waitFor();
  await look('activities-office-pictures');
  await visit(worker, `${journey.server.url}/activities`);
  await expect.poll(() => worker.locator('.activities-cover').evaluate((cover: HTMLImageElement) => cover.naturalWidth)).toBeGreaterThan(0);
  await takePicture(worker, 'activities-cover');
  await worker.getByRole('link', { name: new RegExp(TITLE, 'u') }).click();
  await worker.getByRole('list', { name: t('activities.pictures') }).getByRole('img').waitFor();
  await assertSound(worker);
  await takePicture(worker, 'activities-pictures');

  await press('activities.office.revise');
  await field('activities.office.field.ends').fill(on(20, '22:00'));
  await chair.getByText(t('activities.office.asks-again', { count: 2 })).waitFor();
  await look('activities-office-revise');
  await press('activities.office.revise-send');
  await chair.getByText(t('activities.office.revised-asked', { count: 1 })).waitFor();
  await chair.getByText(t('signup.office.state.offered'), { exact: true }).waitFor();

  await chair.getByRole('link', { name: t('activities.office.copy'), exact: true }).click();
  await chair.getByText(t('activities.office.copy-of', { title: TITLE })).waitFor();
  expect(await field('activities.office.field.title').inputValue()).toBe(TITLE);
  expect(await chair.getByLabel(BELOW, { exact: true }).inputValue()).toBe('20');
  await look('activities-office-copy');
  await chair.goBack();

  await press('activities.office.call-off');
  await chair.getByLabel(t('activities.office.reason'), { exact: true }).fill('暴雨预警');
  await look('activities-office-call-off');
  await chair.getByRole('dialog').getByRole('button', { name: t('activities.office.call-off'), exact: true }).click();
  await chair.getByText(t('activities.office.cancelled-because')).waitFor();
  await look('activities-office-cancelled');
});

test('who asks for a course waits on the desk until an officer agrees', async () => {
  await visit(chair, office('/activities'));
  await begin('course');
  await field('activities.office.field.title').fill(COURSE);
  await field('activities.office.field.place').fill('工人文化宫');
  await field('activities.office.field.begins').fill(on(30, '09:00'));
  await press('activities.office.form.add-session');
  const second = chair.getByRole('group', { name: t('activities.office.form.session', { number: 2 }) });
  await second.getByLabel(t('activities.office.field.begins'), { exact: true }).fill(on(31, '09:00'));
  await second.getByLabel(t('activities.office.field.label')).fill('第二班');
  await press('activities.office.form.publish');
  await chair.getByRole('heading', { level: 1, name: COURSE }).waitFor();
  const [session] = await sessionsOf(openId());
  await tell(worker, 'signup.enter', { entryId: newIntentKey(browserRandom), offerId: session?.sessionId ?? '', persons: 1 });

  await visit(chair, office('/'));
  await chair.getByRole('link', { name: t('activities.office.todo', { count: 1 }) }).click();
  await chair.getByText(t('activities.office.asked', { count: 1 })).waitFor();
  await chair.getByRole('link', { name: new RegExp(COURSE, 'u') }).click();
  await chair.getByLabel(t('signup.office.pick-all', { count: 1 })).check();
  await look('activities-office-decide');
  await press('signup.office.agree');
  await chair.getByText(t('signup.office.state.placed'), { exact: true }).waitFor();
});

test('a limit is set, changed, and chosen for an activity', async () => {
  await visit(chair, office('/signup-limits'));
  await chair.getByText(t('signup.office.limits.none')).waitFor();
  await field('signup.office.limits.name').fill('疗休养');
  await press('signup.office.limits.save');
  const line = (most: number) => t('signup.office.limits.line', { name: '疗休养', period: t('signup.office.period.year'), most });
  await chair.getByText(line(1)).waitFor();
  await chair.getByRole('button', { name: t('signup.office.limits.change-one', { name: '疗休养' }) }).click();
  await field('signup.office.limits.most').fill('2');
  await look('activities-office-limits');
  await press('signup.office.limits.save');
  await chair.getByText(line(2)).waitFor();
});
