import { isPlainDate } from '#platform/kernel/plain-date.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { FieldKind } from './form.ts';
import type { AnswerProblem } from './problem.ts';

/** What is missing is chosen, photographed or signed rather than filled in. */
const MISSING: Partial<Record<FieldKind, string>> = {
  'choice': 'choice', 'choices': 'choice', 'yes-no': 'choice', 'date': 'choice', 'person': 'person', 'union': 'choice',
  'photos': 'photo', 'files': 'photo', 'signature': 'signature', 'table': 'row',
};

/** The sentence of a problem, with days written as people read them; `kind` is of the field or column it belongs to. */
export function problemText(t: Translator, { reason, params }: Pick<AnswerProblem, 'reason' | 'params'>, kind?: FieldKind): string {
  const missing = reason === 'missing' && kind !== undefined ? MISSING[kind] : undefined;
  if (missing !== undefined) return t(`forms.missing.${missing}`);
  const read = Object.entries(params).map(([name, value]) =>
    [name, typeof value === 'string' && isPlainDate(value) ? t.format.date(value) : value] as const);
  return t(`forms.answer.${reason}`, Object.fromEntries(read));
}
