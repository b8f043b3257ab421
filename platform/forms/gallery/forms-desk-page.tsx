import { useState } from 'react';
import Button from 'antd/es/button';
import { OfficeTheme } from '#platform/ui/office/office-theme.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkAnswers, writableAnswers } from '../check-answers.ts';
import { checkForm } from '../check-form.ts';
import type { Form as FormDefinition } from '../form.ts';
import type { Answers } from '../holds.ts';
import { AnswersView } from '../office/answers-view.tsx';
import { FormBuilder } from '../office/form-builder.tsx';
import { FormFields } from '../office/form-fields.tsx';
import type { AnswerProblem } from '../problem.ts';
import { sampleAnswers, sampleForm } from './sample-form.ts';

/** The same form on the PC: filled in, read, and (`?build`, `?build&empty`) built. */
export function FormsDeskPage() {
  return <OfficeTheme><main className="zj-shell-main">{location.search.includes('build') ? <Building /> : <Filling />}</main></OfficeTheme>;
}

function Filling() {
  const t = useText();
  const form = sampleForm(t);
  const [answers, setAnswers] = useState<Answers>(() => sampleAnswers(t));
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const send = () => {
    const checked = checkAnswers(form, writableAnswers(form, answers));
    setProblems(checked.ok ? [] : checked.problems);
  };
  return (
    <>
      <h1>{t('gallery/form')}</h1>
      <div className="zj-panel">
        <Form onSubmit={send}>
          <FormFields form={form} answers={answers} onChange={setAnswers} problems={problems} photos={{ purpose: 'gallery', subjectKey: 'none' }} />
          <div><Button type="primary" htmlType="submit">{t('gallery/submit')}</Button></div>
        </Form>
      </div>
      <div className="zj-panel"><AnswersView form={form} answers={answers} /></div>
    </>
  );
}

function Building() {
  const t = useText();
  const [form, setForm] = useState<FormDefinition>(() => (location.search.includes('empty') ? { fields: [] } : sampleForm(t)));
  return (
    <>
      <h1>{t('gallery/form-build')}</h1>
      <FormBuilder form={form} onChange={setForm} problems={checkForm(form)} />
    </>
  );
}
