import { useState } from 'react';
import type { Answer, ApiFailure } from '#platform/ui/api/failure.ts';

const NEEDED = 'http/step-up-needed';

export type Proven<Value> = {
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** The server wants a fresh factor first; `run` again once there is one. */
  readonly isProving: boolean;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  readonly value: Value | undefined;
};

/** Something that the server does only right after a second factor: asked for when it is needed, and not before. */
export function useProven<Value>(ask: () => Promise<Answer<Value>>, onDone: (value: Value) => void = () => {}): Proven<Value> {
  const [state, setState] = useState<Pick<Proven<Value>, 'isBusy' | 'failure' | 'isProving' | 'value'>>({ isBusy: false, failure: undefined, isProving: false, value: undefined });
  const run = async (): Promise<void> => {
    setState((former) => ({ ...former, isBusy: true, failure: undefined }));
    const answer = await ask();
    if (answer.ok) {
      setState({ isBusy: false, failure: undefined, isProving: false, value: answer.value });
      onDone(answer.value);
      return;
    }
    const isProving = answer.failure.code === NEEDED;
    setState((former) => ({ ...former, isBusy: false, isProving, failure: isProving ? undefined : answer.failure }));
  };
  return { ...state, run, cancel: () => setState((former) => ({ ...former, isProving: false })) };
}
