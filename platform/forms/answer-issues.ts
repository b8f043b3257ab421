import type { InputIssue } from '#platform/kernel/app-error.ts';
import type { AnswerProblem } from './problem.ts';

/** What is wrong with answers, as a refusal carries it: `answers.items.2.price` is the cell of a table. */
export function answerIssues(problems: readonly AnswerProblem[]): InputIssue[] {
  return problems.map(({ key, row, column, reason, params }) => ({
    path: ['answers', key, row, column].filter((part) => part !== undefined && part !== '').join('.'), code: `forms.answer.${reason}`, params,
  }));
}
