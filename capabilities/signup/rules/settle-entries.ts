import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import type { ErrorParams } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/errors.ts';
import type { Audience, EntryState, LiveState, Way } from '../wire.ts';
import { isFor, type Member } from './audience.ts';
import { freePlaces, takeFrom, type Share, type Taken, type Taking } from './shares.ts';

/** An offer of places as it stands while its row is locked. */
export type OfferNow = {
  readonly offerId: string;
  readonly way: Way;
  readonly isCancelled: boolean;
  readonly opensAt: Date;
  /** The first moment at which nobody can sign up any more. */
  readonly closesAt: Date;
  readonly groupMost: number;
  readonly waitingMost: number;
  readonly audience: Audience;
  readonly limit: { readonly limitId: string; readonly most: number } | undefined;
  readonly shares: readonly Share[];
  readonly taken: Taken;
  readonly waiting: number;
  readonly nextPosition: number;
};
export type Attempt = { readonly entryId: string; readonly offerId: string; readonly personId: string; readonly persons: number; readonly member: Member | undefined };
/** An entry as it stands. `before` only where it has just been counted. */
export type Standing = {
  readonly entryId: string; readonly state: EntryState; readonly position: number; readonly persons: number; readonly takings: readonly Taking[]; readonly before: number | undefined;
};
export type Verdict =
  | { readonly kind: 'entered'; readonly entry: Standing & { readonly state: LiveState } }
  | { readonly kind: 'stands'; readonly entry: Standing }
  | { readonly kind: 'refused'; readonly error: ErrorEntry; readonly params: ErrorParams };

/** An id that a device made, and what became of it. */
export type Former = { readonly offerId: string; readonly personId: string; readonly entry: Standing };
/** Everything that was true when the batch began; `standing` by offer and person, `used` by limit and person (see the keys below), `former` by entry. */
export type Known = {
  readonly offers: ReadonlyMap<string, OfferNow>;
  readonly former: ReadonlyMap<string, Former>;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly used: ReadonlyMap<string, number>;
};
export const standingKey = (offerId: string, personId: string) => `${offerId} ${personId}`;
export const usedKey = (limitId: string, personId: string) => `${limitId} ${personId}`;

/**
 * Settles those who pressed, in the order in which they came; each sees what those before it did. Whoever stands on the list
 * already gets what they have, however often they press. Places first, then the waiting list until it is full.
 */
export function settleEntries(known: Known, attempts: readonly Attempt[], now: Date): Verdict[] {
  const [standing, used, former] = [new Map(known.standing), new Map(known.used), new Map(known.former)];
  const desks = new Map([...known.offers.values()].map((offer) => [offer.offerId, {
    offer, free: new Map(freePlaces(offer.shares, offer.taken, now)), waiting: offer.waiting, position: offer.nextPosition,
  }]));
  return attempts.map((attempt): Verdict => {
    const desk = desks.get(attempt.offerId);
    if (desk === undefined) return refuseWith(errors['offer-unknown']);
    const key = standingKey(attempt.offerId, attempt.personId);
    const there = standing.get(key);
    if (there !== undefined) return { kind: 'stands', entry: there };
    const repeated = former.get(attempt.entryId);
    if (repeated !== undefined) return answerRepeat(repeated, attempt);
    const { offer } = desk;
    const limitKey = offer.limit === undefined ? undefined : usedKey(offer.limit.limitId, attempt.personId);
    const spent = limitKey === undefined ? 0 : used.get(limitKey) ?? 0;
    const refusal = refusalOf(offer, attempt, { now, spent });
    if (refusal !== undefined) return refusal;
    const place = findPlace(desk, attempt);
    if (place === undefined) return refuseWith(errors['full']);
    const entry = { entryId: attempt.entryId, persons: attempt.persons, position: desk.position, ...place };
    desk.position += 1;
    for (const { unionId, persons } of entry.takings) desk.free.set(unionId, (desk.free.get(unionId) ?? 0) - persons);
    if (entry.state === 'waiting') desk.waiting += 1;
    if (limitKey !== undefined) used.set(limitKey, spent + 1);
    standing.set(key, entry);
    former.set(attempt.entryId, { ...attempt, entry });
    return { kind: 'entered', entry };
  });
}

/** A press that comes again when its entry is long over (an outbox that was offline) tells what became of it, and signs nobody up anew. */
function answerRepeat(former: Former, { offerId, personId }: Attempt): Verdict {
  return former.offerId === offerId && former.personId === personId ? { kind: 'stands', entry: former.entry } : refuseWith(errors['id-taken']);
}

type Desk = { readonly offer: OfferNow; readonly free: ReadonlyMap<string, number>; readonly waiting: number };

function findPlace({ offer, free, waiting }: Desk, { member, persons }: Attempt): (Pick<Standing, 'takings' | 'before'> & { readonly state: LiveState }) | undefined {
  if (offer.way === 'draw') return { state: 'pooled', takings: [], before: undefined };
  if (offer.way === 'approval') return { state: 'asked', takings: [], before: undefined };
  const places = takeFrom(free, { line: member?.line ?? [], persons });
  if (places.ok) return { state: 'placed', takings: places.value, before: undefined };
  return waiting < offer.waitingMost ? { state: 'waiting', takings: [], before: waiting } : undefined;
}

function refusalOf(offer: OfferNow, { member, persons }: Attempt, at: { readonly now: Date; readonly spent: number }): Verdict | undefined {
  if (offer.isCancelled) return refuseWith(errors['offer-cancelled']);
  if (at.now < offer.opensAt) return refuseWith(errors['not-yet']);
  if (at.now >= offer.closesAt) return refuseWith(errors['closed']);
  if (member === undefined || !isFor(offer.audience, member)) return refuseWith(errors['not-for-you']);
  if (persons > offer.groupMost) return refuseWith(errors['group-too-large'], { most: offer.groupMost });
  if (offer.limit !== undefined && at.spent >= offer.limit.most) return refuseWith(errors['limit-reached'], { most: offer.limit.most });
  return undefined;
}

function refuseWith(error: ErrorEntry, params: ErrorParams = {}): Verdict {
  return { kind: 'refused', error, params };
}
