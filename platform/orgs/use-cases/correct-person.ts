import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { personCorrected } from '../events.ts';
import { holdPersons } from '../memberships/store/memberships.ts';

/** Held before the record: two who put the same person right stand in the journal in the order in which they took effect. */
export async function correctPerson(ctx: Ctx, corrected: Parameters<typeof personCorrected>[0]): Promise<void> {
  await holdPersons(ctx.tx, [corrected.personId]);
  await record(ctx, [personCorrected(corrected)]);
}
