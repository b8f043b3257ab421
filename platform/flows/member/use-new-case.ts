import { useState } from 'react';
import { useLocation } from 'wouter';
import { isTicked, NOTHING_TICKED, type Ticked } from '#platform/consents/member/consents-api.ts';
import { missingPurposes } from '#platform/consents/rules/text-kinds.ts';
import { checkAnswers, writableAnswers } from '#platform/forms/check-answers.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Answers } from '#platform/forms/holds.ts';
import type { AnswerProblem } from '#platform/forms/problem.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useKeptDraft } from '#platform/ui/kept/use-kept-draft.ts';
import { flowsApi, toWireAnswers, type ProcessToBegin } from '../public-ui/flows-api.ts';
import type { Named } from '../public-ui/names-in.ts';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';
import { formPart } from '../rules/form-part.ts';
import { starterFields } from '../rules/starter-fields.ts';

/** An application as its form holds it. Its id is made before the first photo goes out under it: sent twice, it is one case. */
type CaseDraft = { readonly caseId: string; readonly answers: Answers; readonly named?: Named; readonly ticked?: Ticked };

export type NewCase = {
  readonly caseId: string;
  /** What later steps write is no part of it. */
  readonly form: Form;
  readonly editable: readonly string[];
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
  readonly change: (answers: Answers) => void;
  readonly named: Named;
  readonly onName: (personId: string, name: string) => void;
  /** What was ticked of the process' notice. */
  readonly ticked: Ticked;
  readonly tick: (ticked: Ticked) => void;
  /** Looked over once: a tick that is missing says so. */
  readonly isTried: boolean;
  readonly isReady: boolean;
  readonly keeping: 'sealed' | 'tab';
  /** Filled in without a fault: it is looked over before it is sent. */
  readonly isLooking: boolean;
  readonly look: () => void;
  readonly backToForm: () => void;
  readonly send: () => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

type Options = { readonly owner: string; readonly begun: ProcessToBegin; readonly onOutdated: () => void };

/** What is put right in the form itself. */
const BACK_TO_FORM: readonly string[] = ['flows/version-outdated', 'flows/answers-invalid', 'consents/text-changed', 'consents/consent-missing'];

export function useNewCase({ owner, begun, onOutdated }: Options): NewCase {
  const { process, unionId, versionId, definition, consents } = begun;
  const editable = starterFields(definition);
  const form = formPart(definition.form, editable);
  const [, navigate] = useLocation();
  const [empty] = useState<CaseDraft>(() => ({ caseId: newIntentKey(browserRandom), answers: {} }));
  const kept = useKeptDraft<CaseDraft>({ group: `flows.${process}.${unionId}`, owner, empty, isDraft });
  const start = useCommand(flowsApi.start);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const [isLooking, setLooking] = useState(false);
  const [isTried, setTried] = useState(false);
  const { caseId, answers, named = {}, ticked = NOTHING_TICKED } = kept.value;
  const given = writableAnswers(definition.form, answers, editable);

  const look = (): void => {
    const checked = checkAnswers(definition.form, given, { editable });
    setProblems(checked.ok ? [] : checked.problems);
    setTried(true);
    const isWhole = checked.ok && (consents === null || missingPurposes(consents, ticked.purposes).length === 0);
    setLooking(isWhole);
    if (isWhole) window.scrollTo(0, 0);
  };
  const send = async (): Promise<void> => {
    const answer = await start.run({ caseId, unionId, process, versionId, answers: toWireAnswers(given), ...(consents !== null && { agreement: { hash: ticked.hash, purposes: [...ticked.purposes] } }) });
    if (!answer.ok) {
      setProblems(refusedAnswers(answer.failure));
      if (answer.failure.code === 'flows/version-outdated') onOutdated();
      if (BACK_TO_FORM.includes(answer.failure.code)) setLooking(false);
      return;
    }
    await kept.clear();
    navigate(`/flows/cases/${caseId}`, { replace: true });
  };
  return {
    caseId, form, editable, answers, problems, isLooking, look, send, isReady: kept.isReady, keeping: kept.keeping, isBusy: start.isBusy, failure: start.failure,
    ticked, tick: (changed) => kept.set({ ticked: changed }), isTried,
    change: (changed) => kept.set({ caseId, answers: changed }), named, onName: (personId, name) => kept.set({ named: { ...named, [personId]: name } }), backToForm: () => { start.reset(); setLooking(false); },
  };
}

function isDraft(held: unknown): held is CaseDraft {
  if (typeof held !== 'object' || held === null) return false;
  const [answers, ticked]: readonly unknown[] = [Reflect.get(held, 'answers'), Reflect.get(held, 'ticked')];
  if (ticked !== undefined && !isTicked(ticked)) return false;
  return typeof Reflect.get(held, 'caseId') === 'string' && typeof answers === 'object' && answers !== null && !Array.isArray(answers);
}
