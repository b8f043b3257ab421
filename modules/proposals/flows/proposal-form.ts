import type { Condition } from '#platform/forms/condition.ts';
import type { Field, Form } from '#platform/forms/form.ts';
import { ANSWER_CLASSES, CATEGORIES, DECISIONS, RATINGS } from '../wire.ts';
import { say } from './words.ts';

const choicesOf = (group: string, keys: readonly string[]) => keys.map((key) => ({ key, label: say(`proposals.${group}.${key}`) }));
const label = (key: string) => say(`proposals.field.${key}`);
const hint = (key: string) => say(`proposals.hint.${key}`);
const isFiled: Condition = { field: 'filing', is: 'equal', to: 'filed' };
const isNotFiled: Condition = { all: [{ field: 'filing', is: 'given' }, { not: isFiled }] };

/** What the proposer writes. */
const written: readonly Field[] = [
  { key: 'title', kind: 'text', label: label('title'), hint: hint('title'), isRequired: true, class: 'C2', longest: 60 },
  { key: 'category', kind: 'choice', label: label('category'), isRequired: true, class: 'C2', choices: choicesOf('category', CATEGORIES) },
  { key: 'reason', kind: 'long-text', label: label('reason'), hint: hint('reason'), isRequired: true, class: 'C3', longest: 2000 },
  { key: 'suggestion', kind: 'long-text', label: label('suggestion'), hint: hint('suggestion'), isRequired: true, class: 'C3', longest: 2000 },
  { key: 'photos', kind: 'photos', label: label('photos'), isRequired: false, class: 'C3', most: 6 },
  { key: 'is-unnamed', kind: 'yes-no', label: label('is-unnamed'), hint: hint('is-unnamed'), isRequired: false, class: 'C2' },
];

/** What the committee decides (立案审查, 交办). */
const filing: readonly Field[] = [
  { key: 'filing', kind: 'choice', label: label('filing'), hint: hint('filing'), isRequired: true, class: 'C2', choices: choicesOf('decision', DECISIONS) },
  { key: 'filing-reason', kind: 'long-text', label: label('filing-reason'), hint: hint('filing-reason'), isRequired: true, class: 'C3', longest: 1000, showIf: isNotFiled },
  {
    key: 'merged-into', kind: 'text', label: label('merged-into'), hint: hint('merged-into'), isRequired: true, class: 'C2', longest: 20,
    showIf: { field: 'filing', is: 'equal', to: 'merged' },
  },
  { key: 'department', kind: 'text', label: label('department'), hint: hint('department'), isRequired: true, class: 'C2', longest: 60, showIf: isFiled },
  { key: 'undertaker', kind: 'person', label: label('undertaker'), hint: hint('undertaker'), isRequired: true, class: 'C2', showIf: isFiled },
  { key: 'answer-by', kind: 'date', label: label('answer-by'), hint: hint('answer-by'), isRequired: true, class: 'C2', showIf: isFiled },
];

const answering: readonly Field[] = [
  { key: 'answer-class', kind: 'choice', label: label('answer-class'), isRequired: true, class: 'C2', choices: choicesOf('answer-class', ANSWER_CLASSES), showIf: isFiled },
  { key: 'answer', kind: 'long-text', label: label('answer'), hint: hint('answer'), isRequired: true, class: 'C3', longest: 4000, showIf: isFiled },
];

const rating: readonly Field[] = [
  { key: 'satisfaction', kind: 'choice', label: label('satisfaction'), hint: hint('satisfaction'), isRequired: true, class: 'C2', choices: choicesOf('rating', RATINGS), showIf: isFiled },
  { key: 'satisfaction-words', kind: 'long-text', label: label('satisfaction-words'), isRequired: false, class: 'C3', longest: 1000, showIf: isFiled },
];

const keysOf = (fields: readonly Field[]) => fields.map(({ key }) => key);
/** Who writes what on the way; everything else is the proposer's. */
export const WRITES = { filing: keysOf(filing), answering: keysOf(answering), rating: keysOf(rating) } as const;

export const proposalForm: Form = { fields: [...written, ...filing, ...answering, ...rating] };
