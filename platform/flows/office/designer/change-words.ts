import { inLanguage, type Words } from '#platform/forms/in-language.ts';
import type { Condition } from '#platform/forms/holds.ts';
import type { StepDue, Place, Who } from '../../definition.ts';
import { branchesOf } from '../../rules/definition-pieces.ts';
import { findStep, OTHERWISE, type Lane } from '../../rules/edit-flow.ts';
import type { DefinitionChange, StandsAt } from '../../rules/compare-definitions.ts';
import { conditionWords } from './condition-words.ts';
import { backingName, dueWords, fieldsWords, peopleWords, placeWords, stepName, waitWords, type Speaker, type Until } from './step-words.ts';

/** One difference as a sentence. Names come from the newer definition, and from the older where something is gone. */
export function changeText(now: Speaker, before: Speaker, change: DefinitionChange): string {
  const { t } = now;
  const name = (words: Words) => inLanguage(words, t.language);
  switch (change.kind) {
    case 'head': return t('flows.designer.change.part', { what: t(`flows.designer.head.${change.part}`), before: headValue(now, change.part, change.before), after: headValue(now, change.part, change.after) });
    case 'step-added': return t('flows.designer.change.step-added', { step: name(change.step.title), kind: t(`flows.kind.${change.step.kind}`), place: standsWords(now, change.at) });
    case 'step-removed': return t('flows.designer.change.step-removed', { step: name(change.step.title), kind: t(`flows.kind.${change.step.kind}`) });
    case 'step-moved': return t('flows.designer.change.step-moved', { step: name(change.step.title), place: standsWords(now, change.at) });
    case 'step-changed': return t('flows.designer.change.of-step', {
      step: name(change.step.title), what: t(`flows.designer.part.${change.part}`), before: quotable(partWords(before, change.part, change.before)), after: quotable(partWords(now, change.part, change.after)),
    });
    case 'branch-added': case 'branch-removed': case 'branch-moved': return t(`flows.designer.change.${change.kind}`, { step: name(change.step.title), branch: name(change.branch.title) });
    case 'branch-changed': return t('flows.designer.change.of-branch', {
      step: name(change.step.title), branch: name(change.branch.title), what: t(`flows.designer.part.${change.part}`),
      before: quotable(partWords(before, change.part, change.before)), after: quotable(partWords(now, change.part, change.after)),
    });
    case 'field': return fieldChange(now, change);
  }
}

/** Within quotation marks others are single ones, in both languages. */
function quotable(words: string): string {
  return words.replaceAll('\u201c', '\u2018').replaceAll('\u201d', '\u2019');
}

/** What somebody should think about before publishing: new answers will differ from those that were collected. */
export function isDelicate(change: DefinitionChange): boolean {
  return change.kind === 'field' && change.change.harm !== 'harmless';
}

function fieldChange({ t }: Speaker, { field, before, change }: Extract<DefinitionChange, { kind: 'field' }>): string {
  const column = change.column === undefined || field.kind !== 'table' ? undefined : field.columns.find(({ key }) => key === change.column);
  const named = inLanguage(field.label, t.language);
  const name = column === undefined ? named : t('flows.designer.change.column', { table: named, column: inLanguage(column.label, t.language) });
  if (change.change === 'words-changed' && before !== undefined && before.label['zh-CN'] !== field.label['zh-CN']) {
    return t('flows.designer.change.field.renamed', { before: inLanguage(before.label, t.language), field: name });
  }
  return t(`flows.designer.change.field.${change.change}`, { field: name });
}

/** Where a step stands now: behind which other, in which branch. */
function standsWords(speaker: Speaker, { lane, after }: StandsAt): string {
  const { t } = speaker;
  const place = after === undefined ? t('flows.designer.stands.first') : t('flows.designer.stands.after', { step: stepName(speaker, after) });
  return lane === '' ? place : t('flows.designer.stands.in', { branch: laneName(speaker, lane), place });
}

export function laneName({ t, definition }: Speaker, lane: Lane): string {
  const [step = '', key = ''] = lane.split('/');
  const found = findStep(definition.flow, step)?.step;
  if (key === OTHERWISE) return t('flows.designer.branch.otherwise');
  const branch = found === undefined ? undefined : branchesOf(found).find((one) => one.key === key);
  return branch === undefined ? t('flows.designer.unknown-branch') : inLanguage(branch.title, t.language);
}

function headValue({ t }: Speaker, part: string, value: unknown): string {
  if (part === 'group') return t(`flows.group.${textOf(value)}`);
  if (part === 'begunBy') return t(`flows.designer.begun-by.${textOf(value)}`);
  return wordsOf(value, t.language);
}

function wordsOf(value: unknown, language: 'zh-CN' | 'en'): string {
  return isWords(value) ? inLanguage(value, language) : textOf(value);
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'zh-CN') === 'string';
}

/** A part of a step or branch as it is said on its card. `unknown` because it comes from a comparison of names. */
export function partWords(speaker: Speaker, part: string, value: unknown): string {
  const { t } = speaker;
  if (value === undefined || value === null) return t('flows.designer.part-none');
  if (typeof value === 'boolean') return t(value ? 'flows.designer.yes' : 'flows.designer.no');
  if (part === 'kind') return t(`flows.kind.${textOf(value)}`);
  if (part === 'by') return t(`flows.designer.by-name.${textOf(value)}`);
  if (part === 'outcome') return t(`flows.designer.outcome.${textOf(value)}`);
  if (part === 'to') return stepName(speaker, textOf(value));
  if (part === 'paper') return backingName(speaker, 'papers', textOf(value));
  if (part === 'call') return backingName(speaker, 'calls', textOf(value));
  if (part === 'process') return backingName(speaker, 'processes', textOf(value));
  if (isWords(value)) return inLanguage(value, t.language);
  // The names of parts stand for their shapes: both versions have passed the schema.
  if (part === 'who') return peopleWords(speaker, value as readonly Who[]); // -- the part's own shape
  if (part === 'whenDue') return t(`flows.designer.when-due.${textOf(value)}`);
  if (part === 'due') return dueWords(speaker, value as StepDue); // -- the part's own shape
  if (part === 'at') return placeWords(speaker, value as Place); // -- the part's own shape
  if (part === 'when') return conditionWords(speaker, value as Condition); // -- the part's own shape
  if (part === 'until') return waitWords(speaker, value as Until); // -- the part's own shape
  if (Array.isArray(value)) return fieldsWords(speaker, value.map(String)) || t('flows.designer.part-none');
  return textOf(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
