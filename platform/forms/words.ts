import { z } from 'zod';
import type { Language, Words } from './in-language.ts';

// Where a browser only reads words, it loads `in-language.ts` and not zod.
export { inLanguage, type Language, type Words } from './in-language.ts';

export const words = z.object({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(400).optional() });

/** The words of a product's own definition: both languages of one key. Throws at the start for a key that is missing. */
export function wordsOf(locales: Readonly<Record<Language, Readonly<Record<string, string>>>>): (key: string) => Words {
  return (key) => {
    const [chinese, english] = [locales['zh-CN'][key], locales.en[key]];
    if (chinese === undefined || english === undefined) throw new TypeError(`no words under ${key}`);
    return { 'zh-CN': chinese, en: english };
  };
}
