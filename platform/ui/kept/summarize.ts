import type { Outbox } from './outbox.ts';
import type { Parcel } from './parcel.ts';
import type { OutboxSummary } from './outbox-summary.ts';

type OutboxCounts = Omit<OutboxSummary, 'hasReceipts'>;

export function summarize(parcels: readonly Parcel[], sending: string | undefined): OutboxCounts {
  const count = (...stages: Parcel['stage'][]) => parcels.filter(({ stage }) => stages.includes(stage)).length;
  return {
    isSending: sending !== undefined, waiting: count('waiting'), stuck: count('held', 'refused', 'dropped'), sent: count('sent'), drafts: count('draft'),
  };
}

/** Calls back now and whenever something changes. */
export function watchOutbox(outbox: Outbox, show: (counts: OutboxCounts) => void): void {
  const tell = () => show(summarize(outbox.parcels.get(), outbox.sending.get()));
  outbox.parcels.subscribe(tell);
  outbox.sending.subscribe(tell);
  tell();
}
