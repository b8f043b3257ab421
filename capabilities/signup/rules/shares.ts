import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/errors.ts';

/**
 * Places that a union gives to a union below out of its own: the province to a city, the city to an enterprise. What it does
 * not give out is open to everybody below it. `flowsBackAt` is when the unused rest returns to the union above.
 */
export type Share = {
  readonly unionId: string;
  readonly parentId: string | undefined;
  readonly places: number;
  readonly flowsBackAt: Date | undefined;
};
/** Persons who stand on the places of one share. */
export type Taking = { readonly unionId: string; readonly persons: number };
/** A group that asks for places, and its own union with those above it, nearest first. */
export type Wish = { readonly line: readonly string[]; readonly persons: number };
/** Takings summed up by share. */
export type Taken = ReadonlyMap<string, number>;

/** Shares that can be promised: nobody gives more than they have, and what is below flows back first. */
export function checkShares(shares: readonly Share[]): Outcome<readonly Share[]> {
  const known = new Map(shares.map((one) => [one.unionId, one]));
  const roots = shares.filter((one) => one.parentId === undefined);
  if (roots.length !== 1 || known.size !== shares.length || roots[0]?.flowsBackAt !== undefined) return refuse(errors['one-root']);
  for (const share of shares) {
    if (!Number.isSafeInteger(share.places) || share.places < 0) return refuse(errors['out-of-bounds']);
    if (!isHungUp(share, known)) return refuse(errors['share-unknown']);
    const given = childrenOf(shares, share).reduce((sum, one) => sum + one.places, 0);
    if (given > share.places) return refuse(errors['given-too-much'], { given, places: share.places });
    if (isLaterThanAbove(share, known)) return refuse(errors['flows-back-late']);
  }
  return ok(shares);
}

/** What is left of each share itself: without what is promised below, and nothing any more once it flowed back. */
export function freePlaces(shares: readonly Share[], taken: Taken, now: Date): ReadonlyMap<string, number> {
  const below = childrenByParent(shares);
  const free = new Map<string, number>();
  /** How many of its parent's places a share keeps: all of them before it flows back, afterwards those in use. */
  const keep = (share: Share): number => {
    const own = taken.get(share.unionId) ?? 0;
    const promised = (below.get(share.unionId) ?? []).reduce((sum, one) => sum + keep(one), 0);
    const isBack = hasFlownBack(share, now);
    free.set(share.unionId, isBack ? 0 : share.places - promised - own);
    return isBack ? promised + own : share.places;
  };
  for (const root of below.get(undefined) ?? []) keep(root);
  return free;
}

/**
 * Places for a group: those of its own union first, then what is open in the unions above it, nearest first. `line` names the
 * union and those above it; unions without a share are passed by. A group may stand on several shares and gets all or none.
 */
export function takePlaces(shares: readonly Share[], taken: Taken, wish: Wish, now: Date): Outcome<readonly Taking[]> {
  return takeFrom(freePlaces(shares, taken, now), wish);
}

/** The same of places that were reckoned already: a crowd is settled with one reckoning. */
export function takeFrom(free: ReadonlyMap<string, number>, { line, persons }: Wish): Outcome<readonly Taking[]> {
  if (!Number.isSafeInteger(persons) || persons < 1) return refuse(errors['out-of-bounds']);
  let rest = persons;
  const takings: Taking[] = [];
  for (const unionId of line) {
    const some = Math.min(rest, free.get(unionId) ?? 0);
    if (some > 0) takings.push({ unionId, persons: some });
    rest -= some;
    if (rest === 0) return ok(takings);
  }
  return refuse(errors['no-places'], { left: persons - rest });
}

/** The sums after a group came (`by` 1) or left (`by` -1). */
export function addTakings(taken: Taken, takings: readonly Taking[], by: 1 | -1): Taken {
  const sums = new Map(taken);
  for (const { unionId, persons } of takings) sums.set(unionId, (sums.get(unionId) ?? 0) + by * persons);
  return sums;
}

/** When places become free by themselves the next time, so that those who wait are asked then. */
export function nextFlowBack(shares: readonly Share[], now: Date): Date | undefined {
  const coming = shares.flatMap(({ flowsBackAt }) => (flowsBackAt !== undefined && flowsBackAt > now ? [flowsBackAt] : []));
  return coming.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

function hasFlownBack({ flowsBackAt }: Share, now: Date): boolean {
  return flowsBackAt !== undefined && flowsBackAt <= now;
}

/** Every share leads up to the root; one that leads round in a ring would never be reached from it. */
function isHungUp(share: Share, known: ReadonlyMap<string, Share>): boolean {
  let at: Share | undefined = share;
  for (let steps = 0; at !== undefined && steps <= known.size; steps += 1) {
    if (at.parentId === undefined) return true;
    at = known.get(at.parentId);
  }
  return false;
}

/** Places that came back to a union which has given its own back already would be nobody's. */
function isLaterThanAbove({ flowsBackAt, parentId }: Share, known: ReadonlyMap<string, Share>): boolean {
  const above = parentId === undefined ? undefined : known.get(parentId)?.flowsBackAt;
  return above !== undefined && (flowsBackAt === undefined || flowsBackAt > above);
}

function childrenOf(shares: readonly Share[], share: Share): readonly Share[] {
  return shares.filter((one) => one.parentId === share.unionId);
}

function childrenByParent(shares: readonly Share[]): ReadonlyMap<string | undefined, readonly Share[]> {
  return Map.groupBy(shares, (one) => one.parentId);
}
