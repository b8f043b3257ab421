import { useEffect, useState } from 'react';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { outboxSummary } from '#platform/ui/kept/outbox-summary.ts';
import { forgetReceipt, listRemembered, rememberReceipt } from './remembered-receipts.ts';
import type { SentReceipt } from './sent-receipt.ts';

export type Remembering = {
  /** False where this browser cannot seal: nothing of a case is written to the phone in the open. */
  readonly isPossible: boolean;
  readonly isRemembered: boolean;
  readonly toggle: () => Promise<void>;
};

/** Whether this phone knows the receipt, and the one press that changes it. */
export function useRemembering(receipt: SentReceipt): Remembering {
  const { vault } = useOutbox();
  const [isRemembered, setRemembered] = useState(false);
  const { caseNumber } = receipt;
  useEffect(() => {
    let isCurrent = true;
    void listRemembered(vault).then((all) => { if (isCurrent) setRemembered(all.some((one) => one.caseNumber === caseNumber)); });
    return () => { isCurrent = false; };
  }, [vault, caseNumber]);
  const toggle = async (): Promise<void> => {
    await (isRemembered ? forgetReceipt(vault, caseNumber) : rememberReceipt(vault, receipt)).catch(() => undefined);
    // A full phone refuses to remember: the button must not claim that it did.
    const all = await listRemembered(vault);
    setRemembered(all.some((one) => one.caseNumber === caseNumber));
    outboxSummary.set({ ...outboxSummary.get(), hasReceipts: all.length > 0 });
  };
  return { isPossible: vault.kind === 'sealed', isRemembered, toggle };
}
