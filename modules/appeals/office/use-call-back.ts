import { useState } from 'react';
import { useStepUp } from '#platform/accounts/office/step-up.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { Stars } from '#platform/ui/phone/rating.tsx';
import { appealsApi } from './appeals-api.ts';
import type { Contact } from './use-reveal-contact.ts';

export type RevealNumber = {
  readonly contact: Contact | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly show: () => void;
};

/** Asked outside the answers that a screen keeps: the number is in no cache and gone when the page is left. */
export function useRevealNumber(callBackId: string): RevealNumber {
  const { client } = useConnection();
  const withStepUp = useStepUp();
  const [contact, setContact] = useState<Contact>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await withStepUp(() => client.call(appealsApi.revealCallBack, { callBackId }));
    setBusy(false);
    if (answer.ok) setContact(answer.value);
    else setFailure(answer.failure);
  };
  return { contact, isBusy, failure, show: () => void show() };
}

export type Heard = {
  readonly isReached: 'yes' | 'no' | undefined;
  readonly isSolved: 'yes' | 'no' | 'unsaid';
  readonly score: Stars | undefined;
  readonly remark: string;
};

export type RecordCall = {
  readonly heard: Heard;
  readonly hear: (change: Partial<Heard>) => void;
  readonly isTried: boolean;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly submit: () => void;
};

/** What came of a call. Of one that reached nobody, nothing else is sent. */
export function useRecordCall(callBackId: string, onDone: () => void): RecordCall {
  const command = useCommand(appealsApi.recordCallBack);
  const [heard, setHeard] = useState<Heard>({ isReached: undefined, isSolved: 'unsaid', score: undefined, remark: '' });
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    const { isReached, isSolved, score, remark } = heard;
    if (isReached === undefined) return;
    const answer = await command.run({
      callBackId, isReached: isReached === 'yes',
      ...(isReached === 'yes' && isSolved !== 'unsaid' ? { isSolved: isSolved === 'yes' } : {}),
      ...(isReached === 'yes' && score !== undefined ? { score } : {}),
      ...(remark.trim() === '' ? {} : { remark: remark.trim() }),
    });
    if (answer.ok) onDone();
  };
  return {
    heard, hear: (change) => setHeard((before) => ({ ...before, ...change })), isTried,
    isBusy: command.isBusy, failure: command.failure, submit: () => void submit(),
  };
}
