import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import type { Translator } from '#platform/text/translator.ts';
import { readYuan } from './amount.ts';
import type { Field } from './form.ts';
import { isGiven } from './holds.ts';
import { inLanguage } from './in-language.ts';

/** What answers are read with: a translator that knows `forms/locale`, and who the ids are. */
export type Reader = {
  readonly t: Translator;
  readonly person?: ((personId: string) => string | undefined) | undefined;
  readonly union?: ((unionId: string) => string | undefined) | undefined;
};

/** An answer as people read it, in one line (a long text keeps its own); '' for what was not given. A mask stays a mask. */
export function sayAnswer(field: Field, value: unknown, reader: Reader): string {
  const { t } = reader;
  if (!isGiven(value)) return '';
  switch (field.kind) {
    case 'number': return typeof value === 'number' ? sayNumber(field, value, t) : asText(value);
    case 'money': return typeof value === 'number' ? t('forms.say.money', { amount: readYuan(value) }) : asText(value);
    case 'calculated': return typeof value !== 'number' ? asText(value) : field.as === 'money' ? t('forms.say.money', { amount: readYuan(value) }) : String(value);
    case 'date': return typeof value === 'string' && isPlainDate(value) ? t.format.date(value) : asText(value);
    case 'yes-no': return typeof value === 'boolean' ? t(value ? 'forms.say.yes' : 'forms.say.no') : asText(value);
    case 'choice': case 'choices': return sayChoices(field, value, t);
    case 'person': return sayName(value, reader.person, t('forms.say.person-unknown'));
    case 'union': return sayName(value, reader.union, t('forms.say.union-unknown'));
    case 'photos': return Array.isArray(value) ? t('forms.say.photos', { count: value.length }) : asText(value);
    case 'files': return Array.isArray(value) ? t('forms.say.files', { count: value.length }) : asText(value);
    case 'table': return Array.isArray(value) ? t('forms.say.rows', { count: value.length }) : asText(value);
    case 'signature': return typeof value === 'string' && isUuid(value) ? t('forms.say.signed') : asText(value);
    case 'place': return typeof value === 'object' && value !== null && 'text' in value ? asText(value.text) : asText(value);
    default: return asText(value);
  }
}

function sayNumber({ unit }: Extract<Field, { kind: 'number' }>, value: number, t: Translator): string {
  return unit === undefined ? String(value) : t('forms.say.with-unit', { number: String(value), unit: inLanguage(unit, t.language) });
}

function sayChoices({ choices }: Extract<Field, { kind: 'choice' | 'choices' }>, value: unknown, t: Translator): string {
  const keys: readonly unknown[] = Array.isArray(value) ? value : [value];
  return keys.map((key) => {
    const choice = choices.find((one) => one.key === key);
    return choice === undefined ? asText(key) : inLanguage(choice.label, t.language);
  }).join(t('forms.say.and'));
}

/** An id says nothing to anybody; a mask is no id. */
function sayName(value: unknown, find: Reader['person'], unknown: string): string {
  if (typeof value !== 'string') return '';
  return isUuid(value) ? find?.(value) ?? unknown : value;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
