import { useState } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Form } from '../form.ts';
import type { Answers } from '../holds.ts';
import { FormFields } from '../phone/form-fields.tsx';

/** The form on the phone, with the phone's own widgets: whoever builds it can fill it in and see conditions work. */
export function PhonePreview({ form }: { readonly form: Form }) {
  const t = useText();
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <aside className="forms-preview" aria-label={t('forms.office.preview')}>
      <p className="zj-soft zj-small">{t('forms.office.preview-hint')}</p>
      <div className="forms-preview-phone">
        <FormFields form={form} answers={answers} onChange={setAnswers} />
      </div>
    </aside>
  );
}
