import type { Ctx } from '#platform/access/ctx.ts';
import { countByState } from '../store/entries.ts';
import { listOffers, listShares } from '../store/offers.ts';

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

export type Terms = {
  readonly places: number; readonly waitingMost: number; readonly holdMinutes: number; readonly limitId: string | null;
  /** What of the places is given to unions below. */
  readonly shares: readonly { readonly unionId: string; readonly places: number; readonly flowsBackAt: Date | null }[];
};

/** Under which terms an offer that the caller may see was made. */
export async function readTerms({ tx }: Pick<Ctx, 'tx'>, offerId: string): Promise<Terms> {
  const [[offer], shares] = [await listOffers(tx, [offerId]), await listShares(tx, [offerId])];
  return {
    places: shares.find(({ parentId }) => parentId === undefined)?.places ?? 0,
    waitingMost: offer?.waitingMost ?? 0, holdMinutes: offer?.holdMinutes ?? 0, limitId: offer?.limitId ?? null,
    shares: shares.filter(({ parentId }) => parentId !== undefined).map(({ unionId, places, flowsBackAt }) => ({ unionId, places, flowsBackAt: flowsBackAt ?? null })),
  };
}
