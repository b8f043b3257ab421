import { createStore } from '../api/store.ts';

/** How much stands where, for the badge on every page. The badge is on the first screen, the outbox is not. */
export type OutboxSummary = {
  readonly isSending: boolean;
  readonly waiting: number;
  /** Needs the person first, could not be sent, or was refused. */
  readonly stuck: number;
  /** Arrived, and nobody has looked yet. */
  readonly sent: number;
  readonly drafts: number;
  /** Whether there are receipts that this device was asked to remember. */
  readonly hasReceipts: boolean;
};

export const outboxSummary = createStore<OutboxSummary>({ isSending: false, waiting: 0, stuck: 0, sent: 0, drafts: 0, hasReceipts: false });
