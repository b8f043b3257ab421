import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { settlePool, turnPool } from '../use-cases/decide-entries.ts';
import { moveDueLists } from '../use-cases/move-waiting.ts';
import { askAgain, cancelOffers } from '../use-cases/offer-places.ts';
import { BUS } from './questions.ts';
import { HOUR, openSignupWorld, type SignupWorld } from './signup-world.ts';

let at: SignupWorld;
beforeAll(async () => { at = await openSignupWorld(); });
afterAll(() => at.world.close());

const code = ({ code: name }: ErrorEntry) => expect.objectContaining({ code: name });
const refusing = (work: Promise<unknown>, entry: ErrorEntry) => expect(work).rejects.toEqual(code(entry));

async function standing(personId: PersonId, offerId: string) {
  const { offers } = await at.world.call(endpoints.readPlaces, await at.world.actorOf(personId), { offers: [offerId] });
  return offers[0]?.mine ?? undefined;
}
const leave = async (personId: PersonId, entryId: string) => at.world.call(endpoints.leave, await at.world.actorOf(personId), { entryId });
const answer = async (personId: PersonId, entryId: string, isTaken: boolean) => at.world.call(endpoints.answerOffer, await at.world.actorOf(personId), { entryId, isTaken });
const asOffice = (unionId: UnionId) => at.chairOf(unionId);
const moveLists = () => at.world.asSystem('job', moveDueLists);

test('the list as a workbook: those who come first, with their names, and who took it', async () => {
  const [first, second] = await at.people(at.unions.works, 2) as [PersonId, PersonId]; // -- two of two
  const offerId = await at.offer(at.unions.works, { places: 2, title: '=西望你在' });
  const left = await at.enter(first, offerId);
  await leave(first, left.entryId);
  await at.enter(second, offerId, 2);
  const [person] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
  await at.enter(person, offerId);
  const sheet = await readSheet(await at.world.call(endpoints.exportEntries, await asOffice(at.unions.works), { offerId, language: 'zh-CN' }));
  const text = JSON.stringify(sheet);
  const states = ['有名额', '候补', '已退出'].map((state) => text.indexOf(`"${state}"`));
  expect(states).toEqual(states.toSorted((one, other) => one - other));
  expect(states).not.toContain(-1);
  for (const words of ['=西望你在', '示例工厂工会', '导出人', '职工2']) expect(text).toContain(words);
  const english = JSON.stringify(await readSheet(await at.world.call(endpoints.exportEntries, await asOffice(at.unions.works), { offerId, language: 'en' })));
  expect(english).toContain('Exported by');
});

describe('questions', () => {
  test('are answered after signing up, judged field by field, sealed, and read by the worker and the union alone', async () => {
    const [person, other] = await at.people(at.unions.works, 2) as [PersonId, PersonId]; // -- two of two
    const [offerId, plain] = [await at.offer(at.unions.works, { places: 3, questions: BUS }), await at.offer(at.unions.works, { places: 3 })];
    const [{ entryId }, second, unasked] = [await at.enter(person, offerId), await at.enter(other, offerId), await at.enter(person, plain)];
    const say = async (answers: Record<string, string | number>, id = entryId) => at.world.call(endpoints.answerQuestions, await at.world.actorOf(person), { entryId: id, answers });
    await refusing(say({ 'bus': 'moon', 'child-age': 40 }), errors['answers-wrong']);
    await refusing(say({ bus: 'gate' }, unasked.entryId), errors['nothing-to-answer']);
    await expect(say({ bus: 'gate' }, second.entryId)).rejects.toThrow();
    expect(await standing(person, offerId)).toMatchObject({ hasAnswered: false });
    await say({ 'bus': 'gate', 'child-age': 6 });
    await say({ 'bus': 'station', 'child-age': 7 });
    expect(await standing(person, offerId)).toMatchObject({ hasAnswered: true });
    expect(await at.world.call(endpoints.readAnswers, await at.world.actorOf(person), { entryId })).toEqual({ answers: { 'bus': 'station', 'child-age': 7 } });
    const { entries } = await at.world.call(endpoints.listEntries, await asOffice(at.unions.works), { offerId });
    expect(entries.map(({ answers }) => answers)).toEqual([{ 'bus': 'station', 'child-age': 7 }, null]);
    const [row] = await at.world.ownerDb.pool<{ sealed: string; told: string }[]>`
      select e.answers_sealed as sealed, (select string_agg(j.body::text, '') from journal_event j where j.type = 'signup.entryAnswered') as told from signup_entry e where e.id = ${entryId}`;
    expect(`${row?.sealed} ${row?.told}`).not.toContain('station');
    await leave(person, entryId);
    await refusing(say({ bus: 'gate' }), errors['nothing-to-answer']);
  });

  test('that could not be answered are refused where they are written', async () => {
    const [field] = BUS.fields;
    if (field === undefined) throw new Error('no field');
    await refusing(at.offer(at.unions.works, { places: 1, questions: { fields: [field, field] } }), errors['questions-wrong']);
  });
});

describe('first come', () => {
  test('places, then the waiting list; who leaves makes room, and the next has time to say yes', async () => {
    const [first, second, third] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
    const offerId = await at.offer(at.unions.works, { places: 1, waitingMost: 2 });
    const placed = await at.enter(first, offerId);
    expect(placed.state).toBe('placed');
    expect(await at.enter(second, offerId)).toMatchObject({ state: 'waiting', before: 0 });
    expect(await at.enter(third, offerId)).toMatchObject({ state: 'waiting', before: 1 });
    await leave(first, placed.entryId);
    const held = await standing(second, offerId);
    expect(held).toMatchObject({ state: 'offered', offeredUntil: shiftInstant(at.world.clock.now(), 2 * HOUR).toISOString() });
    expect(await standing(third, offerId)).toMatchObject({ state: 'waiting', before: 0 });
    await answer(second, held?.entryId ?? '', true);
    expect(await standing(second, offerId)).toMatchObject({ state: 'placed' });
    // Pressed twice: the same answer. The other answer comes too late.
    await answer(second, held?.entryId ?? '', true);
    await refusing(answer(second, held?.entryId ?? '', false), errors['nothing-offered']);
  });

  test('a hold that nobody answers goes to the next, and the first has to sign up anew', async () => {
    const [first, second, third] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
    const offerId = await at.offer(at.unions.works, { places: 1 });
    const placed = await at.enter(first, offerId);
    for (const one of [second, third]) await at.enter(one, offerId);
    await leave(first, placed.entryId);
    const held = await standing(second, offerId);
    at.world.clock.advance(2 * HOUR);
    await refusing(answer(second, held?.entryId ?? '', true), errors['nothing-offered']);
    await moveLists();
    expect(await standing(second, offerId)).toBeUndefined();
    expect(await standing(third, offerId)).toMatchObject({ state: 'offered' });
    const { entries } = await at.world.call(endpoints.listMine, await at.world.actorOf(second), {});
    expect(entries.map(({ state }) => state)).toEqual(['lapsed']);
    expect(await at.enter(second, offerId)).toMatchObject({ state: 'waiting', before: 0 });
  });

  test('a decline gives the places to the next at once, and a list that is overdue moves before whoever presses', async () => {
    const [first, second, third, late] = await at.people(at.unions.works, 4) as [PersonId, PersonId, PersonId, PersonId]; // -- four of four
    const offerId = await at.offer(at.unions.works, { places: 1 });
    const placed = await at.enter(first, offerId);
    for (const one of [second, third]) await at.enter(one, offerId);
    await leave(first, placed.entryId);
    await answer(second, (await standing(second, offerId))?.entryId ?? '', false);
    expect(await standing(third, offerId)).toMatchObject({ state: 'offered' });
    at.world.clock.advance(3 * HOUR);
    // Nobody moved the list: it is moved in the same transaction as this press, and then the place is free.
    expect(await at.enter(late, offerId)).toMatchObject({ state: 'placed' });
    expect(await standing(third, offerId)).toBeUndefined();
  });

  test('places promised to a union below are its own until they flow back, and go to whoever waits then', async () => {
    const [works, mill] = [await at.people(at.unions.works, 2), await at.people(at.unions.mill, 2)] as [[PersonId, PersonId], [PersonId, PersonId]]; // -- two each
    const back = shiftInstant(at.world.clock.now(), HOUR);
    const offerId = await at.offer(at.unions.city, {
      places: 3, shares: [
        { unionId: at.unions.city, parentId: undefined, places: 3, flowsBackAt: undefined }, { unionId: at.unions.mill, parentId: at.unions.city, places: 2, flowsBackAt: back },
      ],
    });
    expect(await at.enter(works[0], offerId)).toMatchObject({ state: 'placed' });
    expect(await at.enter(works[1], offerId)).toMatchObject({ state: 'waiting' });
    expect(await at.enter(mill[0], offerId)).toMatchObject({ state: 'placed' });
    at.world.clock.advance(HOUR);
    await moveLists();
    expect(await standing(works[1], offerId)).toMatchObject({ state: 'offered' });
    expect(await at.enter(mill[1], offerId)).toMatchObject({ state: 'waiting' });
    const { shares, entries } = await at.world.call(endpoints.listEntries, await asOffice(at.unions.city), { offerId });
    expect(shares.map(({ taken }) => taken).toSorted()).toEqual([1, 2]);
    expect(entries.map(({ state }) => state)).toEqual(['placed', 'offered', 'placed', 'waiting']);
  });

  test('pressing again, also after the end and from another device, tells what became of it', async () => {
    const [one, other] = await at.people(at.unions.works, 2) as [PersonId, PersonId]; // -- two of two
    const offerId = await at.offer(at.unions.works, { places: 5 });
    const entryId = newId(at.world.house);
    const press = async (personId: PersonId, id: string) => at.world.call(endpoints.enter, await at.world.actorOf(personId), { entryId: id, offerId, persons: 2 });
    expect(await press(one, entryId)).toMatchObject({ entryId, state: 'placed', persons: 2 });
    expect(await press(one, newId(at.world.house))).toMatchObject({ entryId, state: 'placed' });
    await leave(one, entryId);
    expect(await press(one, entryId)).toMatchObject({ entryId, state: 'left' });
    await refusing(press(other, entryId), errors['id-taken']);
    expect(await standing(one, offerId)).toBeUndefined();
  });
});

describe('other ways in', () => {
  test('an officer agrees in the order of coming, what has no room waits, and who is refused is told', async () => {
    const people = await at.people(at.unions.works, 4);
    const offerId = await at.offer(at.unions.works, { places: 1, way: 'approval' });
    const asked = [];
    for (const one of people) asked.push((await at.enter(one, offerId)).entryId);
    const chair = await asOffice(at.unions.works);
    expect(await at.world.call(endpoints.decideEntries, chair, { offerId, entries: asked.slice(0, 2), isAgreed: true })).toEqual({ placed: 1, waiting: 1, refused: 0 });
    expect(await at.world.call(endpoints.decideEntries, chair, { offerId, entries: asked.slice(2), isAgreed: false })).toEqual({ placed: 0, waiting: 0, refused: 2 });
    await refusing(at.world.call(endpoints.decideEntries, chair, { offerId, entries: asked.slice(0, 1), isAgreed: true }), errors['nothing-asked']);
    await at.world.asSystem('job', (ctx) => cancelOffers(ctx, [offerId]));
    await refusing(at.world.call(endpoints.decideEntries, chair, { offerId, entries: asked.slice(0, 1), isAgreed: true }), errors['offer-cancelled']);
  });

  test('a pool is settled in the order that was drawn; who left meanwhile gets nothing', async () => {
    const people = await at.people(at.unions.works, 4);
    const offerId = await at.offer(at.unions.works, { places: 2, way: 'draw' });
    const pooled: string[] = [];
    for (const one of people) pooled.push((await at.enter(one, offerId)).entryId);
    await leave(people[3] ?? toNobody(), pooled[3] ?? '');
    const order = pooled.toReversed();
    await at.world.asSystem('job', (ctx) => settlePool(ctx, offerId, { order, placed: new Set(order.slice(0, 2)) }));
    const states = [];
    for (const one of people) states.push((await standing(one, offerId))?.state);
    // The place of the one who left is offered to the next of the drawn order, in the same moment.
    expect(states).toEqual(['waiting', 'offered', 'placed', undefined]);
  });

  test('a draw that did not come about leaves those who signed up to an officer', async () => {
    const [one, other] = await at.people(at.unions.works, 2) as [PersonId, PersonId]; // -- two of two
    const offerId = await at.offer(at.unions.works, { places: 1, way: 'draw' });
    const asked = [(await at.enter(one, offerId)).entryId, (await at.enter(other, offerId)).entryId];
    await at.world.asSystem('job', (ctx) => turnPool(ctx, offerId));
    expect([(await standing(one, offerId))?.state, (await standing(other, offerId))?.state]).toEqual(['asked', 'asked']);
    expect(await at.world.call(endpoints.decideEntries, await asOffice(at.unions.works), { offerId, entries: asked, isAgreed: true })).toMatchObject({ placed: 1, waiting: 1 });
  });
});

describe('who is told why not', () => {
  test('before, after, outside, too many, too often, and when everything is full', async () => {
    const [one, other, third] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
    const [stranger] = await at.people(at.unions.mill, 1) as [PersonId]; // -- one of one
    const now = at.world.clock.now();
    await refusing(at.enter(one, newId(at.world.house)), errors['offer-unknown']);
    await refusing(at.enter(one, await at.offer(at.unions.works, { places: 1, opensAt: shiftInstant(now, HOUR) })), errors['not-yet']);
    await refusing(at.enter(one, await at.offer(at.unions.works, { places: 1, opensAt: shiftInstant(now, -2 * HOUR), closesAt: shiftInstant(now, -HOUR) })), errors['closed']);
    const offerId = await at.offer(at.unions.works, { places: 1, waitingMost: 1, groupMost: 2 });
    await refusing(at.enter(stranger, offerId), errors['not-for-you']);
    await refusing(at.enter(one, offerId, 3), errors['group-too-large']);
    const placed = await at.enter(one, offerId);
    await at.enter(other, offerId);
    await refusing(at.enter(third, offerId), errors['full']);
    await leave(one, placed.entryId);
    await leave(one, placed.entryId);
    const held = (await standing(other, offerId))?.entryId ?? '';
    await answer(other, held, false);
    await refusing(leave(other, held), errors['over-already']);
    await at.world.asSystem('job', (ctx) => cancelOffers(ctx, [offerId]));
    await refusing(at.enter(third, offerId), errors['offer-cancelled']);
  });

  test('after the last moment nobody gives places back any more', async () => {
    const [one] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    const offerId = await at.offer(at.unions.works, { places: 1 });
    const { entryId } = await at.enter(one, offerId);
    at.world.clock.advance(49 * HOUR);
    await refusing(leave(one, entryId), errors['closed']);
  });

  test('a limit counts over every offer that names it, and what was given back does not', async () => {
    const [one] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    const [limitId, chair] = [newId(at.world.house), await asOffice(at.unions.works)];
    await at.world.call(endpoints.setLimit, chair, { unionId: at.unions.works, limitId, name: '疗休养', period: 'year', most: 1 });
    const offers = [await at.offer(at.unions.works, { places: 1, limitId }), await at.offer(at.unions.works, { places: 1, limitId })] as const;
    const { entryId } = await at.enter(one, offers[0]);
    await refusing(at.enter(one, offers[1]), errors['limit-reached']);
    await leave(one, entryId);
    expect(await at.enter(one, offers[1])).toMatchObject({ state: 'placed' });
    expect((await at.world.call(endpoints.listLimits, chair, { unionId: at.unions.works })).limits).toEqual([expect.objectContaining({ limitId, isOwn: true, most: 1 })]);
    await refusing(at.world.call(endpoints.setLimit, await asOffice(at.unions.mill), { unionId: at.unions.mill, limitId, name: '别人的', period: 'year', most: 9 }), errors['limit-unknown']);
    await refusing(at.offer(at.unions.mill, { places: 1, limitId }), errors['limit-unknown']);
  });

  test('offers that cannot be kept are not made', async () => {
    const { works, mill, city } = at.unions;
    const now = at.world.clock.now();
    await refusing(at.offer(works, { places: 1, closesAt: shiftInstant(now, -HOUR) }), errors['dates-reversed']);
    await refusing(at.offer(works, { places: 1, audience: { unionIds: [mill], kinds: ['regular'], retired: 'too' } }), errors['audience-outside']);
    await refusing(at.offer(city, { places: 1, shares: [{ unionId: city, parentId: undefined, places: 1, flowsBackAt: undefined }, { unionId: mill, parentId: city, places: 2, flowsBackAt: undefined }] }), errors['given-too-much']);
    await refusing(at.offer(city, { places: 2, way: 'draw', shares: [{ unionId: city, parentId: undefined, places: 2, flowsBackAt: undefined }, { unionId: mill, parentId: city, places: 1, flowsBackAt: undefined }] }), errors['one-pool']);
  });
});

test('another time or place asks everybody who has one whether they still come; the notices lead to the activity', async () => {
  const [one, other, third] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
  const offerId = await at.offer(at.unions.works, { places: 2 });
  for (const person of [one, other, third]) await at.enter(person, offerId);
  const lastMoment = shiftInstant(at.world.clock.now(), 90 * HOUR);
  expect(await at.world.asSystem('job', (ctx) => askAgain(ctx, [{ offerId, lastMoment }]))).toBe(2);
  await answer(one, (await standing(one, offerId))?.entryId ?? '', true);
  at.world.clock.advance(3 * HOUR);
  await moveLists();
  expect(await standing(one, offerId)).toMatchObject({ state: 'placed' });
  expect(await standing(other, offerId)).toBeUndefined();
  expect(await standing(third, offerId)).toMatchObject({ state: 'offered' });
});

function toNobody(): never {
  throw new Error('nobody was entered');
}
