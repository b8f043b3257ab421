import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { withWholeReach } from '#platform/orgs/store/whole-reach.ts';
import {
  appealEscalated, appealHandedOver, appealJoined, appealParted, appealPaused, appealRefused, appealResumed, conflictDeclared,
} from './casework.ts';
import { addSteps, changeCases, lastPerCase } from './change-cases.ts';

export const caseworkAppliers: readonly Applier[] = [
  applier(appealPaused, async (tx, events) => {
    await changeCases(tx, events, { status: 'paused', clock: 'stops' });
    await addSteps(tx, events, { kind: 'paused', eventType: appealPaused.type });
  }),
  applier(appealResumed, async (tx, events) => {
    await changeCases(tx, events, { status: 'accepted', clock: 'goes-on' });
    await addSteps(tx, events, { kind: 'resumed', eventType: appealResumed.type });
  }),
  applier(appealHandedOver, async (tx, events) => {
    await changeCases(tx, events, { isBounce: true });
    await addSteps(tx, events, { kind: 'handed-over', eventType: appealHandedOver.type });
  }),
  applier(appealRefused, async (tx, events) => {
    await changeCases(tx, events, { status: 'received', clock: 'goes-on', isBounce: true });
    await addSteps(tx, events, { kind: 'refused', eventType: appealRefused.type });
  }),
  applier(appealEscalated, async (tx, events) => {
    await changeCases(tx, events, { status: 'received', clock: 'goes-on' });
    await addSteps(tx, events, { kind: 'escalated', eventType: appealEscalated.type });
  }),
  applier(conflictDeclared, async (tx, events) => {
    // Later holders and earlier officers alike: nobody is ever let in again.
    await tx`
      update appeals_appeal a set excluded_ids = a.excluded_ids || e.excluded
      from (select r."appealId", array_agg(r."officerId") as excluded
            from jsonb_to_recordset(${rowsOf(tx, events)}) as r("appealId" uuid, "officerId" uuid) group by r."appealId") e
      where a.id = e."appealId"`;
    const moved = events.filter((event) => event.isMoved);
    if (moved.length > 0) await changeCases(tx, moved, { status: 'received', clock: 'goes-on' });
    await addSteps(tx, events, { kind: 'declared', eventType: conflictDeclared.type });
  }),
  applier(appealJoined, async (tx, events) => {
    await changeCases(tx, events, {});
    for (const event of events) {
      // Of a case that follows another lead from now on, the one before counts one less.
      const [before] = await tx<{ leadId: string | null }[]>`select a.joined_to as "leadId" from appeals_appeal a where a.id = ${event.appealId}`;
      if (typeof before?.leadId === 'string') await countJoined(tx, before.leadId, -1);
      await tx`update appeals_appeal a set joined_to = ${event.leadId} where a.id = ${event.appealId}`;
      await countJoined(tx, event.leadId, 1);
    }
    await addSteps(tx, events, { kind: 'joined', eventType: appealJoined.type });
  }),
  applier(appealParted, async (tx, events) => {
    await changeCases(tx, events, {});
    for (const event of events) {
      await tx`update appeals_appeal a set joined_to = null where a.id = ${event.appealId}`;
      await countJoined(tx, event.leadId, -1);
    }
    await addSteps(tx, lastPerCase(events), { kind: 'parted', eventType: appealParted.type });
  }),
];

/** A worker whose "not solved" parts a case reaches their own alone, and the lead is somebody else's. */
async function countJoined(tx: Tx, leadId: string, by: 1 | -1): Promise<void> {
  await withWholeReach(tx, async () => {
    await tx`update appeals_appeal a set joined_count = a.joined_count + ${by}::integer where a.id = ${leadId}`;
  });
}
