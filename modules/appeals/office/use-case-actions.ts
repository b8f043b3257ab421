import { useCallback, useRef, useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft, type Draft } from '#platform/ui/phone/use-draft.ts';
import { appealsApi, type OfficerCase } from './appeals-api.ts';

export const WRITTEN_ACTIONS = ['answer', 'ask', 'close'] as const;
export type WrittenAction = (typeof WRITTEN_ACTIONS)[number];
export type DoneAction = WrittenAction | 'accept';
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
  /** What was done last, for the sentence that takes the focus. */
  readonly done: DoneAction | undefined;
  readonly accept: () => void;
  readonly send: () => void;
};

/** The steps an officer can take on one case. The text outlives errors, reloads and a session that ended meanwhile. */
export function useCaseActions({ appealId, can }: OfficerCase, onStale: () => void): CaseActionsState {
  const draft = useDraft(`appeals.case.${appealId}`, NOTHING_WRITTEN, isWriting);
  const commands = {
    accept: useCommand(appealsApi.acceptAppeal), answer: useCommand(appealsApi.answerAppeal),
    ask: useCommand(appealsApi.askWorker), close: useCommand(appealsApi.closeAppeal),
  };
  const [done, setDone] = useState<DoneAction>();
  const [lastTried, setLastTried] = useState<DoneAction>('accept');
  const allowed = WRITTEN_ACTIONS.filter((action) => can[action]);
  const action = allowed.includes(draft.value.action) ? draft.value.action : allowed[0] ?? 'answer';
  const running = useRef(false);

  const run = useCallback(async (kind: DoneAction, call: () => Promise<{ ok: boolean; failure?: ApiFailure }>) => {
    if (running.current) return;
    running.current = true;
    setLastTried(kind);
    setDone(undefined);
    const answer = await call();
    running.current = false;
    if (answer.ok) {
      setDone(kind);
      if (kind !== 'accept') draft.clear();
    } else if (answer.failure?.code === 'appeals/wrong-state') onStale();
  }, [draft, onStale]);

  return {
    allowed, action, draft, done,
    isBusy: Object.values(commands).some((command) => command.isBusy),
    failure: commands[lastTried].failure,
    accept: () => void run('accept', () => commands.accept.run({ appealId })),
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
