import { shiftInstant } from '#platform/kernel/clock.ts';
import { addTakings, takePlaces, type Share, type Taken, type Taking } from './shares.ts';

/** A group that waits. While places are held for it, `offer` says which, and until when it may say yes. */
export type Waiting = {
  readonly entryId: string;
  /** Drawn order, or order of coming. Two with one position go by their ids. */
  readonly position: number;
  readonly line: readonly string[];
  readonly persons: number;
  readonly offer: Offer | undefined;
};
export type Offer = { readonly takings: readonly Taking[]; readonly until: Date };
export type Hold = {
  readonly now: Date;
  /** How long an offer stands, in milliseconds. */
  readonly hold: number;
  /** From then on nobody is asked any more, and no offer stands longer. */
  readonly lastMoment: Date;
};
export type Promotion = {
  readonly offered: ReadonlyArray<{ readonly entryId: string; readonly offer: Offer }>;
  /** Whose time ran out. They leave the list and may sign up anew, at its end. */
  readonly lapsed: readonly string[];
  readonly taken: Taken;
};

/**
 * Moves a waiting list on: places of offers that ran out are free again, then everybody in order is offered places who fits.
 * A group that does not fit yet keeps its turn, and those after it are not held up by it. `until` is the first moment
 * at which an offer no longer stands, so that a yes and a lapse never meet.
 */
export function promoteWaiting(list: readonly Waiting[], shares: readonly Share[], taken: Taken, at: Hold): Promotion {
  const lapsed = list.filter((one) => one.offer !== undefined && one.offer.until <= at.now);
  let held = lapsed.reduce((sums, one) => addTakings(sums, one.offer?.takings ?? [], -1), taken);
  const offered: Array<{ entryId: string; offer: Offer }> = [];
  const wished = shiftInstant(at.now, at.hold);
  const until = wished < at.lastMoment ? wished : at.lastMoment;
  for (const one of at.now < at.lastMoment ? inOrder(list) : []) {
    if (one.offer !== undefined) continue;
    const places = takePlaces(shares, held, one, at.now);
    if (!places.ok) continue;
    held = addTakings(held, places.value, 1);
    offered.push({ entryId: one.entryId, offer: { takings: places.value, until } });
  }
  return { offered, lapsed: lapsed.map((one) => one.entryId), taken: held };
}

/** How many groups stand before this one: the number that its page shows. */
export function groupsBefore(list: readonly Waiting[], entryId: string): number | undefined {
  const at = inOrder(list.filter((one) => one.offer === undefined)).findIndex((one) => one.entryId === entryId);
  return at < 0 ? undefined : at;
}

function inOrder(list: readonly Waiting[]): readonly Waiting[] {
  return list.toSorted((a, b) => a.position - b.position || (a.entryId < b.entryId ? -1 : 1));
}
