import type { Form } from '#platform/forms/form.ts';
import { inLanguage } from '#platform/forms/in-language.ts';
import { formsTexts } from '#platform/forms/phone/phone-texts.tsx';
import { sayAnswer } from '#platform/forms/say-answer.ts';
import { ModuleText, useText } from '#platform/ui/text/text-provider.tsx';
import type { Entry } from './signup-api.ts';

export type AnswersLineProps = { readonly questions: Form; readonly answers: Entry['answers'] };

/** What somebody answered, in one line below their name; who has not answered yet is seen at once. */
export function AnswersLine(props: AnswersLineProps) {
  return <ModuleText source={formsTexts}><Line {...props} /></ModuleText>;
}

function Line({ questions, answers }: AnswersLineProps) {
  const t = useText();
  if (answers === null) return <span className="entries-answers">{t('signup.office.no-answers')}</span>;
  const said = questions.fields.flatMap((field) => {
    const value = sayAnswer(field, answers[field.key], { t });
    return value === '' ? [] : [t('signup.office.answer', { question: inLanguage(field.label, t.language), answer: value })];
  });
  return <span className="entries-answers">{said.join(' · ')}</span>;
}
