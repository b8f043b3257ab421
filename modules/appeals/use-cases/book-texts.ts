import type { Clock } from '#platform/kernel/clock.ts';
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };

/** The sentences of spreadsheets, which are written on the server. */
export function bookTexts(language: 'zh-CN' | 'en', clock: Clock): Translator {
  return createTranslator({ language, bundles: [language === 'zh-CN' ? chinese : english], clock, strict: false });
}
