import type { Translator } from '#platform/text/translator.ts';

const MOST_WORDS = 1000;

/** Why words that must be there cannot go out as they are. */
export function wordsError(t: Translator, words: string): string | undefined {
  if (words.trim().length < 2) return t('flows.words.too-short');
  return words.trim().length > MOST_WORDS ? t('flows.words.too-long') : undefined;
}
