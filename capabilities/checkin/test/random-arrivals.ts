import { isFor } from '#capabilities/signup/rules/audience.ts';
import { judgeArrival, type Arrival, type Roll } from '../rules/judge-arrival.ts';
import { countAttendance, findDoubles, listAbsent, mergePasses, type Pass, type RollGuest } from '../rules/passes.ts';

/** Runs in Node and, bundled, in a browser: nothing of either is used. */
type Chance = (below: number) => number;

/** mulberry32: the same numbers in every engine. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const BEGIN = 1_790_000_000_000;
const STEP = 60_000;

function randomCase(chance: Chance): unknown {
  const time = () => BEGIN + (chance(13) - 6) * STEP + chance(3) - 1;
  const guests: RollGuest[] = Array.from({ length: chance(4) }, (_, index) => ({ entryId: `entry ${index}`, persons: 1 + chance(4), cardIds: chance(2) === 0 ? [] : [`card ${index}`] }));
  const roll: Roll = { rollId: 'roll', isCancelled: chance(12) === 0, admitsFromMs: time(), endsAtMs: time(), takesWalkIns: chance(2) === 0, asOfMs: time(), guests };
  const passes: Pass[] = Array.from({ length: chance(6) }, () => {
    const entryId = chance(3) === 0 ? null : `entry ${chance(4)}`;
    return { passId: `pass ${chance(5)}`, doorId: `door ${chance(2)}`, entryId, cardId: entryId === null && chance(2) === 0 ? `card ${chance(5)}` : null, persons: 1 + chance(3), how: 'ticket', atMs: time(), isUndone: chance(4) === 0 };
  });
  const hows: readonly Arrival[] = [
    { how: 'ticket', entryId: `entry ${chance(5)}`, rollId: chance(6) === 0 ? 'other' : 'roll' }, { how: 'card', cardId: `card ${chance(6)}` }, { how: 'list', entryId: `entry ${chance(5)}` }, { how: 'walk-in' },
  ];
  const arrival = hows[chance(hows.length)] ?? { how: 'walk-in' };
  const line = ['works', 'city', 'province'].slice(chance(3));
  const audience = { unionIds: [['works', 'city', 'mill'][chance(3)] ?? ''], kinds: chance(3) === 0 ? ['individual' as const] : ['regular' as const, 'individual' as const], retired: (['too', 'only', 'not'] as const)[chance(3)] ?? 'too' };
  const member = { line, kind: chance(4) === 0 ? 'individual' as const : 'regular' as const, standing: (['valid', 'transferring', 'retained'] as const)[chance(3)] ?? 'valid' };
  return [judgeArrival(roll, passes, arrival, time()), mergePasses(passes).length, findDoubles(guests, passes), countAttendance(guests, passes), listAbsent(guests, passes), isFor(audience, member)];
}

/** Verdicts of so many random cases, folded into one word; `kinds` counts them, so that a generator that tries nothing is seen. */
export function verdictsOf(seed: number, count: number): { readonly digest: string; readonly kinds: Readonly<Record<string, number>> } {
  const chance = chanceFrom(seed);
  const kinds: Record<string, number> = {};
  // FNV-1a twice over with different beginnings: 64 bits tell two runs apart.
  let [first, second] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < count; index += 1) {
    const judged = randomCase(chance);
    const kind = String(Reflect.get(Object(Reflect.get(Object(judged), 0)), 'kind'));
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    const text = JSON.stringify(judged);
    for (let place = 0; place < text.length; place += 1) {
      first = Math.imul(first ^ text.charCodeAt(place), 0x01000193);
      second = Math.imul(second ^ text.charCodeAt(place), 0x85ebca6b);
    }
  }
  return { digest: `${(first >>> 0).toString(16)}.${(second >>> 0).toString(16)}`, kinds };
}
