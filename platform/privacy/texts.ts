import type { Holding } from '#platform/access/holding.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Language } from '#platform/text/language.ts';
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

/** The sentences of this room and of everybody who keeps something: the page and the export say the same words. */
export function privacyTexts(holdings: readonly Holding[], language: Language, clock: Clock): Translator {
  const bundles = new Set(holdings.flatMap(({ words }) => (words === undefined ? [] : [words[language]])));
  return createTranslator({ language, bundles: [language === 'zh-CN' ? chinese : english, ...bundles], clock, strict: false });
}
