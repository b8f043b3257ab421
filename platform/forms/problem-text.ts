import { isPlainDate } from '#platform/kernel/plain-date.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { AnswerProblem } from './problem.ts';

/** The sentence of a problem, with days written as people read them. */
export function problemText(t: Translator, { reason, params }: Pick<AnswerProblem, 'reason' | 'params'>): string {
  const read = Object.entries(params).map(([name, value]) =>
    [name, typeof value === 'string' && isPlainDate(value) ? t.format.date(value) : value] as const);
  return t(`forms.answer.${reason}`, Object.fromEntries(read));
}
