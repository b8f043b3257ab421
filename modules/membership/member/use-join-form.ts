import { useState } from 'react';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { failureText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FIELD_OF_REFUSAL, isJoinDraft, joinProblems, newJoinDraft, toApplication, type JoinDraft, type JoinField } from './join-draft.ts';
import { membershipApi, type ChosenUnion } from './membership-api.ts';
import { useKeptDraft } from '#platform/ui/kept/use-kept-draft.ts';

export type JoinFormState = {
  readonly draft: JoinDraft;
  readonly set: (change: Partial<JoinDraft>) => void;
  readonly isReady: boolean;
  readonly keeping: 'sealed' | 'tab';
  readonly isBusy: boolean;
  /** Sent once: what is missing says so from then on. */
  readonly isTried: boolean;
  readonly errors: Partial<Readonly<Record<JoinField, string>>>;
  readonly failure: ApiFailure | undefined;
  readonly isAtField: boolean;
  readonly send: (union: ChosenUnion) => Promise<void>;
};

/** What is written is kept on the device until it is sent. */
export function useJoinForm({ me, onSent }: { readonly me: Me; readonly onSent: () => void }): JoinFormState {
  const t = useText();
  const [empty] = useState(() => newJoinDraft(browserRandom, me.name));
  const kept = useKeptDraft<JoinDraft>({ group: 'join', owner: me.personId, empty, isDraft: isJoinDraft });
  const { run, failure, isBusy } = useCommand(membershipApi.askToJoin);
  const [isTried, setTried] = useState(false);
  const draft = kept.value;
  const problems = joinProblems(draft);
  const refused = failure === undefined ? undefined : FIELD_OF_REFUSAL[failure.code];

  const send = async (union: ChosenUnion): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    if (!(await run({ joinId: draft.joinId, ...toApplication(draft), unionId: union.unionId })).ok) return;
    await kept.clear();
    onSent();
  };
  const said = isTried ? Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t(key)])) : {};
  return {
    draft, set: kept.set, isReady: kept.isReady, keeping: kept.keeping, isBusy, failure,
    errors: { ...(refused !== undefined && failure !== undefined ? { [refused]: failureText(t, failure) } : {}), ...said },
    isAtField: refused !== undefined, isTried, send,
  };
}
