import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { Language } from '#platform/text/language.ts';
import type { endpoints } from '../contract.ts';
import { TEXT_KINDS, type TextContent, type TextWords } from '../rules/text-kinds.ts';

const refs = endpointRefs<typeof endpoints>('consents');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const consentsApi = {
  readText: refs.query('readText'),
  readVersion: refs.query('readVersion'),
  listOwn: refs.query('listOwn'),
  readAsk: refs.query('readAsk'),
  give: refs.command('give'),
  decline: refs.command('decline'),
  withdraw: refs.command('withdraw'),
} as const;

export type NoticeText = z.infer<typeof endpoints.readText.output>;
export type OwnConsent = z.infer<typeof endpoints.listOwn.output>['consents'][number];
export type Ask = NonNullable<z.infer<typeof endpoints.readAsk.output>['ask']>;

/** What a form holds of its consents until it is sent: the text that was shown, and what was ticked under it. */
export type Ticked = { readonly hash: string; readonly purposes: readonly OwnConsent['purpose'][] };

export const NOTHING_TICKED: Ticked = { hash: '', purposes: [] };

/** For drafts that come back from the device: purposes of an older app count for nothing. */
export function isTicked(held: unknown): held is Ticked {
  if (typeof held !== 'object' || held === null) return false;
  const [hash, purposes] = [Reflect.get(held, 'hash'), Reflect.get(held, 'purposes')];
  return typeof hash === 'string' && Array.isArray(purposes) && purposes.every((one) => PURPOSES.includes(one));
}

const PURPOSES: readonly unknown[] = Object.values(TEXT_KINDS).flatMap((kinds) => kinds.map(({ purpose }) => purpose));

/** A text in the reader's language; where nobody wrote it in English, in Chinese. */
export function wordsIn(content: TextContent, language: Language): TextWords {
  return content[language] ?? content['zh-CN'];
}
