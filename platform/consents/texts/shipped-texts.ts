import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { partsOf, TEXT_KEYS, type TextContent, type TextKey, type TextWords } from '../rules/text-kinds.ts';
import type { TextVersion } from '../rules/text-line.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { textHash } from './text-hash.ts';

/** A version with its words, and why it was made. */
export type WordedVersion = TextVersion & { readonly textKey: TextKey; readonly content: TextContent; readonly reason: string | null };

/** Every version that the product ever shipped. A new one is a new row with sentences of its own; the old ones are never changed. */
const SHIPPED: readonly { readonly textKey: TextKey; readonly version: number; readonly validFrom: string; readonly widens: boolean }[] =
  TEXT_KEYS.map((textKey) => ({ textKey, version: 1, validFrom: '2026-11-01', widens: true }));

const texts: readonly WordedVersion[] = SHIPPED.map(({ textKey, version, validFrom, widens }) => {
  const wordsOf = (sentences: Readonly<Record<string, string>>): TextWords =>
    Object.fromEntries(partsOf(textKey).map((part) => [part, sentences[`consents.text.${textKey}.${version}.${part}`] ?? '']));
  const content = { 'zh-CN': wordsOf(chinese), 'en': wordsOf(english) };
  return { textKey, publisherId: null, version, hash: textHash(textKey, content), validFrom: toPlainDate(validFrom), widens, content, reason: null };
});

export function shippedTexts(textKey: TextKey): readonly WordedVersion[] {
  return texts.filter((one) => one.textKey === textKey);
}

/** What the product ships, where no union has published anything: for the demonstration and for tests. */
export function newestShipped(textKey: TextKey): WordedVersion {
  const newest = shippedTexts(textKey).at(-1);
  if (newest === undefined) throw new TypeError(`no text ${textKey} is shipped`);
  return newest;
}
