import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { CLOCK_PATIENCE_MS, judgeArrival, type Arrival, type Roll } from './judge-arrival.ts';
import { countAttendance, countPeopleOnce, findDoubles, listAbsent, mergePasses, type Pass } from './passes.ts';

const BEGIN = 1_790_000_000_000;
const MINUTE = 60_000;
const GUEST = { entryId: 'entry', persons: 3, cardIds: ['card'] };
const ROLL: Roll = {
  rollId: 'roll', isCancelled: false, admitsFromMs: BEGIN - 60 * MINUTE, endsAtMs: BEGIN + 120 * MINUTE, takesWalkIns: true, asOfMs: BEGIN - 24 * 60 * MINUTE, guests: [GUEST],
};
const TICKET: Arrival = { how: 'ticket', entryId: 'entry', rollId: 'roll' };
const pass = (parts: Partial<Pass>): Pass => ({ passId: 'p', doorId: 'east', entryId: 'entry', cardId: null, persons: 1, how: 'ticket', atMs: BEGIN, isUndone: false, ...parts });

describe('at the door', () => {
  test('opens to the millisecond, and closes so', () => {
    const at = (nowMs: number) => judgeArrival(ROLL, [], TICKET, nowMs).kind;
    expect([at(ROLL.admitsFromMs - 1), at(ROLL.admitsFromMs), at(ROLL.endsAtMs - 1), at(ROLL.endsAtMs)]).toEqual(['too-early', 'admit', 'admit', 'over']);
  });

  test('a clock before the list says nothing about time, and a little before is forgiven', () => {
    const roll = { ...ROLL, asOfMs: BEGIN };
    expect([BEGIN - CLOCK_PATIENCE_MS - 1, BEGIN - CLOCK_PATIENCE_MS].map((nowMs) => judgeArrival(roll, [], TICKET, nowMs).kind)).toEqual(['clock', 'admit']);
  });

  test('a ticket for another session is told apart from one that is no place any more', () => {
    expect(judgeArrival(ROLL, [], { ...TICKET, rollId: 'other' }, BEGIN)).toEqual({ kind: 'other-session' });
    expect(judgeArrival(ROLL, [], { ...TICKET, entryId: 'given back' }, BEGIN)).toEqual({ kind: 'not-on-list' });
    expect(judgeArrival({ ...ROLL, isCancelled: true }, [], TICKET, BEGIN)).toEqual({ kind: 'cancelled' });
  });

  test('a family comes in parts, by ticket, card or name; the last one in closes the place', () => {
    const two = [pass({ passId: 'a', persons: 2 })];
    expect(judgeArrival(ROLL, two, { how: 'card', cardId: 'card' }, BEGIN)).toEqual({ kind: 'admit', entryId: 'entry', left: 1 });
    const all = [...two, pass({ passId: 'b', doorId: 'west', atMs: BEGIN + 1 })];
    expect(judgeArrival(ROLL, all, { how: 'list', entryId: 'entry' }, BEGIN + 2)).toEqual({ kind: 'in-already', entryId: 'entry', lastAtMs: BEGIN + 1, doorId: 'west' });
    expect(judgeArrival(ROLL, all.map((one) => ({ ...one, isUndone: true })), TICKET, BEGIN)).toMatchObject({ kind: 'admit', left: 3 });
  });

  test('a member without a place comes in once where people without one may', () => {
    const card: Arrival = { how: 'card', cardId: 'other card' };
    expect(judgeArrival(ROLL, [], card, BEGIN)).toEqual({ kind: 'walk-in' });
    expect(judgeArrival({ ...ROLL, takesWalkIns: false }, [], card, BEGIN)).toEqual({ kind: 'not-on-list' });
    expect(judgeArrival(ROLL, [pass({ entryId: null, cardId: 'other card' })], card, BEGIN)).toMatchObject({ kind: 'in-already', entryId: null });
    expect(judgeArrival(ROLL, [pass({ entryId: null })], { how: 'walk-in' }, BEGIN)).toEqual({ kind: 'walk-in' });
  });
});

const somePass: fc.Arbitrary<Pass> = fc.record({
  passId: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `pass ${index}`)), doorId: fc.constant('east'), entryId: fc.constantFrom('one', 'two', null), cardId: fc.constant(null),
  persons: fc.constant(1), how: fc.constant('list' as const), atMs: fc.constant(BEGIN), isUndone: fc.boolean(),
}).map((one) => ({ ...one, atMs: BEGIN + Number(one.passId.slice(5)), entryId: Number(one.passId.slice(5)) % 3 === 0 ? null : `entry ${Number(one.passId.slice(5)) % 3}` }));
const logs = fc.array(fc.array(somePass, { maxLength: 12 }), { minLength: 5, maxLength: 5 });

describe('QR-5 what five doors noted', () => {
  test('is the same list in whatever order and however often it arrives', () => {
    fc.assert(fc.property(logs, fc.infiniteStream(fc.nat()), (doors, order) => {
      const once = mergePasses(...doors);
      const shuffled = [...doors, ...doors].map((door) => ({ door, at: order.next().value ?? 0 })).sort((one, other) => one.at - other.at).map(({ door }) => door);
      expect(mergePasses(...shuffled)).toEqual(once);
      expect(mergePasses(mergePasses(...doors.slice(0, 2)), mergePasses(...doors.slice(2)))).toEqual(once);
      expect(new Set(once.map(({ passId }) => passId)).size).toBe(once.length);
    }), runs(500));
  });

  test('lists every place used for more than it has and nothing else, and counts nobody twice', () => {
    fc.assert(fc.property(logs, fc.integer({ min: 1, max: 4 }), (doors, persons) => {
      const [guests, passes] = [[{ entryId: 'entry 1', persons, cardIds: [] }, { entryId: 'entry 2', persons: 1, cardIds: [] }], mergePasses(...doors)];
      const came = (entryId: string | null) => passes.filter((one) => one.entryId === entryId && !one.isUndone).length;
      expect(findDoubles(guests, passes).map((one) => one.entryId).sort()).toEqual(guests.filter((guest) => came(guest.entryId) > guest.persons).map(({ entryId }) => entryId));
      const counted = countAttendance(guests, passes);
      expect(counted.personsCame).toBe(Math.min(persons, came('entry 1')) + Math.min(1, came('entry 2')));
      expect(counted.walkIns).toBe(came(null));
      const absent = came('entry 1') + came('entry 2') === 0 ? [] : guests.filter((guest) => came(guest.entryId) === 0).map(({ entryId }) => entryId);
      expect(listAbsent(guests, passes)).toEqual(absent);
    }), runs(500));
  });

  test('control: without the merge a repeated upload would count twice', () => {
    const twice = [pass({}), pass({})];
    expect(twice.reduce((sum, { persons }) => sum + persons, 0)).toBe(2);
    expect(countAttendance([GUEST], twice).personsCame).toBe(1);
  });
});

test('people count once however often they came, person-times each time', () => {
  const came = (rollId: string, personId: string | null, persons: number) => ({ ...pass({ passId: `${rollId}${personId}${persons}`, persons }), rollId, personId });
  expect(countPeopleOnce([came('first', 'Li', 2), came('second', 'Li', 3), came('second', 'Wang', 1), came('second', null, 4), { ...came('third', 'Zhao', 1), isUndone: true }])).toBe(3 + 1 + 4);
});
