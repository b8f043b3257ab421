import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { ask, tell } from '#apps/server/testing/past-the-screen.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { roomRequest } from './room-request.ts';

const t = wordsOf('zh-CN');
const d = (key: string, params?: Readonly<Record<string, string | number>>) => t(`flows.designer.${key}`, params);

let journey: Journey;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
});
afterAll(async () => { await journey.close(); });

/** By the key alone: the focus is put where Tab would bring it, everything else is typed. */
async function press(name: string | RegExp, role: 'button' | 'tab' = 'button'): Promise<void> {
  const control = chair.getByRole(role, { name, exact: true });
  await control.focus();
  await chair.keyboard.press('Enter');
}

const focused = () => chair.evaluate(() => document.activeElement?.id ?? '');
const drawer = (kind: string) => chair.getByRole('dialog', { name: d('drawer', { kind: t(`flows.kind.${kind}`) }) });

/** A note with a condition of two levels; what was typed before the groups changed is there after it. */
async function addNoteOnCondition(): Promise<void> {
  const inGroup = (place: string) => t('forms.office.group-nth', { place });
  const line = (place: string) => t('forms.office.condition-nth', { place });
  await press(t('forms.office.add'));
  await press(t('forms.kind.note'));
  await press(t('forms.office.condition-add'));
  await chair.getByRole('textbox', { name: t('forms.office.condition-to') }).focus();
  await chair.keyboard.type('甲');
  await press(t('forms.office.group-add'));
  const group = chair.getByRole('group', { name: inGroup('2'), exact: true });
  await expect.poll(() => group.getByRole('radio', { name: t('forms.office.condition-any') }).evaluate((radio) => radio === document.activeElement)).toBe(true);
  await chair.keyboard.press('ArrowDown');
  await press(`${t('forms.office.condition-add')} ${inGroup('2')}`);
  await group.getByRole('group', { name: line('2.2'), exact: true }).waitFor();
  await press(`${t('forms.office.remove')} ${line('2.1')}`);
  await group.getByRole('group', { name: line('2.2'), exact: true }).waitFor({ state: 'detached' });
  expect(await group.getByRole('radio', { name: t('forms.office.condition-none') }).isChecked()).toBe(true);
  expect(await chair.getByRole('textbox', { name: t('forms.office.condition-to') }).first().inputValue()).toBe('甲');
  await assertSound(chair);
  await takePicture(chair, 'designer-condition');
  await chair.keyboard.press('Escape');
}

/** A list that slides away still covers what lies under it, and the next may already be opening. */
const listsClosed = () => expect.poll(() => chair.locator('.ant-select-dropdown:visible').count()).toBe(0);

/** Opens a list with the keyboard, types words of the option, and takes it. */
async function choose(name: string, words: string): Promise<void> {
  await chair.getByRole('combobox', { name, exact: true }).focus();
  await chair.keyboard.press('ArrowDown');
  await chair.keyboard.type(words);
  await chair.locator('.ant-select-item-option-active').filter({ hasText: words }).waitFor();
  await chair.keyboard.press('Enter');
  await listsClosed();
}

/** (money − 120 yuan) ÷ number: brackets within the calculation, read out above it. */
async function addCalculation(): Promise<void> {
  for (const kind of ['money', 'number', 'calculated']) {
    await press(t('forms.office.add'));
    await press(t(`forms.kind.${kind}`));
    if (kind !== 'calculated') await chair.keyboard.press('Escape');
  }
  const nth = (place: string) => t('forms.office.sum-nth', { place });
  const [money, number] = [t('forms.kind.money'), t('forms.kind.number')];
  await chair.getByRole('combobox', { name: t('forms.office.sum-way'), exact: true }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await chair.keyboard.press(key);
  await listsClosed();
  await choose(nth('2'), number);
  await choose(nth('1'), money);
  await choose(nth('1'), t('forms.office.sum-bracket'));
  const bracket = chair.getByRole('group', { name: t('forms.office.sum-bracket-nth', { place: '1' }), exact: true });
  await expect.poll(() => bracket.evaluate((group) => group.contains(document.activeElement))).toBe(true);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await chair.keyboard.press(key);
  await listsClosed();
  await choose(nth('1.2'), t('forms.office.sum-fixed'));
  await bracket.getByRole('textbox', { name: t('forms.office.sum-fixed') }).focus();
  await chair.keyboard.press('ControlOrMeta+A');
  await chair.keyboard.type('120');
  await chair.getByText(`（${money} \u2212 ${t('forms.say.money', { amount: '120.00' })}） \u00f7 ${number}`).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'designer-calculation');
  await chair.setViewportSize({ width: 390, height: 844 });
  await bracket.scrollIntoViewIfNeeded();
  await assertSound(chair);
  await takePicture(chair, 'designer-calculation-phone');
  await chair.setViewportSize({ width: 1440, height: 900 });
  await chair.keyboard.press('Escape');
}

test('by keyboard alone a chair makes a process, puts right what is missing, tries it, publishes it and sees the version', async () => {
  await visit(chair, `${journey.server.url}/office/flows/definitions`);
  await assertSound(chair);
  await press(d('new'));
  await chair.getByRole('textbox', { name: d('head.title') }).focus();
  await chair.keyboard.type('春节慰问');
  await press(d('new-make'));
  await chair.getByRole('heading', { level: 1, name: '春节慰问' }).waitFor();

  await press(d('add-after', { name: t('flows.kind.approve') }));
  await chair.locator('.fd-kinds').waitFor();
  await assertSound(chair);
  await chair.keyboard.press('Enter');
  await drawer('approve').waitFor();
  await chair.getByRole('textbox', { name: d('step-title') }).focus();
  await chair.keyboard.press('ControlOrMeta+A');
  await chair.keyboard.type('再看一遍');
  await chair.getByRole('radio', { name: d('by-name.ballot') }).focus();
  await chair.keyboard.press('Space');
  await assertSound(chair);
  await chair.keyboard.press('Escape');
  await expect.poll(focused).toBe('flow-step-approve-2');

  await press(new RegExp(t('forms.form.no-fields')));
  await press(t('forms.office.add'));
  await press(new RegExp(`^${t('forms.kind.text')}`));
  await chair.keyboard.press('Escape');
  await addNoteOnCondition();
  await addCalculation();
  await press(new RegExp(`^${d('tab.flow')}`), 'tab');
  await chair.getByText(d('no-problems')).waitFor();
  await takePicture(chair, 'designer-flow');
});

test('the dry run asks who would be asked, in order, and comes to an end', async () => {
  await press(d('tab.try'), 'tab');
  await press(d('try.start'));
  await press(d('try.agree'));
  const turn = chair.getByRole('group', { name: new RegExp('再看一遍') });
  await turn.first().waitFor();
  await assertSound(chair);
  await press(d('try.agree'));
  await chair.getByText(d('try.ended.agreed')).waitFor();
});

test('a draft is kept at the union: in another browser one goes on with it, and two who write at once are told', async () => {
  await chair.getByText(d('draft-state.saved')).waitFor();
  const other = await journey.browser.newPage('pc');
  await visit(other, linkTo(journey.server, 'chair'));
  await visit(other, `${journey.server.url}/office/flows/definitions`);
  await other.getByRole('link', { name: '春节慰问' }).click();
  await other.locator('#flow-step-approve-2').waitFor();
  await other.getByRole('tab', { name: new RegExp(`^${d('tab.about')}`) }).click();
  await other.getByRole('textbox', { name: d('head.title') }).fill('春节慰问会员');
  await other.getByText(d('draft-state.saved')).waitFor();
  await press(new RegExp(`^${d('tab.about')}`), 'tab');
  await chair.getByRole('textbox', { name: d('head.title') }).fill('春节走访慰问');
  await chair.getByRole('button', { name: d('draft-insist') }).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'designer-draft');
  await press(d('draft-insist'));
  await chair.getByText(d('draft-state.saved')).waitFor();
  await other.context().close();
});

test('nothing is lost by a reload; published, it is in force with its first version; a phone shows it whole', async () => {
  await chair.reload();
  await chair.getByText(d('unpublished-new')).waitFor();
  await press(d('publish-look'));
  await chair.getByRole('dialog', { name: d('publish-title') }).waitFor();
  await assertSound(chair);
  await press(d('publish'));
  await chair.getByText(d('published', { number: '1' })).waitFor();
  await press(d('tab.versions'), 'tab');
  await chair.getByText(d('version-current')).waitFor();
  expect(await chair.getByText(d('unpublished-new')).count()).toBe(0);
  await assertSound(chair);
  await chair.setViewportSize({ width: 390, height: 844 });
  await press(d('tab.flow'), 'tab');
  await chair.locator('#flow-step-approve-2').waitFor();
  await assertSound(chair);
  await takePicture(chair, 'designer-phone');
});

/** A firm's own version of what its federation published, which has published again since. */
async function publishThrice(reader: Page): Promise<void> {
  const [federation, firm] = [(await ask(chair, 'accounts.readMe', {})).me.grants[0].unionId, (await ask(reader, 'accounts.readMe', {})).me.grants[0].unionId];
  const [first, last] = [crypto.randomUUID(), crypto.randomUUID()];
  const at = { process: 'own.room' };
  await tell(chair, 'flows.publish', { ...at, unionId: federation, versionId: first, basedOn: null, definition: roomRequest });
  await tell(chair, 'flows.publish', { ...at, unionId: firm, versionId: last, basedOn: first, definition: { ...roomRequest, title: { 'zh-CN': '借会议室' } } });
  await tell(chair, 'flows.publish', { ...at, unionId: federation, versionId: crypto.randomUUID(), basedOn: first, definition: { ...roomRequest, about: { 'zh-CN': '至少提前五天申请' } } });
}

test('whoever may only read compares the own version with the one above and the one it came from, also on a phone', async () => {
  const reader = await journey.browser.newPage('pc');
  await visit(reader, linkTo(journey.server, 'contact'));
  await publishThrice(reader);
  await visit(reader, `${journey.server.url}/office/flows/definitions/own.room`);
  await reader.getByText(d('read-only')).waitFor();
  await reader.getByRole('tab', { name: new RegExp(`^${d('tab.upgrade')}`) }).click();
  await reader.getByText(d('upgrade-to-read')).waitFor();
  await reader.locator('.fd-changes').getByText('至少提前五天申请').waitFor();
  await assertSound(reader);
  await takePicture(reader, 'designer-compare-above');
  await reader.getByRole('combobox', { name: d('compare-what') }).click();
  await takeOption(reader, d('compare-above.base-own'));
  await reader.locator('.fd-changes').getByText('借会议室').waitFor();
  expect(await reader.getByRole('button', { name: d('take-merged') }).or(reader.getByRole('button', { name: d('give-up') })).count()).toBe(0);
  await reader.setViewportSize({ width: 390, height: 844 });
  await assertSound(reader);
  const tabs = await reader.getByRole('tab').evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect()).map(({ top, right }) => ({ top: Math.round(top), right })));
  expect(new Set(tabs.map(({ top }) => top)).size).toBe(1);
  // The chosen one has been drawn into view.
  await expect.poll(async () => (await reader.getByRole('tab', { selected: true }).boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
  await expect.poll(async () => { const box = await reader.getByRole('tab', { selected: true }).boundingBox(); return (box?.x ?? 0) + (box?.width ?? 0); }).toBeLessThanOrEqual(390);
  await takePicture(reader, 'designer-compare-above-phone');
  await reader.context().close();
});

test('the widest flow of the product fits a screen of 1440 px, and on a phone its trunk stands in the middle', async () => {
  await chair.setViewportSize({ width: 1440, height: 900 });
  await visit(chair, `${journey.server.url}/office/flows/definitions/proposals.proposal`);
  const canvas = chair.locator('.fd-canvas');
  expect(await canvas.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await takePicture(chair, 'designer-widest');
  await chair.setViewportSize({ width: 390, height: 844 });
  await visit(chair, `${journey.server.url}/office/flows/definitions/proposals.proposal`);
  await canvas.waitFor();
  const middle = async (place: Locator) => { const box = await place.boundingBox(); return (box?.x ?? 0) + (box?.width ?? 0) / 2; };
  expect(Math.abs(await middle(chair.locator('.fd-end').first()) - await middle(canvas))).toBeLessThan(2);
});
