import type { Pass, RollGuest } from './passes.ts';

/** Who may come in, as one list knows it. Times in milliseconds since 1970, the same number on every device. */
export type Roll = {
  readonly rollId: string;
  readonly isCancelled: boolean;
  /** From when doors let people in. */
  readonly admitsFromMs: number;
  readonly endsAtMs: number;
  readonly takesWalkIns: boolean;
  /** When the house said all this; a clock before it tells nothing about time. */
  readonly asOfMs: number;
  readonly guests: readonly RollGuest[];
};

/** Somebody stands at the door: with a ticket, with a member card, pointed at on the list, or with nothing. */
export type Arrival =
  | { readonly how: 'ticket'; readonly entryId: string; readonly rollId: string }
  | { readonly how: 'card'; readonly cardId: string }
  | { readonly how: 'list'; readonly entryId: string }
  | { readonly how: 'walk-in' };

export type Verdict =
  /** May come in: so many of the group are still outside. */
  | { readonly kind: 'admit'; readonly entryId: string; readonly left: number }
  /** Has no place here; this session takes people without one. */
  | { readonly kind: 'walk-in' }
  | { readonly kind: 'in-already'; readonly entryId: string | null; readonly lastAtMs: number; readonly doorId: string }
  | { readonly kind: 'too-early'; readonly fromMs: number }
  | { readonly kind: 'over'; readonly endedMs: number }
  | { readonly kind: 'cancelled' | 'not-on-list' | 'other-session' | 'clock' };

/** A list's clock and a door's may differ by so much before the door is told so. */
export const CLOCK_PATIENCE_MS = 120_000;

/**
 * The one rule of the door. Pure, so that server, phone and door say the same: what a door decides without a network is what
 * the house would have said of the same list. Never asks how the arrival was proven; `readTicket` comes before.
 */
export function judgeArrival(roll: Roll, passes: readonly Pass[], arrival: Arrival, nowMs: number): Verdict {
  if (arrival.how === 'ticket' && arrival.rollId !== roll.rollId) return { kind: 'other-session' };
  if (roll.isCancelled) return { kind: 'cancelled' };
  if (nowMs < roll.asOfMs - CLOCK_PATIENCE_MS) return { kind: 'clock' };
  if (nowMs < roll.admitsFromMs) return { kind: 'too-early', fromMs: roll.admitsFromMs };
  if (nowMs >= roll.endsAtMs) return { kind: 'over', endedMs: roll.endsAtMs };
  const guest = roll.guests.find((one) => isMeant(one, arrival));
  return guest === undefined ? judgeWithoutPlace(roll, passes, arrival) : judgeGuest(guest, passes);
}

function isMeant(guest: RollGuest, arrival: Arrival): boolean {
  if (arrival.how === 'walk-in') return false;
  return arrival.how === 'card' ? guest.cardIds.includes(arrival.cardId) : guest.entryId === arrival.entryId;
}

function judgeGuest({ entryId, persons }: RollGuest, passes: readonly Pass[]): Verdict {
  const own = passes.filter((pass) => pass.entryId === entryId && !pass.isUndone);
  const left = persons - own.reduce((sum, pass) => sum + pass.persons, 0);
  return left > 0 ? { kind: 'admit', entryId, left } : inAlready(entryId, own);
}

/** A ticket or a name says that there was a place, and there is none any more: that is no walk-in, somebody must be asked. */
function judgeWithoutPlace(roll: Roll, passes: readonly Pass[], arrival: Arrival): Verdict {
  if (arrival.how === 'ticket' || arrival.how === 'list') return { kind: 'not-on-list' };
  const own = arrival.how === 'card' ? passes.filter((pass) => pass.cardId === arrival.cardId && !pass.isUndone) : [];
  if (own.length > 0) return inAlready(null, own);
  return { kind: roll.takesWalkIns ? 'walk-in' : 'not-on-list' };
}

function inAlready(entryId: string | null, passes: readonly Pass[]): Verdict {
  const last = passes.toSorted((one, other) => other.atMs - one.atMs || (one.passId < other.passId ? -1 : 1))[0];
  return { kind: 'in-already', entryId, lastAtMs: last?.atMs ?? 0, doorId: last?.doorId ?? '' };
}
