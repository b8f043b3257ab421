import type { Ctx } from '#platform/access/ctx.ts';
import { countByState } from '../store/entries.ts';
import { listShares } from '../store/offers.ts';

export type ListCount = { readonly places: number; readonly taken: number; readonly waiting: number; readonly asked: number };

/** Places and persons of some offers that the caller may see, by offer: `taken` with those held, `waiting` and `asked` in groups. */
export async function countLists({ tx }: Pick<Ctx, 'tx'>, offerIds: readonly string[]): Promise<ReadonlyMap<string, ListCount>> {
  const [shares, states] = [await listShares(tx, offerIds), await countByState(tx, offerIds)];
  return new Map(offerIds.map((offerId) => {
    const own = shares.filter((share) => share.offerId === offerId);
    const groups = (...wanted: readonly string[]) => states.filter((row) => row.offerId === offerId && wanted.includes(row.state)).reduce((sum, row) => sum + row.groups, 0);
    return [offerId, {
      places: own.find(({ parentId }) => parentId === undefined)?.places ?? 0, taken: own.reduce((sum, { taken }) => sum + taken, 0), waiting: groups('waiting'), asked: groups('asked', 'pooled'),
    }];
  }));
}
