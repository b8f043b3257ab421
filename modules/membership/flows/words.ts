import { wordsOf } from '#platform/forms/words.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

export const locales = { 'zh-CN': chinese, en: english } as const;
const words = wordsOf(locales);

/** What every field, choice and step of the module's definitions says, by its key. */
export const say = {
  field: (key: string) => ({ key, label: words(`membership.field.${key}`) }),
  hinted: (key: string) => ({ key, label: words(`membership.field.${key}`), hint: words(`membership.field.${key}.hint`) }),
  choices: (field: string, keys: readonly string[]) => keys.map((key) => ({ key, label: words(`membership.choice.${field}.${key}`) })),
  step: (key: string) => ({ key, title: words(`membership.step.${key}`) }),
  /** Words for everything under keys of the module, by the sort that their sentences stand under. */
  named: (sort: 'call' | 'limit', keyed: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.keys(keyed).map((key) => [key, words(`membership.${sort}.${key.slice('membership.'.length)}`)])),
  words,
} as const;
