import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Translator } from '#platform/text/translator.ts';

/** A case as its receipt tells it, read off the screen. */
export type Receipt = { readonly caseNumber: string; readonly queryCode: string };

export type Writing = {
  readonly topic: 'consultation' | 'aid' | 'complaint' | 'legal-aid' | 'suggestion';
  readonly text: string;
  readonly disclosure: 'named' | 'confidential' | 'anonymous';
};

/** A loose guard over the wheel of a machine, as far as a few shapes can say it. */
const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#cfd6d8"/><stop offset="1" stop-color="#8e9a9c"/></linearGradient></defs>
  <rect width="1600" height="1200" fill="url(#w)"/><rect y="900" width="1600" height="300" fill="#5f5a52"/>
  <rect x="330" y="330" width="900" height="620" rx="30" fill="#3f6f64"/><rect x="330" y="330" width="900" height="90" rx="30" fill="#335a51"/>
  <circle cx="650" cy="690" r="190" fill="#2b2f31"/><circle cx="650" cy="690" r="120" fill="#a9b2b4"/><circle cx="650" cy="690" r="34" fill="#2b2f31"/>
  <path d="M870 520 l320 110 l-70 330 l-330 -120z" fill="#d9a227" stroke="#8a6410" stroke-width="14"/>
  <path d="M905 560 l240 82 M885 640 l240 82 M868 720 l240 82" stroke="#8a6410" stroke-width="16"/>
  <g fill="#f7f3ea" opacity=".85"><circle cx="1250" cy="980" r="70"/><circle cx="1330" cy="940" r="50"/><circle cx="420" cy="985" r="58"/><circle cx="1010" cy="1010" r="44"/></g>
</svg>`;

/** A photo as a phone takes it: a JPEG, wide, with the place where it was taken in its EXIF block. */
export async function takePhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp(Buffer.from(SCENE)).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 40/1 0/1' } }).jpeg().toBuffer();
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
