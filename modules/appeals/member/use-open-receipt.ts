import { useLocation } from 'wouter';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { Outbox } from '#platform/ui/kept/outbox.ts';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { isCaseContent } from './case-parcel.ts';
import { keepReceiptSession } from './receipt-session.ts';

export type OpenReceipt = {
  readonly open: (receipt: { readonly caseNumber: string; readonly queryCode: string }) => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** Case number and query code open the case and lead to it. */
export function useOpenReceipt(): OpenReceipt {
  const [, navigate] = useLocation();
  const outbox = useOutbox();
  const { run, isBusy, failure } = useCommand(appealsApi.openReceipt);
  const open: OpenReceipt['open'] = async ({ caseNumber, queryCode }) => {
    const answer = await run({ caseNumber, queryCode });
    if (!answer.ok) return;
    const { appealId, receiptToken } = answer.value;
    keepReceiptSession({ appealId, token: receiptToken });
    void letGoOn(outbox, appealId, receiptToken);
    navigate('/receipt/case');
  };
  return { open, isBusy, failure };
}

/** What was held because the case had been closed on this phone goes out with the new key; its idempotency key stays. */
async function letGoOn(outbox: Outbox, appealId: string, token: string): Promise<void> {
  for (const { id, stage, content } of outbox.parcels.get()) {
    if (stage !== 'held' || !isCaseContent(content) || content.appealId !== appealId || content.token === null) continue;
    await outbox.change(id, (one) => ({ ...one, content: { ...content, token } }));
    await outbox.send(id);
  }
}
