import { useCallback, useRef, useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft, type Draft } from '#platform/ui/phone/use-draft.ts';
import { appealsApi, type OfficerCase } from './appeals-api.ts';

const WRITTEN_ACTIONS = ['answer', 'ask', 'close'] as const;
export type WrittenAction = (typeof WRITTEN_ACTIONS)[number];
export type PlainAction = WrittenAction | 'accept' | 'resume';
export const TEXT_LIMIT = 2000;

type Writing = { readonly action: WrittenAction; readonly text: string };
const NOTHING_WRITTEN: Writing = { action: 'answer', text: '' };

export type CaseActionsState = {
  /** What the server allows now, the ordinary one first. */
  readonly allowed: readonly WrittenAction[];
  readonly action: WrittenAction;
  readonly draft: Draft<Writing>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly accept: () => void;
  readonly resume: () => void;
  readonly send: () => void;
};

export type ActEnds = {
  readonly onDone: (action: PlainAction) => void;
  /** The case is not what this screen shows any more. */
  readonly onStale: (failure: ApiFailure) => void;
};

/** Refusals that say: somebody else was faster, or the case has moved. */
const STALE = ['appeals/wrong-state', 'appeals/not-holder', 'appeals/excluded', 'http/not-found'];

export function isStale(failure: ApiFailure | undefined): failure is ApiFailure {
  return failure !== undefined && STALE.includes(failure.code);
}

/** The ordinary steps on one case. The text outlives errors, reloads and a session that ended meanwhile. */
export function useCaseActions({ appealId, can }: OfficerCase, { onDone, onStale }: ActEnds): CaseActionsState {
  const draft = useDraft(`appeals.case.${appealId}`, NOTHING_WRITTEN, isWriting);
  const commands = {
    accept: useCommand(appealsApi.acceptAppeal), answer: useCommand(appealsApi.answerAppeal),
    ask: useCommand(appealsApi.askWorker), close: useCommand(appealsApi.closeAppeal), resume: useCommand(appealsApi.resumeAppeal),
  };
  const [lastTried, setLastTried] = useState<PlainAction>('accept');
  const allowed = WRITTEN_ACTIONS.filter((action) => can[action]);
  const action = allowed.includes(draft.value.action) ? draft.value.action : allowed[0] ?? 'answer';
  const running = useRef(false);

  const run = useCallback(async (kind: PlainAction, call: () => Promise<{ ok: boolean; failure?: ApiFailure }>) => {
    if (running.current) return;
    running.current = true;
    setLastTried(kind);
    const answer = await call();
    running.current = false;
    if (answer.ok) {
      if (kind !== 'accept' && kind !== 'resume') draft.clear();
      onDone(kind);
    } else if (isStale(answer.failure)) onStale(answer.failure);
  }, [draft, onDone, onStale]);

  const { failure } = commands[lastTried];
  return {
    allowed, action, draft,
    isBusy: Object.values(commands).some((command) => command.isBusy),
    failure: isStale(failure) ? undefined : failure,
    accept: () => void run('accept', () => commands.accept.run({ appealId })),
    resume: () => void run('resume', () => commands.resume.run({ appealId })),
    send: () => void run(action, () => {
      const text = draft.value.text.trim();
      return action === 'close' ? commands.close.run({ appealId, result: text }) : commands[action].run({ appealId, text });
    }),
  };
}

function isWriting(held: unknown): held is Writing {
  return typeof held === 'object' && held !== null && 'text' in held && typeof held.text === 'string'
    && 'action' in held && WRITTEN_ACTIONS.some((action) => action === held.action);
}
