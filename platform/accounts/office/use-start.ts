import { useCallback, useEffect, useState } from 'react';
import { issuesByPath, type Answer, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { accountsApi, type KeyProof } from './accounts-api.ts';

export type StartStep = 'asking' | 'choose-all' | 'choose-password' | 'totp' | 'passkey' | 'invalid' | 'done';
type Fields = { readonly signInName: string; readonly password: string; readonly totp: string };

export type Start = {
  readonly step: StartStep;
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly submit: () => void;
  /** Sends what is filled in together with a key's answer. */
  readonly submitWith: (passkey: KeyProof) => void;
};

/** What the server still wants to know before the link counts; a link is not used up by asking. */
const NEXT: Readonly<Record<string, StartStep>> = {
  'accounts/sign-in-name-needed': 'choose-all',
  'accounts/password-needed': 'choose-password',
  'accounts/totp-needed': 'totp',
  'accounts/passkey-needed': 'passkey',
  'accounts/totp-wrong': 'totp',
  'accounts/totp-used': 'totp',
  'accounts/link-not-valid': 'invalid',
};
const QUESTIONS = new Set(['accounts/sign-in-name-needed', 'accounts/password-needed', 'accounts/totp-needed', 'accounts/passkey-needed', 'accounts/link-not-valid']);

/** The first sign-in by a one-time link: the server is asked with what there is, and says what is missing. */
export function useStart(token: string): Start {
  const { run, failure, isBusy } = useCommand(accountsApi.redeemLink);
  const [fields, setFields] = useState<Fields>({ signInName: '', password: '', totp: '' });
  const [step, setStep] = useState<StartStep>('asking');
  const take = useCallback((answer: Answer<unknown>) => {
    if (answer.ok) return setStep('done');
    // Half a link, as a chat program may have cut it, is no link.
    const isCut = issuesByPath(answer.failure).has('token');
    setStep((before) => (isCut ? 'invalid' : NEXT[answer.failure.code] ?? before));
  }, []);
  useEffect(() => {
    void run({ token }).then(take);
  }, [run, take, token]);
  const send = (more: { readonly passkey?: KeyProof }): void => {
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
    void run({ token, ...filled, ...more }).then(take);
  };
  return {
    step, fields, isBusy,
    set: (change) => setFields((before) => ({ ...before, ...change })),
    failure: failure !== undefined && QUESTIONS.has(failure.code) ? undefined : failure,
    submit: () => send({}), submitWith: (passkey) => send({ passkey }),
  };
}
