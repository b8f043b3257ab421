import type { Clock } from '#platform/kernel/clock.ts';
import english from '#platform/sheets/locale/en.json' with { type: 'json' };
import chinese from '#platform/sheets/locale/zh-CN.json' with { type: 'json' };
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import ownEnglish from '../locale/en.json' with { type: 'json' };
import ownChinese from '../locale/zh-CN.json' with { type: 'json' };

export type BookLanguage = 'zh-CN' | 'en';

/** The sentences of spreadsheets, which are written on the server. */
export function bookTexts(language: BookLanguage, clock: Clock): Translator {
  const bundles = language === 'zh-CN' ? [chinese, ownChinese] : [english, ownEnglish];
  return createTranslator({ language, bundles, clock, strict: false });
}
