import { useState } from 'react';
import { checkAnswers, writableAnswers } from '#platform/forms/check-answers.ts';
import type { Form as Questions } from '#platform/forms/form.ts';
import type { Answers } from '#platform/forms/holds.ts';
import { FormFields } from '#platform/forms/phone/form-fields.tsx';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';
import type { AnswerProblem } from '#platform/forms/problem.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { signupApi, toWireAnswers } from './signup-api.ts';

export type QuestionsPartProps = { readonly entryId: string; readonly questions: Questions; readonly hasAnswered: boolean };

/** What the union asks of whoever is on the list. The place is theirs already; what is typed outlives a reload. */
export function QuestionsPart({ entryId, questions, hasAnswered }: QuestionsPartProps) {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  if (hasAnswered && !isChanging) {
    return (
      <div className="zj-stack">
        <p role="status">{t('signup.member.answered')}</p>
        <Button isWide onClick={() => setChanging(true)}>{t('signup.member.change-answers')}</Button>
      </div>
    );
  }
  return hasAnswered
    ? <Known entryId={entryId} questions={questions} onDone={() => setChanging(false)} />
    : <Fields entryId={entryId} questions={questions} given={{}} onDone={() => {}} />;
}

type FieldsProps = { readonly entryId: string; readonly questions: Questions; readonly onDone: () => void };

function Known(props: FieldsProps) {
  const read = useRead(signupApi.readAnswers, { entryId: props.entryId });
  return <ReadState read={read}>{({ answers }) => <Fields {...props} given={answers ?? {}} />}</ReadState>;
}

type Draft = { readonly answers: Answers | undefined };
const EMPTY: Draft = { answers: undefined };

function Fields({ entryId, questions, given, onDone }: FieldsProps & { readonly given: Answers }) {
  const t = useText();
  const draft = useDraft<Draft>(`signup.answers.${entryId}`, EMPTY, isDraft);
  const { run, retry, isBusy, failure } = useCommand(signupApi.answerQuestions);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const answers = draft.value.answers ?? given;
  const send = async (): Promise<void> => {
    const written = writableAnswers(questions, answers);
    const checked = checkAnswers(questions, written);
    setProblems(checked.ok ? [] : checked.problems);
    if (!checked.ok) return;
    const answer = await run({ entryId, answers: toWireAnswers(written) });
    if (!answer.ok) return setProblems(refusedAnswers(answer.failure));
    draft.clear();
    onDone();
  };
  return (
    <Form onSubmit={() => void send()} failure={failure} isAtField={problems.length > 0} onRetry={retry}>
      <div><h3>{t('signup.member.questions')}</h3><p className="zj-soft zj-small">{t('signup.member.questions-text')}</p></div>
      <FormFields form={questions} answers={answers} onChange={(changed) => draft.set({ answers: changed })} problems={problems} />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('signup.member.answer')}</Button>
    </Form>
  );
}

function isDraft(held: unknown): held is Draft {
  const answers: unknown = Reflect.get(Object(held), 'answers');
  return typeof answers === 'object' && answers !== null;
}
