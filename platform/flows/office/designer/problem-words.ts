import { inLanguage } from '#platform/forms/in-language.ts';
import { formProblemText } from '#platform/forms/office/form-problem-text.ts';
import type { DesignProblem } from './problems.ts';
import { stepName, type Speaker } from './step-words.ts';

/** The sentence at the place itself. */
export function problemText({ t, definition }: Speaker, { field, reason, params }: DesignProblem): string {
  if (field !== undefined) return formProblemText(t, definition.form, field);
  const named = { ...params, ...(typeof params.field === 'string' && { field: labelOf({ t, definition }, params.field) }), ...(typeof params.step === 'string' && { step: stepName({ t, definition }, params.step) }) };
  const key = `flows.problem.${reason}`;
  return t.has(key) ? t(key, named) : t('flows.problem.not-complete');
}

/** The same in the list, where the place must be named. */
export function problemLine(speaker: Speaker, problem: DesignProblem): string {
  const { t } = speaker;
  const place = problem.at !== undefined ? stepName(speaker, problem.at.step) : problem.field !== undefined && problem.field.key !== '' ? labelOf(speaker, problem.field.key) : t(`flows.designer.tab.${problem.tab}`);
  return t('flows.designer.problem-at', { place, problem: problemText(speaker, problem) });
}

function labelOf({ t, definition }: Speaker, key: string): string {
  const field = definition.form.fields.find((one) => one.key === key);
  return field === undefined ? key : inLanguage(field.label, t.language);
}
