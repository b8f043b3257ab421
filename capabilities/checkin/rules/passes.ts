import type { WayIn } from '../wire.ts';

/** A group with places: whoever signed up, and how many come with them, themselves included. */
export type RollGuest = { readonly entryId: string; readonly persons: number; readonly cardIds: readonly string[] };

/** Somebody was let in at a door; `atMs` by that door's clock, set right by the house's when it last heard it. */
export type Pass = {
  readonly passId: string;
  readonly doorId: string;
  readonly entryId: string | null;
  readonly cardId: string | null;
  readonly persons: number;
  readonly how: WayIn;
  readonly atMs: number;
  readonly isUndone: boolean;
};

/**
 * What several doors noted, as one list in the order of time. In whatever order and however often their notes arrive, the
 * result is the same (QR-5): a pass is never changed but for being taken back, and that is for good.
 */
export function mergePasses(...lists: readonly (readonly Pass[])[]): readonly Pass[] {
  const merged = new Map<string, Pass>();
  for (const pass of lists.flat()) {
    const known = merged.get(pass.passId);
    if (known === undefined) merged.set(pass.passId, pass);
    else if (pass.isUndone && !known.isUndone) merged.set(pass.passId, { ...known, isUndone: true });
  }
  return [...merged.values()].sort((one, other) => one.atMs - other.atMs || (one.passId < other.passId ? -1 : 1));
}

/** One place used for more people than it has, or one card let in twice: each with the passes that say so. */
export type Double = { readonly entryId: string | null; readonly cardId: string | null; readonly persons: number; readonly passes: readonly Pass[] };

/** Doors without a network cannot prevent it; afterwards it is never hidden. Sorted by the first of its passes. */
export function findDoubles(guests: readonly RollGuest[], passes: readonly Pass[]): readonly Double[] {
  const places = new Map(guests.map(({ entryId, persons }) => [entryId, persons]));
  const groups = new Map<string, Pass[]>();
  for (const pass of mergePasses(passes)) {
    const key = pass.entryId ?? pass.cardId;
    if (key !== null && !pass.isUndone) groups.set(key, [...groups.get(key) ?? [], pass]);
  }
  return [...groups].flatMap(([key, own]) => {
    const persons = own.reduce((sum, pass) => sum + pass.persons, 0);
    const [first] = own;
    const isByCard = first?.entryId === null;
    const isDouble = isByCard ? own.length > 1 : persons > (places.get(key) ?? 0);
    return isDouble ? [{ entryId: first?.entryId ?? null, cardId: isByCard ? key : null, persons, passes: own }] : [];
  });
}

export type Attendance = {
  /** Groups and persons with a place. */
  readonly groups: number; readonly persons: number;
  /** Of these, who came: no group counts for more persons than it has places, however often it was let in. */
  readonly groupsCame: number; readonly personsCame: number;
  /** Without a place. One card is one person. */
  readonly walkIns: number;
};

/** 签到人数 of one session. Over several sessions these add up to person-times (人次). */
export function countAttendance(guests: readonly RollGuest[], passes: readonly Pass[]): Attendance {
  const standing = mergePasses(passes).filter(({ isUndone }) => !isUndone);
  const came = new Map<string, number>();
  for (const { entryId, persons } of standing) if (entryId !== null) came.set(entryId, (came.get(entryId) ?? 0) + persons);
  const placed = guests.map(({ entryId, persons }) => Math.min(persons, came.get(entryId) ?? 0));
  const known = new Set(guests.map(({ entryId }) => entryId));
  const byCard = new Set(standing.flatMap(({ entryId, cardId }) => (entryId === null && cardId !== null ? [cardId] : [])));
  const others = standing.filter(({ entryId, cardId }) => (entryId === null ? cardId === null : !known.has(entryId)));
  return {
    groups: guests.length, persons: guests.reduce((sum, { persons }) => sum + persons, 0),
    groupsCame: placed.filter((count) => count > 0).length, personsCame: placed.reduce((sum, count) => sum + count, 0),
    walkIns: byCard.size + others.reduce((sum, { persons }) => sum + persons, 0),
  };
}

/** Who had a place and was let in nowhere. Nobody is missing from a session at whose doors no place was noted. */
export function listAbsent(guests: readonly RollGuest[], passes: readonly Pass[]): readonly string[] {
  const came = new Set(passes.flatMap(({ entryId, isUndone }) => (entryId === null || isUndone ? [] : [entryId])));
  return came.size === 0 ? [] : guests.filter(({ entryId }) => !came.has(entryId)).map(({ entryId }) => entryId);
}

/**
 * People of several sessions, each once however often they came (人数, beside the person-times): whoever signed up or showed a
 * card counts with the most people they brought to one session; who came without either cannot be told apart, and each counts.
 */
export function countPeopleOnce(passes: readonly (Pass & { readonly rollId: string; readonly personId: string | null })[]): number {
  const brought = new Map<string, Map<string, number>>();
  let unknown = 0;
  for (const { personId, rollId, persons, isUndone } of passes) {
    if (isUndone) continue;
    if (personId === null) unknown += persons;
    else {
      const sessions = brought.get(personId) ?? new Map<string, number>();
      brought.set(personId, sessions.set(rollId, (sessions.get(rollId) ?? 0) + persons));
    }
  }
  return [...brought.values()].reduce((sum, sessions) => sum + Math.max(...sessions.values()), unknown);
}
