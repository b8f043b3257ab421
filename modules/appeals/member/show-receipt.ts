import type { Outbox } from '#platform/ui/kept/outbox.ts';
import { OUTBOX_PATH } from '#platform/ui/phone/outbox-badge.tsx';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import type { SentAppeal } from './appeal-courier.ts';
import { findSentReceipt, keepSentReceipt } from './sent-receipt.ts';

/**
 * Hands the receipt of a sent appeal to the tab that shows it, and only then lets the device forget it: nobody could get
 * it back. Answers where it is shown.
 */
export async function showReceipt(outbox: Outbox, parcel: Parcel): Promise<string> {
  const receipt = isSentAppeal(parcel.content) ? parcel.content.receipt : null;
  if (receipt === null) return OUTBOX_PATH;
  keepSentReceipt(receipt);
  if (findSentReceipt()?.appealId === receipt.appealId) await outbox.remove(parcel.id);
  return '/sent';
}

export function isSentAppeal(held: unknown): held is SentAppeal {
  return typeof held === 'object' && held !== null && 'receipt' in held && 'unionName' in held;
}
