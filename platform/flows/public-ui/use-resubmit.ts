import { useState } from 'react';
import { checkAnswers, writableAnswers } from '#platform/forms/check-answers.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Answers } from '#platform/forms/holds.ts';
import type { AnswerProblem } from '#platform/forms/problem.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { formPart } from '../rules/form-part.ts';
import { starterFields } from '../rules/starter-fields.ts';
import type { CaseView } from '../wire.ts';
import { flowsApi, toWireAnswers } from './flows-api.ts';
import type { Named } from './names-in.ts';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';
import type { ActEnd } from './use-act-end.ts';

type Draft = { readonly answers: Answers | undefined; readonly named?: Named };
const EMPTY: Draft = { answers: undefined };

export type Resubmission = {
  readonly form: Form;
  readonly editable: readonly string[];
  readonly answers: Answers;
  readonly change: (answers: Answers) => void;
  readonly named: Named;
  readonly onName: (personId: string, name: string) => void;
  readonly problems: readonly AnswerProblem[];
  readonly send: () => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** What came back is corrected where it stands; what is typed outlives a reload. */
export function useResubmit(view: CaseView, end: ActEnd, onDone: () => void): Resubmission {
  const { caseId, definition } = view;
  const editable = starterFields(definition);
  const draft = useDraft<Draft>(`flows.resubmit.${caseId}`, EMPTY, isDraft);
  const resubmit = useCommand(flowsApi.resubmit);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const answers = draft.value.answers ?? view.answers;
  const { named = {} } = draft.value;
  const send = async (): Promise<void> => {
    const given = writableAnswers(definition.form, answers, editable);
    const checked = checkAnswers(definition.form, given, { editable, held: view.answers });
    setProblems(checked.ok ? [] : checked.problems);
    if (!checked.ok) return;
    const answer = await resubmit.run({ caseId, answers: toWireAnswers(given) });
    if (!answer.ok) setProblems(refusedAnswers(answer.failure));
    if (!end.finish(answer)) return;
    draft.clear();
    onDone();
  };
  return {
    form: formPart(definition.form, editable), editable, answers, change: (changed) => draft.set({ answers: changed }), problems, send, named, onName: (personId, name) => draft.set({ named: { ...named, [personId]: name } }),
    isBusy: resubmit.isBusy, failure: resubmit.failure,
  };
}

function isDraft(held: unknown): held is Draft {
  if (typeof held !== 'object' || held === null) return false;
  const answers: unknown = Reflect.get(held, 'answers');
  return typeof answers === 'object' && answers !== null;
}
