import { useLocation } from 'wouter';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import { parcelPlace } from './outgoing-words.ts';
import { showReceipt } from './show-receipt.ts';

export type Outgoing = {
  /** Takes it out of the queue and back to where it was written. */
  readonly edit: () => Promise<void>;
  readonly sendNow: () => Promise<void>;
  readonly discard: () => Promise<void>;
  readonly openReceipt: () => Promise<void>;
};

/** What a person can do with one thing that waits to be sent. */
export function useOutgoing(parcel: Parcel): Outgoing {
  const outbox = useOutbox();
  const [, navigate] = useLocation();
  return {
    async edit() {
      await outbox.change(parcel.id, (one) => ({ ...one, stage: 'draft' }));
      navigate(parcelPlace(parcel));
    },
    async sendNow() {
      await outbox.send(parcel.id);
    },
    discard: () => outbox.remove(parcel.id),
    async openReceipt() {
      navigate(await showReceipt(outbox, parcel));
    },
  };
}
