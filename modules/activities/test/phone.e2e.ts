import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { shiftInstant, systemClock, toInstant } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { BUS } from '#capabilities/signup/test/questions.ts';
import { takePhoto } from '#modules/appeals/test/worker-journey.ts';
import { newActivity, type NewActivity } from './activities-world.ts';

const t = wordsOf('zh-CN');
const EVENING = '“西望你在”联欢晚会';
const now = systemClock.now();

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
const look = async (page: Page, name: string): Promise<void> => {
  await assertSound(page);
  await takePicture(page, name);
};
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const after = (hours: number): string => shiftInstant(now, hours * 3_600_000).toISOString();

/** As the chair's screen would send it; that screen has a journey of its own. */
async function make({ places = 10, ...parts }: Partial<NewActivity> & { readonly places?: number }): Promise<NewActivity> {
  const unionId = await chair.evaluate(async (read) => {
    const { me } = await (await fetch(`/api${read}?input=${encodeURIComponent('{}')}`)).json();
    return String(me.grants[0].unionId);
  }, endpointPath('accounts.readMe'));
  const made = newActivity({ house: { random: systemRandom, clock: systemClock }, clock: systemClock }, unionId, { shares: [{ unionId, parentId: null, places, flowsBackAt: null }], ...parts });
  await post(chair, 'activities.makeActivity', made);
  return made;
}

async function post(page: Page, id: string, input: object): Promise<void> {
  const status = await page.evaluate(async ([path, body]) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch(`/api${path}`, { method: 'POST', headers, body });
    return answer.ok ? '' : await answer.text();
  }, [endpointPath(id), JSON.stringify(input)] as const);
  expect(status).toBe('');
}

test('what nobody plans is not found, and the page says what to try', async () => {
  await visit(worker, phone('/activities'));
  await worker.getByRole('link', { name: /亲子开放日/u }).waitFor();
  await worker.getByRole('searchbox').fill('潜水');
  await worker.getByText(t('activities.member.none-found')).waitFor();
  await look(worker, 'activities-none-found');
});

test('a worker finds an evening by its initials, signs up with family and sees it among the own', async () => {
  const evening = await make({ title: EVENING, places: 2, questions: BUS });
  await make({ title: '地下站点急救讲座', kind: 'lecture', way: 'draw' });
  await make({ title: '焊工技能提升班', kind: 'course', way: 'approval', opensAt: after(30) });
  await visit(worker, phone('/activities'));
  await look(worker, 'activities-list');
  await worker.getByRole('searchbox').fill('xwnz');
  await worker.getByText(t('activities.member.none-found')).waitFor({ state: 'detached' });
  expect(await worker.getByRole('link', { name: /晚会|讲座|提升班/u }).count()).toBe(1);
  await worker.getByRole('link', { name: new RegExp(EVENING, 'u') }).click();
  await worker.getByRole('radio', { name: t('signup.member.persons-count', { count: 2 }) }).check({ force: true });
  await look(worker, 'activities-one');
  await press(worker, 'signup.member.enter.first-come');
  await worker.getByText(t('signup.state.placed'), { exact: true }).waitFor();
  await press(worker, 'signup.member.answer');
  await worker.getByText(t('forms.missing.choice')).waitFor();
  await look(worker, 'activities-placed');
  await worker.getByRole('radio', { name: '火车站' }).check({ force: true });
  await press(worker, 'signup.member.answer');
  await worker.getByText(t('signup.member.answered')).waitFor();
  await look(worker, 'activities-answered');
  await visit(worker, phone('/signups'));
  await worker.getByText(EVENING, { exact: true }).waitFor();
  await look(worker, 'signups-mine');

  await visit(colleague, phone(`/activities/${evening.activityId}`));
  await press(colleague, 'signup.member.wait');
  await colleague.getByText(t('signup.member.turn', { count: 1 })).waitFor();
  await colleague.reload();
  await colleague.getByText(t('signup.member.turn', { count: 1 })).waitFor();
  await look(colleague, 'activities-waiting');
});

test('who leaves makes room: places are held for the next, who is told and says yes', async () => {
  await visit(worker, phone('/signups'));
  await worker.getByRole('link', { name: new RegExp(`^${EVENING}`, 'u') }).click();
  await press(worker, 'signup.member.leave');
  const dialog = worker.getByRole('dialog');
  await dialog.waitFor();
  await look(worker, 'activities-leave');
  await dialog.getByRole('button', { name: t('signup.member.leave'), exact: true }).click();
  await worker.getByRole('button', { name: t('signup.member.enter.first-come'), exact: true }).or(worker.getByRole('button', { name: t('signup.member.wait'), exact: true })).waitFor();

  // The reader of the journal writes messages a moment later.
  await expect.poll(async () => {
    await visit(colleague, phone('/messages'));
    return colleague.getByText(t('signup.notice.offered')).count();
  }).toBe(1);
  await colleague.getByText(t('signup.notice.offered')).click();
  await colleague.getByText(t('signup.member.held', { count: 1 })).waitFor();
  await look(colleague, 'activities-held');
  await press(colleague, 'signup.member.take');
  await colleague.getByText(t('signup.state.placed'), { exact: true }).waitFor();
});

test('the calendar shows what is on which day, and large letters and English fit', async () => {
  await visit(worker, phone('/activities?view=calendar'));
  await worker.getByRole('table').waitFor();
  await worker.getByRole('link', { name: /亲子开放日/u }).waitFor();
  await look(worker, 'activities-calendar');
  await worker.evaluate(() => { document.documentElement.dataset.size = 'elder'; });
  await look(worker, 'activities-calendar-elder');
});

test('one session is taken over into the phone\'s calendar', async () => {
  await visit(worker, phone('/activities'));
  await worker.getByRole('link', { name: new RegExp(EVENING, 'u') }).click();
  const [download] = await Promise.all([worker.waitForEvent('download'), press(worker, 'activities.member.calendar')]);
  expect(download.suggestedFilename()).toMatch(/\.ics$/u);
});

test('without a network the list, the activity and the own entry are still shown, with when they were seen', async () => {
  await visit(colleague, phone('/activities'));
  await colleague.getByRole('link', { name: new RegExp(EVENING, 'u') }).click();
  await colleague.getByText(t('signup.state.placed'), { exact: true }).waitFor();
  await colleague.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await colleague.context().setOffline(true);
  await colleague.reload();
  await colleague.getByText(t('signup.state.placed'), { exact: true }).waitFor();
  await look(colleague, 'activities-offline');
  await colleague.context().setOffline(false);
});

test('what was called off says so and why', async () => {
  const trip = await make({ title: '秋季疗休养', kind: 'trip', way: 'draw' });
  await visit(worker, phone(`/activities/${trip.activityId}`));
  await press(worker, 'signup.member.enter.draw');
  await worker.getByText(t('signup.state.pooled'), { exact: true }).waitFor();
  await look(worker, 'activities-pooled');
  await post(chair, 'activities.cancelActivity', { activityId: trip.activityId, reason: '暴雨预警' });
  await visit(worker, phone(`/activities/${trip.activityId}`));
  await worker.getByText('暴雨预警').waitFor();
  await look(worker, 'activities-cancelled');
});

test('a photo goes on the wall with a yes, an officer agrees, somebody on it has it taken down, and it is shown again with a reason', async () => {
  const soon = (seconds: number): string => shiftInstant(systemClock.now(), seconds * 1_000).toISOString();
  const beginsAt = soon(6);
  const trip = await make({
    title: '健步走', kind: 'sports', opensAt: soon(0), closesAt: soon(5), sessions: [{ sessionId: newId({ random: systemRandom, clock: systemClock }), label: '', place: '滨江公园', beginsAt, endsAt: after(5) }],
  });
  const [session] = trip.sessions;
  await post(worker, 'signup.enter', { entryId: newId({ random: systemRandom, clock: systemClock }), offerId: session?.sessionId ?? '', persons: 1 });
  await expect.poll(() => systemClock.now() > toInstant(beginsAt), { timeout: 10_000 }).toBe(true);
  const address = `/activities/${trip.activityId}`;
  await visit(worker, phone(address));
  await press(worker, 'activities.wall.begin');
  await press(worker, 'activities.wall.put');
  await worker.getByText(t('activities.wall.consent-needed')).waitFor();
  await worker.getByLabel(t('ui/photos/add')).setInputFiles([await takePhoto(), await takePhoto()]);
  await expect.poll(() => worker.getByRole('img', { name: t('ui/photos/nth', { place: 2 }) }).count()).toBe(1);
  await expect.poll(() => worker.locator('.zj-photo-sending').count()).toBe(0);
  await worker.getByLabel(t('activities.member.wall.consent-1')).check();
  await look(worker, 'activities-wall-put');
  await press(worker, 'activities.wall.put');
  await worker.getByText(t('activities.wall.done')).waitFor();
  await worker.getByText(t('activities.photo.waiting')).first().waitFor();

  await visit(chair, `${journey.server.url}/office`);
  await chair.getByRole('link', { name: t('activities.office.todo-photos', { count: 2 }) }).click();
  const waiting = chair.getByRole('region', { name: t('activities.office.wall.waiting', { count: 2 }) });
  await waiting.getByRole('img', { name: t('activities.photo.nth', { number: 1, count: 2 }) }).waitFor();
  for (const width of [390, 1440]) {
    await chair.setViewportSize({ width, height: 900 });
    await waiting.scrollIntoViewIfNeeded();
    await look(chair, `activities-office-wall-${width}`);
  }
  await chair.getByRole('button', { name: t('activities.office.wall.agree-all', { count: 2 }), exact: true }).click();
  await chair.getByRole('region', { name: t('activities.office.wall.standing', { count: 2 }) }).waitFor();

  await visit(colleague, phone(address));
  const wall = colleague.getByRole('list', { name: t('activities.wall.title') });
  await wall.getByRole('button').first().click();
  const dialog = colleague.getByRole('dialog', { name: t('activities.photo.nth', { number: 1, count: 2 }) });
  await dialog.getByRole('img').waitFor();
  await look(colleague, 'activities-wall-large');
  await colleague.keyboard.press('ArrowRight');
  await colleague.getByRole('dialog', { name: t('activities.photo.nth', { number: 2, count: 2 }) }).waitFor();
  await press(colleague, 'activities.wall.hide');
  await colleague.getByText(t('activities.wall.hidden')).waitFor();
  await expect.poll(() => wall.getByRole('button').count()).toBe(1);
  await look(colleague, 'activities-wall');

  await chair.reload();
  const hidden = chair.getByRole('region', { name: t('activities.office.wall.hidden', { count: 1 }) });
  await hidden.getByRole('listitem').getByRole('button').click();
  await press(chair, 'activities.office.wall.restore');
  await chair.getByText(t('activities.office.reason-needed')).waitFor();
  await look(chair, 'activities-office-wall-restore');
  await chair.getByLabel(t('activities.office.wall.reason'), { exact: true }).fill('本人看过，同意展示');
  await press(chair, 'activities.office.wall.restore');
  await chair.getByRole('region', { name: t('activities.office.wall.standing', { count: 2 }) }).waitFor();

  await visit(worker, phone(address));
  await worker.getByRole('list', { name: t('activities.wall.title') }).getByRole('button').first().click();
  await press(worker, 'activities.wall.take-back');
  await worker.getByText(t('activities.wall.taken-back')).waitFor();
});
