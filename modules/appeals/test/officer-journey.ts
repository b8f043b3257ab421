import type { Locator, Page } from 'playwright-core';
import { takeOption } from '#apps/server/testing/browser-journey.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { Receipt } from './worker-journey.ts';

/** The row of a case in whatever list is open. */
export function rowOf(page: Page, caseNumber: string): Locator {
  return page.getByRole('listitem').filter({ hasText: caseNumber });
}

export async function openCase(page: Page, caseNumber: string): Promise<void> {
  await rowOf(page, caseNumber).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: caseNumber }).waitFor();
}

export async function accept(page: Page, t: Translator): Promise<void> {
  await page.getByRole('button', { name: t('appeals.office.accept.case') }).click();
  await page.getByText(t('appeals.office.done.accept')).waitFor();
}

/** One of the written steps: chosen, written, sent and confirmed. */
export async function say(page: Page, t: Translator, what: { readonly step: 'ask' | 'answer' | 'close'; readonly text: string }): Promise<void> {
  const { step, text } = what;
  await page.getByRole('radio', { name: t(`appeals.office.write.${step}`), exact: true }).check();
  await page.getByRole('textbox', { name: t(`appeals.office.write.${step}.label`) }).fill(text);
  await page.getByRole('button', { name: t(`appeals.office.write.${step}.send`) }).click();
  await page.getByText(t(`appeals.office.done.${step}`)).waitFor();
}

export type FigureName = 'received' | 'closed' | 'completion' | 'satisfaction' | 'response';

/** A figure card as text: a count ("3…") or a rate ("100%…1…/1…"), without the gaps between its parts. */
export async function readFigure(page: Page, t: Translator, name: FigureName): Promise<string> {
  const isRate = name === 'completion' || name === 'satisfaction' || name === 'response';
  const label = t(isRate ? `appeals.figure.${name}` : `appeals.figure.kind.${name}`);
  const card = page.locator('.zj-figure').filter({ has: page.locator('.zj-figure-label').getByText(label, { exact: true }) });
  const text = await card.locator(isRate ? '.figure-parts' : '.zj-figure-value').textContent();
  return (text ?? '').replaceAll(/[\s，]|\p{Script=Han}/gu, '');
}

export type Reasoned = 'pause' | 'hand-over' | 'escalate' | 'take-up' | 'refuse' | 'declare';

/** Opens one of the rarer acts, unfolding them first where another act comes before them. */
export async function openAct(page: Page, t: Translator, act: Reasoned | 'join'): Promise<void> {
  const button = page.getByRole('button', { name: t(`appeals.office.act.${act}`), exact: true });
  const more = page.getByRole('button', { name: t('appeals.office.more-acts'), exact: true });
  await button.or(more).first().waitFor();
  if (!await button.isVisible()) await more.click();
  await button.click();
  await page.getByRole('heading', { level: 3, name: t(`appeals.office.act.${act}`) }).waitFor();
}

export async function actWithReason(page: Page, t: Translator, what: { readonly act: Reasoned; readonly reason: string }): Promise<void> {
  await page.getByRole('textbox', { name: t(`appeals.office.act.${what.act}.reason`) }).fill(what.reason);
  await page.getByRole('button', { name: t(`appeals.office.act.${what.act}.send`), exact: true }).click();
}

/** By typing a part of the name, as one searches. */
export async function chooseReceiver(page: Page, t: Translator, words: string): Promise<void> {
  await page.getByRole('combobox', { name: t('appeals.office.act.receiver') }).fill(words);
  await takeOption(page);
}

export type Entering = {
  readonly source: 'phone' | 'letter' | 'visit'; readonly topic: 'legal-aid' | 'aid' | 'complaint'; readonly text: string; readonly name: string;
  readonly isSent: boolean;
};

/** A case that came by phone, letter or visit, of somebody who gives a name. */
export async function enterCase(page: Page, t: Translator, entry: Entering): Promise<void> {
  await page.getByRole('radio', { name: t(`appeals.office.source.${entry.source}`), exact: true }).check();
  await page.getByRole('radio', { name: t(`appeals.topic.${entry.topic}`), exact: true }).check();
  await page.getByRole('textbox', { name: t('appeals.office.enter.text') }).fill(entry.text);
  await page.getByRole('radio', { name: t('appeals.office.enter.disclosure.named'), exact: true }).check();
  await page.getByRole('textbox', { name: t('appeals.office.enter.name') }).fill(entry.name);
  if (entry.isSent) await page.getByRole('button', { name: t('appeals.office.enter.send'), exact: true }).click();
}

export async function readEntryReceipt(page: Page, t: Translator): Promise<Receipt> {
  await page.getByRole('heading', { level: 2, name: t('appeals.office.receipt.title') }).waitFor();
  const [caseNumber = '', queryCode = ''] = (await page.locator('.zj-copy-value').allInnerTexts()).map((text) => text.replaceAll(/\s/g, ''));
  return { caseNumber, queryCode };
}
