import { wordsOf } from '#platform/forms/words.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };

/** Both languages of a sentence of this module. */
export const say = wordsOf({ 'zh-CN': chinese, en: english });
