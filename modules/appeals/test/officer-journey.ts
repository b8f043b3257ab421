import type { Locator, Page } from 'playwright-core';
import type { Translator } from '#platform/ui/text/translator.ts';

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
  const label = t(`appeals.office.figure.${name}`);
  const card = page.locator('.zj-figure').filter({ has: page.locator('.zj-figure-label').getByText(label, { exact: true }) });
  const isRate = name === 'completion' || name === 'satisfaction' || name === 'response';
  const text = await card.locator(isRate ? '.figure-parts' : '.zj-figure-value').textContent();
  return (text ?? '').replaceAll(/\s|\p{Script=Han}/gu, '');
}
