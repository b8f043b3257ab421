import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { appealJoined, appealParted } from '../events/casework.ts';
import { listJoined } from '../store/matters.ts';
import type { AppealRow } from '../store/rows.ts';
import { caseFieldsOf } from './case-events.ts';

const BY_ITSELF = { officerId: null, officerUnionId: null, cause: 'lead-ended' } as const;

/**
 * A worker takes back the case that others are joined to: theirs go on, and the oldest of them leads now. Without it they
 * would follow a case in which nothing happens any more. The worker sees none of them, so the platform does it, and says so.
 */
export async function passOnMatter(ctx: Ctx, lead: Pick<AppealRow, 'id'>): Promise<void> {
  await withSystemReach(ctx, 'job', async (job) => {
    const inner = { ...job, journalActor: { kind: 'system', name: 'job' } } as const;
    const [heir, ...others] = await listJoined(inner.tx, inner.reach, lead.id, true);
    if (heir === undefined) return;
    await record(inner, [
      appealParted({ ...caseFieldsOf(heir, { isJoined: false }), ...BY_ITSELF, leadId: lead.id }),
      ...others.map((row) => appealJoined({ ...caseFieldsOf(row), ...BY_ITSELF, leadId: heir.id })),
    ]);
  });
}
