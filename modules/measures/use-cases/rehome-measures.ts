import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { listHeirs } from '#platform/orgs/tree/store/heirs.ts';
import { firmMoved, itemRehomed } from '../events/definitions.ts';
import { hasNoTwinAt, listFirmsLeftBehind, listItemsLeftBehind } from '../store/left-behind.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 100;

/**
 * Takes the open items of unions that are no more, and the firms they looked after, to where their members went; `true`
 * when there may be more. What was done stays with the union that did it. A firm that the successor has already stays, too:
 * two rows of one firm are for an officer to look at. Runs under the reach 'job'.
 */
export async function rehomeMeasures(ctx: Ctx): Promise<boolean> {
  const [items, firms] = [await listItemsLeftBehind(ctx.tx, BATCH), await listFirmsLeftBehind(ctx.tx, BATCH)];
  const heirs = new Map((await listHeirs(ctx.tx, [...items, ...firms].map((row) => row.unionId))).map((heir) => [heir.endedId, heir.unionId]));
  const going = items.flatMap((row) => {
    const toUnionId = heirs.get(row.unionId);
    return toUnionId === undefined ? [] : [itemRehomed({ itemId: row.id, unionId: row.unionId, toUnionId })];
  });
  if (going.length > 0) await record(ctx, going);
  let moved = 0;
  for (const row of firms) {
    const toUnionId = heirs.get(row.unionId);
    // One after the other: of two that share a name, the first makes the second stay.
    if (toUnionId === undefined || !await hasNoTwinAt(ctx.tx, row.id, toUnionId)) continue;
    await record(ctx, [firmMoved({ moveId: newId<'firm-move'>(ctx), firmId: row.id, unionId: row.unionId, toUnionId, officerId: null })]);
    moved += 1;
  }
  return going.length === BATCH || moved === BATCH;
}
