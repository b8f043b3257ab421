import { hasRemembered } from '#modules/appeals/member/remembered-receipts.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { keepSending } from '#platform/ui/kept/keep-sending.ts';
import { outboxSummary } from '#platform/ui/kept/outbox-summary.ts';
import type { Outbox } from '#platform/ui/kept/outbox.ts';
import { watchOutbox } from '#platform/ui/kept/summarize.ts';
import { openOutbox } from './open-outbox.ts';

/** The outbox of a page: it goes on sending while the page is open, and the badge of every screen follows it. */
export async function openPageOutbox(): Promise<Outbox> {
  const outbox = await openOutbox();
  const hasReceipts = await hasRemembered(outbox.vault);
  watchOutbox(outbox, (summary) => outboxSummary.set({ ...outboxSummary.get(), ...summary }));
  outboxSummary.set({ ...outboxSummary.get(), hasReceipts });
  keepSending(outbox, systemClock);
  return outbox;
}
