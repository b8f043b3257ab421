import type { Form } from '../form.ts';
import type { Answers } from '../holds.ts';
import type { Translator } from '#platform/text/translator.ts';

/** One field of every kind, as an application for aid might have them. */
export function sampleForm(t: Translator): Form {
  const words = (key: string) => ({ 'zh-CN': t(`gallery/form/${key}`) });
  const shared = (key: string, isRequired = true) => ({ key, label: words(key), isRequired, class: 'C2' as const });
  const choice = (key: string) => ({ key, label: words(key) });
  return {
    fields: [
      { ...shared('note', false), kind: 'note' },
      { ...shared('person-part', false), kind: 'section' },
      { ...shared('name'), kind: 'text', class: 'C3', longest: 40 },
      { ...shared('id-number'), kind: 'id-number', class: 'C4' },
      { ...shared('phone'), kind: 'phone', class: 'C3' },
      { ...shared('born', false), kind: 'date', class: 'C3' },
      { ...shared('union', false), kind: 'union' },
      { ...shared('family-part', false), kind: 'section' },
      { ...shared('reason'), kind: 'choice', choices: [choice('illness'), choice('accident'), choice('school'), choice('other')] },
      { ...shared('other-reason'), kind: 'text', showIf: { field: 'reason', is: 'equal', to: 'other' } },
      { ...shared('needs', false), kind: 'choices', choices: [choice('money'), choice('medicine'), choice('work')] },
      {
        ...shared('family'), kind: 'table', class: 'C4', fewest: 1, most: 8, columns: [
          { ...shared('family-name'), kind: 'text', class: 'C3' },
          { ...shared('relation'), kind: 'choice', choices: [choice('parent'), choice('partner'), choice('child')] },
          { ...shared('income'), kind: 'money', class: 'C4', least: 0 },
          { ...shared('income-year', false), kind: 'calculated', class: 'C4', as: 'money', sum: { times: [{ field: 'income' }, { number: 12 }] } },
        ],
      },
      { ...shared('total', false), kind: 'calculated', class: 'C4', as: 'money', sum: { column: { table: 'family', field: 'income' } } },
      { ...shared('insured'), kind: 'yes-no' },
      {
        ...shared('days', false), kind: 'number', unit: words('days-unit'), least: 0, most: 365,
        showIf: { all: [{ field: 'insured', is: 'given' }, { any: [{ field: 'reason', is: 'equal', to: 'illness' }, { field: 'reason', is: 'equal', to: 'accident' }] }] },
      },
      { ...shared('story'), kind: 'long-text', class: 'C4', longest: 500, hint: words('story-hint') },
      { ...shared('papers-part', false), kind: 'section' },
      { ...shared('place', false), kind: 'place' },
      { ...shared('papers'), kind: 'files', class: 'C4', most: 6 },
      { ...shared('signature'), kind: 'signature', class: 'C3' },
    ],
  };
}

export function sampleAnswers(t: Translator): Answers {
  return {
    'name': t('gallery/form/sample-name'), 'id-number': '11010519491231002X', 'phone': '13800138000', 'born': '1990-05-01', 'reason': 'illness', 'needs': ['money', 'medicine'],
    'family': [{ 'family-name': t('gallery/form/sample-child'), 'relation': 'child', 'income': 0 }, { 'family-name': t('gallery/form/sample-partner'), 'relation': 'partner', 'income': 320050 }],
    'insured': true, 'days': 30, 'story': t('gallery/form/sample-story'), 'place': { text: t('gallery/form/sample-place'), latitude: 34.27, longitude: 108.95 },
  };
}
