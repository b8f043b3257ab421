import { useLocation } from 'wouter';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { appealsApi } from './appeals-api.ts';
import { keepReceiptSession } from './receipt-session.ts';

export type OpenReceipt = {
  readonly open: (receipt: { readonly caseNumber: string; readonly queryCode: string }) => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** Case number and query code open the case and lead to it. */
export function useOpenReceipt(): OpenReceipt {
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useCommand(appealsApi.openReceipt);
  const open: OpenReceipt['open'] = async ({ caseNumber, queryCode }) => {
    const answer = await run({ caseNumber, queryCode });
    if (!answer.ok) return;
    keepReceiptSession({ appealId: answer.value.appealId, token: answer.value.receiptToken });
    navigate('/receipt/case');
  };
  return { open, isBusy, failure };
}
