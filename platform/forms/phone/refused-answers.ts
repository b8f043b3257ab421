import { ANSWER_REASONS, type AnswerProblem, type AnswerReason } from '#platform/forms/problem.ts';
import type { InputIssue } from '#platform/kernel/app-error.ts';

const PREFIX = 'forms.answer.';

/** What the server found wrong with answers, for the fields to show: `answers.items.2.price` is the cell of a table. */
export function refusedAnswers(failure: { readonly issues: readonly InputIssue[] } | undefined): readonly AnswerProblem[] {
  return (failure?.issues ?? []).flatMap(({ path, code, params }): AnswerProblem[] => {
    const [place, key = '', row, column] = path.split('.');
    const reason = code.slice(PREFIX.length);
    if (place !== 'answers' || !code.startsWith(PREFIX) || !isReason(reason)) return [];
    const known = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]));
    return [{ key, reason, params: known, ...(row === undefined ? {} : { row: Number(row) }), ...(column === undefined ? {} : { column }) }];
  });
}

function isReason(text: string): text is AnswerReason {
  return ANSWER_REASONS.some((reason) => reason === text);
}
