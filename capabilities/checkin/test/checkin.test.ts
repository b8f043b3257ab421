import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorGuests } from '#apps/server/door-guests.ts';
import { openSignupWorld, HOUR, type SignupWorld } from '#capabilities/signup/test/signup-world.ts';
import { BUS } from '#capabilities/signup/test/questions.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { isSignedBy } from '#platform/ui/api/signature.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { judgeArrival } from '../rules/judge-arrival.ts';
import { readTicket } from '../rules/read-ticket.ts';
import { settleRolls } from '../use-cases/settle-rolls.ts';

let at: SignupWorld;
beforeAll(async () => { at = await openSignupWorld(); });
afterAll(() => at.world.close());

/** As it comes over the wire. */
const ms = (moment: Date) => Date.parse(String(moment));
const SECRET = 'abcdefghijklmnopqrstuvwxyz-_0123';
const refusing = (work: Promise<unknown>, { code }: ErrorEntry) => expect(work).rejects.toEqual(expect.objectContaining({ code }));
const asDoor = (doorId: string): Actor => ({ kind: 'receipt', caseId: doorId, sessionId: newId(at.world.house) });
const settle = () => at.world.asSystem('job', (ctx) => settleRolls(ctx, doorGuests));

/** A session in two days with two groups of two and one person who waits; check-in is set up, and two doors are open. */
async function openSession(notes: string[] = []) {
  const { world, unions } = at;
  const people = await at.people(unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
  const rollId = await at.offer(unions.works, { places: 4, questions: BUS });
  const entries = [];
  for (const personId of people) entries.push((await at.enter(personId, rollId, 2)).entryId);
  const chair = await at.chairOf(unions.works);
  await world.call(endpoints.openRoll, chair, { unionId: unions.works, rollId, admitsFromMinutes: 60, takesWalkIns: true, notes });
  const [east, west] = [newId(world.house), newId(world.house)];
  for (const [doorId, name] of [[east, '东门'], [west, '西门']] as const) await world.call(endpoints.openDoor, chair, { rollId, doorId, name, secretHash: sha256Hex(SECRET) });
  const pass = (entryId: string | null, parts = {}) => ({
    passId: newId(world.house), entryId, cardId: null, persons: 1, how: entryId === null ? 'walk-in' as const : 'ticket' as const, at: world.clock.now().toISOString(), isUndone: false, ...parts,
  });
  const send = (doorId: string, passes: ReturnType<typeof pass>[]) => world.call(endpoints.sendPasses, asDoor(doorId), { doorId, passes });
  return { rollId, people, entries: entries as [string, string, string], chair, east, west, pass, send };
}

describe('a door', () => {
  test('is entered with its secret alone; another secret and an unknown door get the same answer', async () => {
    const { east } = await openSession();
    const nobody: Actor = { kind: 'anonymous' };
    expect(await at.world.call(endpoints.enterDoor, nobody, { doorId: east, secret: SECRET })).toMatchObject({ token: expect.any(String) });
    await refusing(at.world.call(endpoints.enterDoor, nobody, { doorId: east, secret: SECRET.replace('a', 'b') }), errors['door-unknown']);
    await refusing(at.world.call(endpoints.enterDoor, nobody, { doorId: newId(at.world.house), secret: SECRET }), errors['door-unknown']);
  });

  test('gets those who have places, with the notes that the officer chose and no others', async () => {
    const { rollId, east, people, entries } = await openSession(['child-age']);
    await at.world.call(signup.answerQuestions, await at.world.actorOf(people[0]), { entryId: entries[0], answers: { 'bus': 'gate', 'child-age': 6 } });
    const list = await at.world.call(endpoints.readDoor, asDoor(east), { doorId: east });
    expect(list.guests.map(({ entryId }) => entryId).sort()).toEqual([entries[0], entries[1]].sort());
    expect(list.guests.find(({ entryId }) => entryId === entries[0])).toMatchObject({ name: '职工1', persons: 2, notes: [{ label: '孩子几岁', value: '6' }] });
    expect(list).toMatchObject({ session: { rollId, title: '西望你在晚会' }, takesWalkIns: true, passes: [], door: { name: '东门' } });
  });

  test('that was closed learns and tells nothing any more', async () => {
    const { rollId, chair, east, pass, send } = await openSession();
    await at.world.call(endpoints.closeDoor, chair, { rollId, doorId: east });
    await refusing(at.world.call(endpoints.enterDoor, { kind: 'anonymous' }, { doorId: east, secret: SECRET }), errors['door-closed']);
    await refusing(at.world.call(endpoints.readDoor, asDoor(east), { doorId: east }), errors['door-closed']);
    await refusing(send(east, [pass(null)]), errors['door-closed']);
    await refusing(at.world.call(endpoints.closeDoor, chair, { rollId, doorId: east }), errors['door-closed']);
    await refusing(at.world.call(endpoints.closeDoor, chair, { rollId, doorId: newId(at.world.house) }), errors['door-unknown']);
  });

  test('is opened for sessions of the union, thirty at most, each once', async () => {
    const { rollId, chair, east } = await openSession();
    const open = (doorId: string) => at.world.call(endpoints.openDoor, chair, { rollId, doorId, name: '门', secretHash: sha256Hex('x') });
    await refusing(open(east), errors['id-taken']);
    for (let count = 2; count < 30; count += 1) await open(newId(at.world.house));
    await refusing(open(newId(at.world.house)), errors['too-many-doors']);
    const set = (parts: object) => at.world.call(endpoints.openRoll, chair, { unionId: at.unions.works, rollId, admitsFromMinutes: 60, takesWalkIns: true, notes: [], ...parts });
    await refusing(set({ notes: ['shoe-size'] }), errors['question-unknown']);
    await refusing(set({ rollId: newId(at.world.house) }), errors['session-unknown']);
    const other = await at.offer(at.unions.mill, { places: 1 });
    await refusing(set({ rollId: other }), errors['session-unknown']);
  });
});

describe('a ticket', () => {
  test('is its owner\'s, always the same, read by any door without the house, and void when one character is another', async () => {
    const { rollId, people, entries, east } = await openSession();
    const own = async (person: PersonId) => (await at.world.call(endpoints.readTicket, await at.world.actorOf(person), { rollId })).ticket;
    const ticket = await own(people[0]);
    expect(ticket).toMatchObject({ entryId: entries[0], persons: 2, personsIn: 0, name: '职工1' });
    expect((await own(people[0]))?.code).toBe(ticket?.code);
    expect(await own(people[2])).toBeNull();
    const { keys, asOf, guests, admitsFrom, session } = await at.world.call(endpoints.readDoor, asDoor(east), { doorId: east });
    const code = ticket?.code ?? '';
    expect(await readTicket(code, keys, isSignedBy)).toEqual({ kind: 'ticket', entryId: entries[0], rollId });
    for (let index = 0; index < code.length; index += 7) {
      const changed = `${code.slice(0, index)}${code[index] === 'A' ? 'B' : 'A'}${code.slice(index + 1)}`;
      expect((await readTicket(changed, keys, isSignedBy)).kind).not.toBe('ticket');
    }
    const roll = { rollId, isCancelled: session.isCancelled, admitsFromMs: ms(admitsFrom), endsAtMs: ms(session.endsAt), takesWalkIns: true, asOfMs: ms(asOf), guests };
    expect(judgeArrival(roll, [], { how: 'ticket', entryId: entries[0], rollId }, ms(session.beginsAt))).toEqual({ kind: 'admit', entryId: entries[0], left: 2 });
  });
});

describe('what doors noted', () => {
  test('counts once however often it is sent, and a pass that was taken back stays so', async () => {
    const { rollId, chair, entries, east, west, pass, send } = await openSession();
    const [first, walkIn] = [pass(entries[0]), pass(null, { persons: 3 })];
    await Promise.all([send(east, [first, walkIn]), send(east, [first])]);
    await send(east, [{ ...walkIn, isUndone: true }]);
    await send(east, [walkIn, first]);
    await refusing(send(west, [first]), errors['id-taken']);
    const { passes } = await send(west, [pass(entries[1], { persons: 2 })]);
    expect(passes).toHaveLength(3);
    const read = await at.world.call(endpoints.readAttendance, chair, { rollId });
    expect(read).toMatchObject({ groups: 2, persons: 4, groupsCame: 2, personsCame: 3, walkIns: 0, doubles: [], absent: [] });
    expect(read.doors.map(({ name, passes: count }) => [name, count]).sort()).toEqual([['东门', 1], ['西门', 1]]);
    const { rolls, people, personTimes } = await at.world.call(endpoints.listRolls, chair, { unionId: at.unions.works, rolls: [rollId] });
    expect([rolls[0]?.personsCame, people, personTimes]).toEqual([3, 3, 3]);
  });

  test('a place used at two doors is let in, listed by name, and counted no further than its places', async () => {
    const { rollId, chair, entries, east, west, pass, send } = await openSession();
    await send(east, [pass(entries[0], { persons: 2 })]);
    await send(west, [pass(entries[0], { persons: 2 })]);
    const read = await at.world.call(endpoints.readAttendance, chair, { rollId });
    expect(read.doubles).toMatchObject([{ name: '职工1', places: 2, persons: 4, passes: [{ persons: 2 }, { persons: 2 }] }]);
    expect(read.doubles[0]?.passes.map(({ doorName }) => doorName).sort()).toEqual(['东门', '西门']);
    expect(read.personsCame).toBe(2);
    const sheet = JSON.stringify(await readSheet(await at.world.call(endpoints.exportAttendance, chair, { rollId, language: 'zh-CN' })));
    for (const words of ['重复使用', '职工1', '西门', '未签到']) expect(sheet).toContain(words);
  });

  test('settles three days after the end: figures stand, late notes are refused, and they are counted once', async () => {
    const { rollId, chair, entries, east, pass, send } = await openSession();
    await send(east, [pass(entries[0], { persons: 2 }), pass(null, { persons: 5 })]);
    at.world.clock.advance((48 + 4 + 71) * HOUR);
    await refusing(at.world.call(endpoints.openDoor, chair, { rollId, doorId: newId(at.world.house), name: '晚', secretHash: sha256Hex('x') }), errors['over-already']);
    await settle();
    await send(east, [pass(null)]);
    at.world.clock.advance(2 * HOUR);
    await refusing(send(east, [pass(null)]), errors['too-late-to-send']);
    await settle();
    await settle();
    const read = await at.world.call(endpoints.readAttendance, chair, { rollId });
    expect(read).toMatchObject({ personsCame: 2, walkIns: 6, absent: [{ entryId: entries[1], name: '职工2' }] });
    expect(read.settledAt).not.toBeNull();
    const year = Number(at.world.clock.now().toISOString().slice(0, 4));
    // Two who came with a place, six without; the other sessions of this world are not settled by then, or have nothing noted.
    const { people } = await at.world.call(endpoints.readFigures, chair, { unionId: at.unions.works, year });
    expect(people).toBeGreaterThanOrEqual(8);
  });
});
