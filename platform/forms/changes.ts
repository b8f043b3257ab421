import { classOf } from './classes.ts';
import type { Cell, Field, Form } from './form.ts';

/**
 * refused: what was collected under the key would mean something else. caution: new answers differ from what was
 * collected, and whoever publishes should know. harmless: words and order.
 */
export type Harm = 'refused' | 'caution' | 'harmless';
export type FormChangeKind =
  | 'added' | 'removed' | 'kind-changed' | 'now-required' | 'now-optional' | 'choice-removed' | 'choice-added' | 'limits-tightened' | 'class-lowered'
  | 'class-raised' | 'show-if-changed' | 'sum-changed' | 'words-changed' | 'moved';

export type FormChange = { readonly key: string; readonly column?: string; readonly change: FormChangeKind; readonly harm: Harm };

const HARMS: Readonly<Record<FormChangeKind, Harm>> = {
  'added': 'harmless', 'removed': 'caution', 'kind-changed': 'refused', 'now-required': 'caution', 'now-optional': 'harmless', 'choice-removed': 'caution',
  'choice-added': 'harmless', 'limits-tightened': 'caution', 'class-lowered': 'caution', 'class-raised': 'harmless', 'show-if-changed': 'caution',
  'sum-changed': 'caution', 'words-changed': 'harmless', 'moved': 'harmless',
};

/**
 * What publishing `after` changes for those who know `before`. Answers keep the version they were given in, so nothing
 * here rewrites them; only a key that changes its kind is refused, because one column would hold two kinds of things.
 */
export function compareForms(before: Form, after: Form): readonly FormChange[] {
  const known = new Map(before.fields.map((field) => [field.key, field]));
  const wanted = new Set(after.fields.map(({ key }) => key));
  const common = after.fields.filter(({ key }) => known.has(key)).map(({ key }) => key);
  const order = before.fields.filter(({ key }) => wanted.has(key)).map(({ key }) => key);
  const removed = before.fields.filter(({ key }) => !wanted.has(key)).map(({ key }) => changed(key, 'removed'));
  return [...removed, ...after.fields.flatMap((field): FormChange[] => {
    const former = known.get(field.key);
    if (former === undefined) return [changed(field.key, 'added')];
    const isMoved = order.indexOf(field.key) !== common.indexOf(field.key);
    return [...compareFields(former, field), ...(isMoved ? [changed(field.key, 'moved')] : [])];
  })];
}

/** Whether it can be published over answers that were collected. */
export function isPublishable(changes: readonly FormChange[]): boolean {
  return changes.every(({ harm }) => harm !== 'refused');
}

function compareFields(before: Field, after: Field): FormChange[] {
  const { key } = after;
  if (kindOf(before) !== kindOf(after)) return [changed(key, 'kind-changed')];
  const found: FormChangeKind[] = [];
  if (before.isRequired !== after.isRequired) found.push(after.isRequired ? 'now-required' : 'now-optional');
  if (classOf(before) !== classOf(after)) found.push(classOf(after) < classOf(before) ? 'class-lowered' : 'class-raised');
  if (isDifferent(before.showIf, after.showIf)) found.push('show-if-changed');
  if (before.kind === 'calculated' && after.kind === 'calculated' && isDifferent(before.sum, after.sum)) found.push('sum-changed');
  if (isTightened(before, after)) found.push('limits-tightened');
  if (isDifferent([before.label, before.hint], [after.label, after.hint])) found.push('words-changed');
  return [...found, ...compareChoices(before, after)].map((one) => changed(key, one)).concat(compareColumns(before, after));
}

/** A calculated amount and a calculated number are as different as money and numbers. */
function kindOf(field: Field): string {
  return field.kind === 'calculated' ? `calculated ${field.as}` : field.kind;
}

function compareChoices(before: Field, after: Field): FormChangeKind[] {
  if (!('choices' in before) || !('choices' in after)) return [];
  const [former, wanted] = [before.choices, after.choices].map((choices) => choices.map(({ key }) => key));
  const isLess = former?.some((key) => wanted?.includes(key) !== true) === true;
  const isMore = wanted?.some((key) => former?.includes(key) !== true) === true;
  return [...(isLess ? ['choice-removed' as const] : []), ...(isMore ? ['choice-added' as const] : [])];
}

function compareColumns(before: Field, after: Field): FormChange[] {
  if (before.kind !== 'table' || after.kind !== 'table') return [];
  const inTable = (columns: readonly Cell[]): Form => ({ fields: columns.map((column) => ({ ...column })) });
  return compareForms(inTable(before.columns), inTable(after.columns)).map((change) => ({ ...change, key: after.key, column: change.key }));
}

/** Bounds as pairs of lower and upper, in whatever the field counts. */
function isTightened(before: Field, after: Field): boolean {
  const [[least, most], [newLeast, newMost]] = [boundsOf(before), boundsOf(after)];
  return newLeast > least || newMost < most;
}

function boundsOf(field: Field): readonly [least: number, most: number] {
  switch (field.kind) {
    case 'text': case 'long-text': return [0, field.longest ?? Infinity];
    case 'number': case 'money': return [field.least ?? -Infinity, field.most ?? Infinity];
    case 'date': return [daysOf(field.earliest, -Infinity), daysOf(field.latest, Infinity)];
    case 'choices': return [field.fewest ?? 0, field.most ?? Infinity];
    case 'photos': case 'files': return [0, field.most];
    case 'table': return [field.fewest, field.most];
    default: return [0, 0];
  }
}

function daysOf(day: string | undefined, otherwise: number): number {
  return day === undefined ? otherwise : Date.parse(`${day}T00:00:00Z`);
}

function changed(key: string, change: FormChangeKind): FormChange {
  return { key, change, harm: HARMS[change] };
}

function isDifferent(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
