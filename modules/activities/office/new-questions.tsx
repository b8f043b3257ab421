import { checkForm } from '#platform/forms/check-form.ts';
import type { Form } from '#platform/forms/form.ts';
import { FormBuilder } from '#platform/forms/office/form-builder.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { PartProps } from './use-new-activity.ts';

const NOTHING: Form = { fields: [] };

/** What is asked of whoever has signed up: the union's own questions, from the same builder as every form. */
export function NewQuestions({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  const { questions } = draft;
  const error = errorOf('questions');
  return (
    <div className="activity-questions">
      <p className="zj-label">{t('activities.office.field.questions')}</p>
      <p className="zj-soft zj-small">{t('activities.office.field.questions-hint')}</p>
      {questions === null
        ? <div><Button onClick={() => set({ questions: NOTHING })}>{t('activities.office.questions.add')}</Button></div>
        : (
          <>
            <FormBuilder form={questions} onChange={(form) => set({ questions: form })} problems={checkForm(questions)} />
            <div><Button variant="quiet" onClick={() => set({ questions: null })}>{t('activities.office.questions.remove')}</Button></div>
          </>
        )}
      {error !== undefined && <FieldError id="activity-questions-error" text={error} />}
    </div>
  );
}
