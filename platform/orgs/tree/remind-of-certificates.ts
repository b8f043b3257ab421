import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { REMINDER_DAYS } from '../rules/certificate.ts';
import { listExpiring } from './store/expiring.ts';
import { certificateExpiring } from './tree-events.ts';

/** Thirty days before a legal-person certificate ends its union's officers are told, once: the event marks the union. */
export async function remindOfCertificates(ctx: Ctx): Promise<void> {
  const expiring = await listExpiring(ctx.tx, addDays(dateInChina(ctx.clock.now()), REMINDER_DAYS));
  await record(ctx, expiring.map((one) => certificateExpiring(one)));
}
