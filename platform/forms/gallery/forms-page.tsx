import { useState } from 'react';
import { checkAnswers, writableAnswers } from '../check-answers.ts';
import type { Answers } from '../holds.ts';
import type { AnswerProblem } from '../problem.ts';
import { AnswersView } from '../phone/answers-view.tsx';
import { FormFields } from '../phone/form-fields.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { sampleAnswers, sampleForm } from './sample-form.ts';

/** Every kind of field on the phone, empty or (`?filled`) filled in, and what reading it looks like. */
export function FormsPage() {
  const t = useText();
  const form = sampleForm(t);
  const [answers, setAnswers] = useState<Answers>(() => (location.search.includes('filled') ? sampleAnswers(t) : {}));
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const send = () => {
    const checked = checkAnswers(form, writableAnswers(form, answers));
    setProblems(checked.ok ? [] : checked.problems);
  };
  return (
    <Screen title={t('gallery/form')} back="/" footer={<Button variant="primary" isWide type="submit" form="form">{t('gallery/submit')}</Button>}>
      <Form id="form" onSubmit={send}>
        <FormFields form={form} answers={answers} onChange={setAnswers} problems={problems} photos={{ purpose: 'gallery', subjectKey: 'none' }} />
      </Form>
      <Card title={t('gallery/form-read')}><AnswersView form={form} answers={answers} /></Card>
    </Screen>
  );
}
