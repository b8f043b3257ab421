import { useEffect, useState } from 'react';
import { NOTHING_TICKED, type Ticked } from '#platform/consents/member/consents-api.ts';
import { missingPurposes } from '#platform/consents/rules/text-kinds.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { toDigits } from '#platform/ui/phone/code-input.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { accountsApi } from './accounts-api.ts';
import { EMPTY_SIGN_IN, isSignInDraft, type SignInDraft } from './sign-in-draft.ts';

/** The field that a refusal is about; what concerns none of them stands at the end of the form. */
export type SignInField = 'phone' | 'code' | 'name';

const FIELD_OF: Readonly<Record<string, SignInField>> = {
  'accounts/not-a-mobile-number': 'phone',
  'accounts/code-wrong': 'code', 'accounts/code-expired': 'code', 'accounts/code-used': 'code', 'accounts/code-exhausted': 'code',
  'accounts/name-needed': 'name',
};

export type PhoneSignIn = {
  readonly draft: SignInDraft;
  readonly set: (change: Partial<SignInDraft>) => void;
  readonly isBusy: boolean;
  /** Whether the server has asked for a name: the number is new here. */
  readonly isNew: boolean;
  /** The yes to the notice, asked of whoever is new or took it back. */
  readonly consent: { readonly isAsked: boolean; readonly isTried: boolean; readonly value: Ticked; readonly set: (value: Ticked) => void };
  readonly failure: ApiFailure | undefined;
  readonly field: SignInField | undefined;
  /** Seconds until another code may be asked for. */
  readonly wait: number;
  readonly askForCode: () => Promise<void>;
  readonly signIn: (code?: string) => Promise<void>;
  readonly changePhone: () => void;
};

export function usePhoneSignIn(onSignedIn: () => void): PhoneSignIn {
  const draft = useDraft<SignInDraft>('sign-in', EMPTY_SIGN_IN, isSignInDraft);
  const request = useCommand(accountsApi.requestCode);
  const confirm = useCommand(accountsApi.signInWithCode);
  const [wait, setWait] = useCountdown();
  const [isNew, setNew] = useState(draft.value.name !== '');
  const [consent, setConsent] = useState(NOTHING_TICKED);
  const [isConsentAsked, askConsent] = useState(isNew);
  const [isConsentTried, setConsentTried] = useState(false);
  const failure = confirm.failure ?? request.failure;
  const { phone, requestId, name } = draft.value;

  const askForCode = async (): Promise<void> => {
    confirm.reset();
    const answer = await request.run({ phone: toDigits(phone) });
    const again = answer.ok ? answer.value.againSeconds : Number(answer.failure.params.seconds ?? 0);
    setWait(again);
    if (answer.ok) draft.set({ requestId: answer.value.requestId, code: '' });
  };
  const signIn = async (code = draft.value.code): Promise<void> => {
    setConsentTried(isConsentAsked);
    if (isConsentAsked && missingPurposes('account', consent.purposes).length > 0) return confirm.reset();
    const agreed = isConsentAsked ? { consent: { hash: consent.hash, purposes: [...consent.purposes] } } : {};
    const answer = await confirm.run({ requestId, code, ...(name.trim() === '' ? {} : { name: name.trim() }), ...agreed });
    if (!answer.ok) {
      const isNameless = answer.failure.code === 'accounts/name-needed';
      if (isNameless || answer.failure.code === 'consents/consent-missing') askConsent(true);
      return setNew(isNew || isNameless);
    }
    draft.clear();
    onSignedIn();
  };
  return {
    draft: draft.value, set: draft.set, isBusy: request.isBusy || confirm.isBusy, failure,
    // Told by the failure too, so that the field stands there when the form looks for the one to go to.
    isNew: isNew || failure?.code === 'accounts/name-needed',
    consent: { isAsked: isConsentAsked, isTried: isConsentTried, value: consent, set: setConsent },
    field: failure === undefined ? undefined : FIELD_OF[failure.code], wait, askForCode, signIn,
    changePhone: () => {
      request.reset();
      confirm.reset();
      draft.set({ requestId: '', code: '' });
    },
  };
}

/** Whole seconds that count themselves down to 0. */
function useCountdown(): readonly [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}
