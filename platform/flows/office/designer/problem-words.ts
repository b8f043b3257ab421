import { inLanguage } from '#platform/forms/in-language.ts';
import { formProblemText } from '#platform/forms/office/form-problem-text.ts';
import type { DesignProblem } from './problems.ts';
import { findField, stepName, type Speaker } from './step-words.ts';

/** The sentence at the place itself. */
export function problemText(speaker: Speaker, { field, reason, params }: DesignProblem): string {
  const { t, definition } = speaker;
  if (field !== undefined) return formProblemText(t, definition.form, field);
  const named = { ...params, ...(typeof params.field === 'string' && { field: labelOf(speaker, params.field) }), ...(typeof params.step === 'string' && { step: stepName(speaker, params.step) }) };
  const key = `flows.problem.${reason}`;
  return t.has(key) ? t(key, named) : t('flows.problem.not-complete');
}

/** The same in the list, where the place must be named. */
export function problemLine(speaker: Speaker, problem: DesignProblem): string {
  const { t } = speaker;
  const place = problem.at !== undefined ? stepName(speaker, problem.at.step) : problem.field !== undefined && problem.field.key !== '' ? labelOf(speaker, problem.field.key) : t(`flows.designer.tab.${problem.tab}`);
  return t('flows.designer.problem-at', { place, problem: problemText(speaker, problem) });
}

function labelOf(speaker: Speaker, key: string): string {
  const { t } = speaker;
  const field = findField(speaker, key);
  return field === undefined ? t('flows.designer.name-unknown') : inLanguage(field.label, t.language);
}
