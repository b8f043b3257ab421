import { useState } from 'react';
import { forgetReceipt, isReceiptRemembered, rememberReceipt } from './remembered-receipts.ts';
import type { SentReceipt } from './sent-receipt.ts';

export type Remembering = { readonly isRemembered: boolean; readonly toggle: () => void };

/** Whether this phone knows the receipt, and the one press that changes it. */
export function useRemembering(receipt: SentReceipt): Remembering {
  const [isRemembered, setRemembered] = useState(() => isReceiptRemembered(receipt.caseNumber));
  const toggle = (): void => {
    if (isRemembered) forgetReceipt(receipt.caseNumber);
    else rememberReceipt(receipt);
    // Private windows refuse to remember: the button must not claim that they did.
    setRemembered(isReceiptRemembered(receipt.caseNumber));
  };
  return { isRemembered, toggle };
}
