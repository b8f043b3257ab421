import { calculate } from './calculate.ts';
import type { Field, Form } from './form.ts';
import { holds, isGiven, type Answers } from './holds.ts';
import { readValue, type Wrong } from './read-value.ts';

export type SeenField = { readonly field: Field; readonly value: unknown; readonly wrong: readonly Wrong[] };

/**
 * Walks a form from top to bottom and gives the fields that are shown for these answers, each with its value as it is
 * kept. A condition and a calculation see only what stands above them and is shown, so one pass is enough, what a hidden
 * field once held decides nothing, and phone and server always show the same fields.
 */
export function seenFields(form: Form, answers: Answers): readonly SeenField[] {
  const seen: Record<string, unknown> = {};
  return form.fields.flatMap((field): SeenField[] => {
    if (field.showIf !== undefined && !holds(field.showIf, seen)) return [];
    const read = field.kind === 'calculated' ? { value: calculate(field, seen), wrong: [] } : readValue(field, ownValue(answers, field.key));
    if (read.value !== undefined) seen[field.key] = read.value;
    return [{ field, ...read }];
  });
}

/** Sections and notes hold nothing; what is calculated nobody gives. */
export function isAnswered({ kind }: Field): boolean {
  return kind !== 'section' && kind !== 'note' && kind !== 'calculated';
}

/** A key like `constructor` finds only what was answered under it. */
export function ownValue(answers: Answers, key: string): unknown {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

/**
 * The fields to read of answers that were checked or masked: what was given, what could have been, and the sections that
 * still have something in them. Conditions are not asked again: a mask would decide them wrongly.
 */
export function readableFields(form: Form, answers: Answers): readonly Field[] {
  const shown = form.fields.filter((field) => field.kind === 'section' || (field.kind !== 'note' && isReadable(field, answers)));
  return shown.filter((field, at) => field.kind !== 'section' || (shown[at + 1]?.kind ?? 'section') !== 'section');
}

function isReadable(field: Field, answers: Answers): boolean {
  return isGiven(ownValue(answers, field.key)) || (field.showIf === undefined && field.kind !== 'calculated');
}
