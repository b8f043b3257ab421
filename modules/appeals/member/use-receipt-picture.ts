import { useEffect, useState } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { receiptPicture } from './receipt-picture.ts';
import type { SentReceipt } from './sent-receipt.ts';

export type ReceiptPicture = {
  /** Address of the drawn picture, for as long as the page is open. */
  readonly address: string | undefined;
  readonly hasFailed: boolean;
  readonly draw: () => Promise<void>;
};

export function useReceiptPicture(receipt: SentReceipt): ReceiptPicture {
  const t = useText();
  const [address, setAddress] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => () => {
    if (address !== undefined) URL.revokeObjectURL(address);
  }, [address]);
  const draw = async (): Promise<void> => {
    const picture = await receiptPicture(t, receipt);
    setFailed(picture === undefined);
    if (picture !== undefined) setAddress(URL.createObjectURL(picture));
  };
  return { address, hasFailed, draw };
}
