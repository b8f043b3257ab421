import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

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
