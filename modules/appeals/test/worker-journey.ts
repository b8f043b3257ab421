import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Translator } from '#platform/ui/text/translator.ts';

/** A case as its receipt tells it, read off the screen. */
export type Receipt = { readonly caseNumber: string; readonly queryCode: string };

export type Writing = {
  readonly topic: 'consultation' | 'aid' | 'complaint' | 'legal-aid' | 'suggestion';
  readonly text: string;
  readonly disclosure: 'named' | 'confidential' | 'anonymous';
};

/** A photo as a phone takes it: a JPEG, wide, with a place in its EXIF block that nobody may ever see again. */
export async function takePhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: { r: 190, g: 160, b: 120 } } })
    .composite([{ input: await sharp({ create: { width: 500, height: 700, channels: 3, background: { r: 60, g: 70, b: 90 } } }).png().toBuffer(), left: 300, top: 300 }])
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 40/1 0/1' } })
    .jpeg().toBuffer();
  return { name: 'workshop.jpg', mimeType: 'image/jpeg', buffer };
}

export async function addPhoto(page: Page, t: Translator): Promise<void> {
  await page.getByLabel(t('ui/photos/add')).setInputFiles(await takePhoto());
  await page.getByRole('img', { name: t('ui/photos/nth', { place: 1 }) }).waitFor();
  await page.locator('.zj-photo-sending').waitFor({ state: 'detached' });
}

/** Fills the form behind a scanned poster, as far as it can be filled without contact fields. */
export async function write(page: Page, t: Translator, writing: Writing): Promise<void> {
  await page.getByRole('radio', { name: t(`appeals.member.topic.${writing.topic}`) }).check();
  await page.getByRole('textbox', { name: t('appeals.member.form.text') }).fill(writing.text);
  await page.getByRole('radio', { name: t(`appeals.member.disclosure.${writing.disclosure}`), exact: true }).check();
}

export function sendButton(page: Page, t: Translator) {
  return page.getByRole('button', { name: t('appeals.member.form.send'), exact: true });
}

export async function send(page: Page, t: Translator): Promise<Receipt> {
  await sendButton(page, t).click();
  return readReceipt(page, t);
}

/** Number and code as they stand on the page, without the gaps that are there for reading aloud. */
export async function readReceipt(page: Page, t: Translator): Promise<Receipt> {
  await page.getByRole('heading', { name: t('appeals.member.sent') }).waitFor();
  const [caseNumber = '', queryCode = ''] = (await page.locator('.zj-copy-value').allInnerTexts()).map((text) => text.replaceAll(/\s/g, ''));
  return { caseNumber, queryCode };
}

/** From any phone, with what was written down from the receipt. */
export async function openWithReceipt(page: Page, t: Translator, at: { readonly url: string; readonly receipt: Receipt }): Promise<void> {
  await page.goto(`${at.url}/receipt`);
  await page.getByRole('textbox', { name: t('appeals.member.receipt.number') }).fill(at.receipt.caseNumber);
  // As people type it off a slip of paper.
  await page.getByRole('textbox', { name: t('appeals.member.receipt.code') }).fill(at.receipt.queryCode.replaceAll(/(\d{4})/g, '$1 '));
  await page.getByRole('button', { name: t('appeals.member.look-up.open') }).click();
  await page.getByText(t('appeals.member.case-number', { number: at.receipt.caseNumber })).waitFor();
}

export async function rate(page: Page, t: Translator, rating: { readonly verdict: 'solved' | 'unsolved'; readonly score: number; readonly remark: string }): Promise<void> {
  const { verdict, score, remark } = rating;
  await page.getByRole('radio', { name: t(`appeals.member.rate.${verdict}`), exact: true }).check();
  await page.getByRole('radio', { name: t(`ui/rating/${score}`) }).check();
  await page.getByRole('textbox', { name: t(verdict === 'solved' ? 'appeals.member.rate.remark' : 'appeals.member.rate.remark-unsolved') }).fill(remark);
  await page.getByRole('button', { name: t(verdict === 'solved' ? 'appeals.member.rate.send' : 'appeals.member.rate.send-unsolved') }).click();
}
