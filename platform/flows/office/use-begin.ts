import { useState } from 'react';
import { useLocation } from 'wouter';
import { checkAnswers, writableAnswers } from '#platform/forms/check-answers.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Answers } from '#platform/forms/holds.ts';
import type { AnswerProblem } from '#platform/forms/problem.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { flowsApi, toWireAnswers, type ProcessToBegin } from '../public-ui/flows-api.ts';
import type { Named } from '../public-ui/names-in.ts';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';
import { formPart } from '../rules/form-part.ts';
import { starterFields } from '../rules/starter-fields.ts';

type BeginDraft = { readonly caseId: string; readonly answers: Answers; readonly named?: Named };

export type Begin = {
  readonly caseId: string;
  /** What later steps write is no part of it. */
  readonly form: Form;
  readonly editable: readonly string[];
  readonly answers: Answers;
  readonly named: Named;
  readonly onName: (personId: string, name: string) => void;
  readonly problems: readonly AnswerProblem[];
  readonly change: (answers: Answers) => void;
  readonly setSending: (isSending: boolean) => void;
  /** Pressed while photos were still on their way. */
  readonly isTooEarly: boolean;
  readonly send: () => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** A form begun on the PC outlives a reload and goes with the tab: the next officer at this desk sees nothing of it. */
export function useBegin({ process, unionId, versionId, definition }: ProcessToBegin, onOutdated: () => void): Begin {
  const editable = starterFields(definition);
  const [, navigate] = useLocation();
  const [empty] = useState<BeginDraft>(() => ({ caseId: newIntentKey(browserRandom), answers: {} }));
  const draft = useDraft<BeginDraft>(`flows.begin.${process}.${unionId}`, empty, isBeginDraft);
  const start = useCommand(flowsApi.start);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const [isSending, setSending] = useState(false);
  const [wasEarly, setEarly] = useState(false);
  const { caseId, answers, named = {} } = draft.value;
  const send = async (): Promise<void> => {
    setEarly(isSending);
    const given = writableAnswers(definition.form, answers, editable);
    const checked = checkAnswers(definition.form, given, { editable });
    setProblems(checked.ok ? [] : checked.problems);
    if (!checked.ok || isSending) return;
    const answer = await start.run({ caseId, unionId, process, versionId, answers: toWireAnswers(given) });
    if (!answer.ok) {
      setProblems(refusedAnswers(answer.failure));
      if (answer.failure.code === 'flows/version-outdated') onOutdated();
      return;
    }
    draft.clear();
    navigate(`/flows/cases/${caseId}`, { replace: true });
  };
  return {
    caseId, form: formPart(definition.form, editable), editable, answers, problems, send, setSending, isTooEarly: wasEarly && isSending, isBusy: start.isBusy, failure: start.failure,
    change: (changed) => draft.set({ caseId, answers: changed }), named, onName: (personId, name) => draft.set({ named: { ...named, [personId]: name } }),
  };
}

function isBeginDraft(held: unknown): held is BeginDraft {
  if (typeof held !== 'object' || held === null) return false;
  const answers: unknown = Reflect.get(held, 'answers');
  return typeof Reflect.get(held, 'caseId') === 'string' && typeof answers === 'object' && answers !== null && !Array.isArray(answers);
}
