import { wordsOf } from '#platform/forms/words.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

export const locales = { 'zh-CN': chinese, en: english } as const;
const words = wordsOf(locales);

/** What every field, column, step and branch of the two definitions says, by its key. */
export const say = {
  field: (key: string) => ({ key, label: words(`aid.form.${key}`) }),
  hint: (key: string) => words(`aid.form.${key}.hint`),
  choices: (field: string, keys: readonly string[]) => keys.map((key) => ({ key, label: words(`aid.choice.${field}.${key}`) })),
  unit: (key: string) => words(`aid.unit.${key}`),
  step: (key: string) => ({ key, title: words(`aid.step.${key}`) }),
  words,
} as const;
