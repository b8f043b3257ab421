import { useState } from 'react';
import { checkAnswers, writableAnswers } from '#platform/forms/check-answers.ts';
import type { Answers } from '#platform/forms/holds.ts';
import type { AnswerProblem } from '#platform/forms/problem.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import type { CaseView } from '../wire.ts';
import { flowsApi, toWireAnswers } from './flows-api.ts';
import type { Named } from './names-in.ts';
import { refusedAnswers } from '#platform/forms/phone/refused-answers.ts';
import type { ActEnd } from './use-act-end.ts';
import { useOpinionPhotos, type OpinionPhotosState } from './use-opinion-photos.ts';

export type Decision = 'agree' | 'refuse' | 'abstain' | 'fill' | 'give-opinion';
export type OwnTask = NonNullable<CaseView['myTask']>;
type TaskDraft = { readonly words: string; readonly answers: Answers; readonly photos: readonly string[]; readonly named?: Named };

export type DecisionState = {
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** The case's answers with what is being written at this step. */
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
  readonly named: Named;
  readonly onName: (personId: string, name: string) => void;
  readonly problems: readonly AnswerProblem[];
  /** A key in locale/: why the words cannot go out. */
  readonly wordsProblem: string | undefined;
  readonly opinionPhotos: OpinionPhotosState;
  readonly decide: (decision: Decision) => Promise<boolean>;
  /** What is under way; undefined at rest. */
  readonly busy: Decision | undefined;
  readonly failure: ApiFailure | undefined;
};

const EMPTY: TaskDraft = { words: '', answers: {}, photos: [] };
const MOST_WORDS = 1000;
/** A refusal without a reason helps nobody, and an opinion is its words. */
const NEEDS_WORDS: ReadonlySet<Decision> = new Set(['refuse', 'give-opinion']);

/** Deciding one's task: words and fields are kept until they are sent, and are checked before. */
export function useDecision(view: CaseView, task: OwnTask, end: ActEnd): DecisionState {
  const draft = useDraft<TaskDraft>(`flows.task.${task.taskId}`, EMPTY, isTaskDraft);
  const decideCommand = useCommand(flowsApi.decide);
  const fillCommand = useCommand(flowsApi.fill);
  const opinionCommand = useCommand(flowsApi.giveOpinion);
  const opinionPhotos = useOpinionPhotos({ photos: draft.value.photos, keep: (photos) => draft.set({ photos }) });
  const [tried, setTried] = useState<Decision>();
  const [busy, setBusy] = useState<Decision>();
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const { form } = view.definition;
  const answers = { ...view.answers, ...draft.value.answers };
  const { named = {} } = draft.value;
  const words = draft.value.words.trim();
  const wordsProblem = tried === undefined ? undefined : problemOf(words, tried);

  const send = (decision: Decision) => {
    const { taskId } = task;
    const given = writableAnswers(form, answers, task.writes);
    const opinion = { ...(words === '' ? {} : { words }), ...opinionPhotos.part };
    if (decision === 'fill') return fillCommand.run({ taskId, writes: toWireAnswers(given), ...opinion });
    if (decision === 'give-opinion') return opinionCommand.run({ taskId, ...opinion, words });
    const writes = decision === 'agree' && task.writes.length > 0 ? { writes: toWireAnswers(given) } : {};
    return decideCommand.run({ taskId, decision, ...writes, ...opinion });
  };
  const decide = async (decision: Decision): Promise<boolean> => {
    setTried(decision);
    const isWriting = (decision === 'agree' || decision === 'fill') && task.writes.length > 0;
    const checked = isWriting ? checkAnswers(form, writableAnswers(form, answers, task.writes), { editable: task.writes, held: view.answers }) : undefined;
    const found = checked === undefined || checked.ok ? [] : checked.problems;
    setProblems(found);
    if (!opinionPhotos.isReady() || found.length > 0 || problemOf(words, decision) !== undefined) return false;
    setBusy(decision);
    const answer = await send(decision);
    setBusy(undefined);
    if (answer.ok) draft.clear();
    else setProblems(refusedAnswers(answer.failure));
    return end.finish(answer);
  };
  return {
    words: draft.value.words, setWords: (changed) => draft.set({ words: changed }), answers, problems, wordsProblem, opinionPhotos, decide, busy,
    named, onName: (personId, name) => draft.set({ named: { ...named, [personId]: name } }),
    setAnswers: (changed) => draft.set({ answers: writableAnswers(form, changed, task.writes) }),
    failure: decideCommand.failure ?? fillCommand.failure ?? opinionCommand.failure,
  };
}

function problemOf(words: string, decision: Decision): string | undefined {
  if (words.length > MOST_WORDS) return 'flows.words.too-long';
  return NEEDS_WORDS.has(decision) && words.length < 2 ? 'flows.words.too-short' : undefined;
}

function isTaskDraft(held: unknown): held is TaskDraft {
  if (typeof held !== 'object' || held === null) return false;
  const answers: unknown = Reflect.get(held, 'answers');
  return typeof Reflect.get(held, 'words') === 'string' && typeof answers === 'object' && answers !== null && Array.isArray(Reflect.get(held, 'photos'));
}
