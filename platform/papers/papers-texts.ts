import type { Language } from '#platform/text/language.ts';
import { createTranslator, type Translator } from '#platform/text/translator.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

/** The words that stand on papers themselves. The moment is the paper's own, so that the same paper says the same. */
export function papersTexts(language: Language, madeAt: Date): Translator {
  return createTranslator({ language, bundles: [language === 'zh-CN' ? chinese : english], clock: { now: () => madeAt }, strict: true });
}
