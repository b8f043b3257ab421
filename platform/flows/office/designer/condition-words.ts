import { readYuan } from '#platform/forms/amount.ts';
import type { Field } from '#platform/forms/form.ts';
import type { Condition } from '#platform/forms/holds.ts';
import { inLanguage } from '#platform/forms/in-language.ts';
import { fieldName, findField, type Speaker } from './step-words.ts';

/** A condition in a sentence: “金额”大于 5000 元，并且“类型”是“培训”. */
export function conditionWords(speaker: Speaker, asked: Condition): string {
  const { t } = speaker;
  if ('all' in asked) return asked.all.map((one) => inner(speaker, one)).join(t('flows.designer.condition.all'));
  if ('any' in asked) return asked.any.map((one) => inner(speaker, one)).join(t('flows.designer.condition.any'));
  if ('not' in asked) return t('flows.designer.condition.not', { condition: conditionWords(speaker, asked.not) });
  if (asked.field === '') return t('flows.designer.condition.unset');
  const field = fieldName(speaker, asked.field);
  if (!('to' in asked)) return t(`flows.designer.condition.${asked.is}`, { field });
  return t(`flows.designer.condition.${asked.is}`, { field, value: valueWords(speaker, findField(speaker, asked.field), asked.to) });
}

function inner(speaker: Speaker, asked: Condition): string {
  const said = conditionWords(speaker, asked);
  return 'all' in asked || 'any' in asked ? speaker.t('flows.designer.condition.inner', { condition: said }) : said;
}

function valueWords({ t }: Speaker, field: Field | undefined, value: string | number | boolean): string {
  if (typeof value === 'boolean') return t(value ? 'flows.designer.yes' : 'flows.designer.no');
  if (field !== undefined && isMoney(field) && typeof value === 'number') return t('flows.designer.yuan', { amount: readYuan(value).replace(/\.00$/, '') });
  if (typeof value === 'string' && field === undefined) return t('flows.designer.unknown-choice');
  if (field === undefined || !('choices' in field)) return String(value);
  const choice = field.choices.find(({ key }) => key === value);
  return choice === undefined ? t('flows.designer.unknown-choice') : t('flows.designer.quoted', { name: inLanguage(choice.label, t.language) });
}

export function isMoney(field: Field): boolean {
  return field.kind === 'money' || (field.kind === 'calculated' && field.as === 'money');
}
