import { useState } from 'react';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { InputIssue } from '#platform/kernel/app-error.ts';
import { issuesByPath, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useOutbox, useParcels } from '#platform/ui/kept/outbox-provider.tsx';
import { isCaseContent, newCaseParcel, type CaseAct, type CaseContent, type CaseInputs } from './case-parcel.ts';
import { findReceiptSession } from './receipt-session.ts';

/** `waiting`: it is sealed on the phone and goes out by itself. */
export type CaseOutcome = 'sent' | 'waiting' | 'refused';

export type CaseSending = {
  /** Under whom things on this case go out. */
  readonly sender: Pick<CaseContent, 'token' | 'sender'>;
  /** Sends what is kept already. */
  readonly sendKept: (id: string) => Promise<CaseOutcome>;
  /** Keeps and sends in one. */
  readonly run: <Act extends CaseAct>(act: Act, input: CaseInputs[Act]) => Promise<CaseOutcome>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly issues: ReadonlyMap<string, InputIssue>;
  /** What of this case has not gone out yet. */
  readonly waiting: readonly CaseAct[];
};

/** Everything that a worker does on a case goes through the phone's outbox: once sealed there, a lost network loses nothing. */
export function useCaseSending(appealId: string): CaseSending {
  const outbox = useOutbox();
  const parcels = useParcels(outbox);
  const { answers } = useConnection();
  const { me } = useMe();
  const [{ isBusy, failure }, setState] = useState<{ readonly isBusy: boolean; readonly failure: ApiFailure | undefined }>({ isBusy: false, failure: undefined });
  const session = findReceiptSession();
  const token = session?.appealId === appealId ? session.token : null;
  const sender = { token, sender: token === null ? me?.personId ?? null : null };

  const sendKept = async (id: string): Promise<CaseOutcome> => {
    setState({ isBusy: true, failure: undefined });
    const after = await outbox.send(id);
    const refusal = after?.stage === 'refused' ? after.failure ?? undefined : undefined;
    setState({ isBusy: false, failure: refusal });
    // Back to its writer, who sees why: nothing of it waits.
    if (refusal !== undefined) await outbox.change(id, (one) => ({ ...one, stage: 'draft' }));
    // Closed meanwhile, or rated from another phone: the page must show that.
    if (refusal?.code === 'appeals/wrong-state') answers.refreshAll();
    return after === undefined ? 'sent' : refusal === undefined ? 'waiting' : 'refused';
  };
  return {
    sender, sendKept, isBusy, failure, issues: issuesByPath(failure),
    async run(act, input) {
      const { parcel } = newCaseParcel(browserRandom, { act, appealId, input, ...sender });
      await outbox.put(parcel);
      const outcome = await sendKept(parcel.id);
      if (outcome === 'refused') await outbox.remove(parcel.id);
      return outcome;
    },
    waiting: parcels.flatMap(({ stage, content }) => (
      (stage === 'waiting' || stage === 'held') && isCaseContent(content) && content.appealId === appealId ? [content.act] : [])),
  };
}
