import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import { lookAt } from '#capabilities/draw/test/draw-world.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { openSignupWorld, HOUR, type SignupWorld } from '#capabilities/signup/test/signup-world.ts';
import { endpoints as draw } from '#capabilities/draw/contract.ts';
import { errors as drawErrors } from '#capabilities/draw/contract/errors.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { errors as signupErrors } from '#capabilities/signup/contract/errors.ts';
import { planAgreed, planAsked } from '#modules/budgets/events/definitions.ts';
import { endpoints as desk } from '#platform/desk/contract.ts';
import { record } from '#platform/journal/journal.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { newActivity, type NewActivity } from './activities-world.ts';

let at: SignupWorld;
beforeAll(async () => {
  at = await openSignupWorld();
  Object.assign(at.world.house.ports, { press: createPress(at.world.house) });
});
afterAll(() => at.world.close());

const refusing = (work: Promise<unknown>, { code }: ErrorEntry) => expect(work).rejects.toEqual(expect.objectContaining({ code }));
const make = async (parts: Partial<NewActivity> = {}, unionId = at.unions.works) => {
  const made = newActivity(at.world, unionId, parts);
  await at.world.call(endpoints.makeActivity, await at.chairOf(unionId), made);
  return made;
};
const revise = async ({ activityId, title, summary, place, contact, sessions }: NewActivity, parts: object) =>
  at.world.call(endpoints.reviseActivity, await at.chairOf(at.unions.works), { activityId, title, summary, place, contact, sessions, ...parts });
const sessionOf = ({ sessions: [session] }: NewActivity) => session ?? toNothing();
const inHours = (hours: number) => shiftInstant(at.world.clock.now(), hours * HOUR).toISOString();

describe('making', () => {
  test('members see it on the phone and sign up for its session, others do not', async () => {
    const [member, stranger] = [...await at.people(at.unions.works, 1), ...await at.people(at.unions.mill, 1)] as [PersonId, PersonId]; // -- one each
    const made = await make();
    const [mine, theirs] = [await at.world.actorOf(member), await at.world.actorOf(stranger)];
    const { activities } = await at.world.call(endpoints.listForMe, mine, {});
    expect(activities).toEqual([expect.objectContaining({ activityId: made.activityId, times: [expect.objectContaining({ sessionId: sessionOf(made).sessionId })], state: 'open' })]);
    expect((await at.world.call(endpoints.listForMe, theirs, {})).activities).toEqual([]);
    expect(await at.world.call(endpoints.readForMe, mine, { activityId: made.activityId })).toMatchObject({ title: made.title, contact: made.contact });
    await refusing(at.world.call(endpoints.readForMe, theirs, { activityId: made.activityId }), errors['activity-unknown']);
    expect(await at.enter(member, sessionOf(made).sessionId, 2)).toMatchObject({ state: 'placed' });
    const office = await at.world.call(endpoints.listActivities, await at.chairOf(at.unions.works), { view: 'coming', words: '晚会' });
    expect(office.activities.find((one) => one.activityId === made.activityId)).toMatchObject({ places: 10, taken: 2, waiting: 0 });
  });

  test('dates that cannot be and ids that are taken are refused, and nothing is written', async () => {
    const made = await make();
    const session = sessionOf(made);
    await refusing(make({ activityId: made.activityId }), errors['id-taken']);
    await refusing(make({ sessions: [session] }), errors['id-taken']);
    await refusing(make({ sessions: [{ ...session, sessionId: newId(at.world.house), endsAt: session.beginsAt }] }), errors['ends-early']);
    await refusing(make({ sessions: [{ ...session, sessionId: newId(at.world.house), beginsAt: inHours(-2), endsAt: inHours(1) }] }), errors['in-the-past']);
    const twice = { ...session, sessionId: newId(at.world.house) };
    await refusing(make({ sessions: [twice, twice] }), errors['session-twice']);
    await refusing(make({ closesAt: inHours(900) }), errors['opens-late']);
    await refusing(make({ audience: { unionIds: [at.unions.mill], kinds: ['regular'], retired: 'too' } }), signupErrors['audience-outside']);
    const before = await at.world.call(endpoints.listActivities, await at.chairOf(at.unions.works), { view: 'coming' });
    expect(before.activities.filter(({ activityId }) => activityId === made.activityId)).toHaveLength(1);
  });
});

describe('a draw', () => {
  test('opens with its activity, a draw for each session, and is called off with it', async () => {
    const session = sessionOf(newActivity(at.world, at.unions.works));
    const made = await make({ way: 'draw', sessions: [session, { ...session, sessionId: newId(at.world.house), label: '第二场' }] });
    for (const { sessionId } of made.sessions) {
      expect(await at.world.call(draw.readDraw, { kind: 'anonymous' }, { drawId: sessionId })).toMatchObject({
        state: 'open', places: 10, freezeAt: made.closesAt, organiser: { unionId: at.unions.works }, closer: { unionId: at.unions.city }, link: `/activities/${made.activityId}`,
      });
    }
    await at.world.call(endpoints.cancelActivity, await at.chairOf(at.unions.works), { activityId: made.activityId, reason: '暴雨预警' });
    expect(await at.world.call(draw.readDraw, { kind: 'anonymous' }, { drawId: session.sessionId })).toMatchObject({ state: 'ended', ending: 'cancelled' });
  });

  test('that did not come about is an approval wherever it is shown; a copy begins from a draw again', async () => {
    const [member, ...others] = await at.people(at.unions.works, 3) as [PersonId, PersonId, PersonId]; // -- three of three
    const session = sessionOf(newActivity(at.world, at.unions.works));
    const made = await make({ way: 'draw', shares: [{ unionId: at.unions.works, parentId: null, places: 1, flowsBackAt: null }], sessions: [session, { ...session, sessionId: newId(at.world.house), label: '第二场' }] });
    for (const personId of [member, ...others]) for (const { sessionId } of made.sessions) await at.enter(personId, sessionId);
    at.world.clock.advance(241 * HOUR);
    await lookAt(at.world);
    const shown = async () => {
      const [chair, mine] = [await at.chairOf(at.unions.works), await at.world.actorOf(member)];
      const [office, list] = [await at.world.call(endpoints.readActivity, chair, { activityId: made.activityId }), await at.world.call(endpoints.listActivities, chair, { view: 'coming' })];
      const [one, all] = [await at.world.call(endpoints.readForMe, mine, { activityId: made.activityId }), await at.world.call(endpoints.listForMe, mine, {})];
      const find = <Row extends { activityId: string; way: string }>(rows: readonly Row[]) => rows.find(({ activityId }) => activityId === made.activityId)?.way;
      return { ways: [office.way, find(list.activities), one.way, find(all.activities)], sessions: office.sessions.map(({ way }) => way), made: office.terms.way };
    };
    const turn = async (drawId: string) => at.world.call(draw.turnToApproval, await at.chairOf(at.unions.works), { drawId, reason: '没有上级工会能参加' });
    await turn(session.sessionId);
    const inOrder = made.sessions.map(({ sessionId }) => sessionId).toSorted();
    expect(await shown()).toEqual({ ways: ['draw', 'draw', 'draw', 'draw'], sessions: inOrder.map((id) => (id === session.sessionId ? 'approval' : 'draw')), made: 'draw' });
    await turn(made.sessions[1]?.sessionId ?? '');
    expect(await shown()).toEqual({ ways: ['approval', 'approval', 'approval', 'approval'], sessions: ['approval', 'approval'], made: 'draw' });
  });

  test('needs time between the lists, places to draw for, and one pool', async () => {
    const { works } = at.unions;
    const share = (places: number) => ({ unionId: works, parentId: null, places, flowsBackAt: null });
    await refusing(make({ way: 'draw', closesAt: inHours(477) }), drawErrors['no-time']);
    await refusing(make({ way: 'draw', shares: [share(0)] }), drawErrors['out-of-bounds']);
    const [city, below] = [at.unions.city, { unionId: works, parentId: at.unions.city, places: 1, flowsBackAt: null }];
    await refusing(make({ way: 'draw', shares: [{ ...share(2), unionId: city }, below] }, city), signupErrors['one-pool']);
  });
});

describe('what officers see', () => {
  test('the terms under which it was made, with names, and how many stand in each session', async () => {
    const [member] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    const made = newActivity(at.world, at.unions.city, {
      audience: { unionIds: [at.unions.works], kinds: ['regular'], retired: 'not' },
      shares: [{ unionId: at.unions.city, parentId: null, places: 10, flowsBackAt: null }, { unionId: at.unions.works, parentId: at.unions.city, places: 4, flowsBackAt: inHours(100) }],
    });
    await at.world.call(endpoints.makeActivity, await at.chairOf(at.unions.city), made);
    await at.enter(member, sessionOf(made).sessionId, 2);
    const works = { unionId: at.unions.works, unionName: '示例工厂工会' };
    expect(await at.world.call(endpoints.readActivity, await at.chairOf(at.unions.city), { activityId: made.activityId })).toMatchObject({
      audience: { unions: [works], kinds: ['regular'], retired: 'not' },
      terms: { places: 10, waitingMost: 20, holdMinutes: 120, limitId: null, shares: [{ ...works, places: 4, flowsBackAt: inHours(100) }] },
      sessions: [{ places: 10, taken: 2, waiting: 0, asked: 0 }],
    });
  });

  test('the budgets that their union agreed to, and the one that an activity names; a number nobody gave is shown as it was written', async () => {
    const { works, mill } = at.unions;
    const [personId] = await at.people(works, 1) as [PersonId]; // -- one of one
    const plan = async (title: string, number: number | undefined) => {
      const planId = newId<'plan'>(at.world.house);
      await at.world.asSystem('job', (ctx) => record(ctx, [
        planAsked({ planId, unionId: works, askerId: personId, year: 2026, kind: 'meeting', title, place: '', beginsOn: null, endsOn: null, people: 10, total: 120_000, lines: [] }),
        ...(number === undefined ? [] : [planAgreed({ planId, unionId: works, number })]),
      ]));
      return planId;
    };
    const agreed = await plan('春季健步走', 3);
    await plan('还没有批的', undefined);
    const listed = async (unionId: UnionId) => (await at.world.call(endpoints.listPlans, await at.chairOf(unionId), { unionId })).plans;
    expect([await listed(works), await listed(mill)]).toEqual([[{ number: '2026-003', title: '春季健步走', total: 120_000 }], []]);
    const shown = async (planNumber: string) => {
      const { activityId } = await make({ planNumber });
      return (await at.world.call(endpoints.readActivity, await at.chairOf(works), { activityId })).plan;
    };
    expect([await shown('2026-003'), await shown('2026-004'), await shown('工会经费')]).toEqual([{ planId: agreed, title: '春季健步走' }, null, null]);
  });

  test('a poster that leads to it on the phone', async () => {
    const made = await make();
    const bytes = await at.world.call(endpoints.printPoster, await at.chairOf(at.unions.works), { activityId: made.activityId });
    const pdf = await readPdf(bytes);
    expect(pdf.pages).toBe(1);
    expect(await pdf.scan(1, { x: 50, y: 105, size: 110 })).toBe(`${at.world.house.publicUrl}/activities/${made.activityId}`);
    const text = await pdf.text(1);
    for (const words of [made.title, made.place, made.contact, '示例工厂工会']) expect(text).toContain(words);
    await pdf.close();
  });

  test('sign-ups that wait for a word stand on the desk of their own union, until one is given', async () => {
    const [member] = await at.people(at.unions.mill, 1) as [PersonId]; // -- one of one
    const made = await make({ way: 'approval', audience: { unionIds: [at.unions.mill], kinds: ['regular'], retired: 'too' } }, at.unions.mill);
    const { entryId } = await at.enter(member, sessionOf(made).sessionId);
    const todosOf = async (unionId: UnionId) => (await at.world.call(desk.readStart, await at.chairOf(unionId), {})).todos.filter(({ kind }) => kind === 'activities.office.todo');
    expect(await todosOf(at.unions.mill)).toEqual([{ kind: 'activities.office.todo', count: 1, link: '/activities', isUrgent: false }]);
    expect(await todosOf(at.unions.city)).toEqual([]);
    await at.world.call(signup.decideEntries, await at.chairOf(at.unions.mill), { offerId: sessionOf(made).sessionId, entries: [entryId], isAgreed: true });
    expect(await todosOf(at.unions.mill)).toEqual([]);
  });
});

describe('changing', () => {
  test('other words disturb nobody; another time asks those with a place again', async () => {
    const [member] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    const made = await make();
    const session = sessionOf(made);
    await at.enter(member, session.sessionId);
    await refusing(revise(made, {}), errors['nothing-changed']);
    expect(await revise(made, { title: '“西望你在”晚会（改名）' })).toEqual({ asked: 0 });
    const later = { ...session, beginsAt: shiftInstant(toInstant(session.beginsAt), HOUR).toISOString(), endsAt: shiftInstant(toInstant(session.endsAt), HOUR).toISOString() };
    expect(await revise(made, { sessions: [later] })).toEqual({ asked: 1 });
    const { offers } = await at.world.call(signup.readPlaces, await at.world.actorOf(member), { offers: [session.sessionId] });
    expect(offers[0]?.mine).toMatchObject({ state: 'offered' });
    await refusing(revise(made, { sessions: [{ ...later, sessionId: newId(at.world.house) }] }), errors['session-twice']);
    await refusing(revise(made, { sessions: [{ ...later, beginsAt: later.endsAt }] }), errors['ends-early']);
    await refusing(revise(made, { sessions: [{ ...later, beginsAt: inHours(-2) }] }), errors['in-the-past']);
  });

  test('what was called off tells everybody on its lists, and is neither changed nor called off again', async () => {
    const [member] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    const made = await make();
    await at.enter(member, sessionOf(made).sessionId);
    const cancel = async () => at.world.call(endpoints.cancelActivity, await at.chairOf(at.unions.works), { activityId: made.activityId, reason: '暴雨预警' });
    await cancel();
    const { entries } = await at.world.call(signup.listMine, await at.world.actorOf(member), {});
    expect(entries.map(({ state }) => state)).toEqual(['cancelled']);
    expect(await at.world.call(endpoints.readForMe, await at.world.actorOf(member), { activityId: made.activityId })).toMatchObject({ state: 'cancelled', cancelReason: '暴雨预警' });
    await refusing(cancel(), errors['cancelled-already']);
    await refusing(revise(made, { title: '还办' }), errors['cancelled-already']);
  });

  test('what is over stays as it was', async () => {
    const made = await make();
    at.world.clock.advance(500 * HOUR);
    await refusing(revise(made, { title: '还办' }), errors['over-already']);
    await refusing(at.world.call(endpoints.cancelActivity, await at.chairOf(at.unions.works), { activityId: made.activityId, reason: '太晚' }), errors['over-already']);
  });
});

function toNothing(): never {
  throw new Error('an activity without a session');
}

describe('ratings', () => {
  test('by whoever had a place, once, after the day; the union reads words only where several spoke', async () => {
    const people = await at.people(at.unions.works, 4);
    const made = await make({ closesAt: inHours(1), sessions: [{ sessionId: newId(at.world.house), label: '', place: '示例礼堂', beginsAt: inHours(2), endsAt: inHours(4) }] });
    const { sessionId } = sessionOf(made);
    const rate = async (personId: PersonId | undefined, stars: number, words?: string) =>
      at.world.call(endpoints.rateSession, await at.world.actorOf(personId ?? toNothing()), { activityId: made.activityId, sessionId, stars, ...(words === undefined ? {} : { words }) });
    const read = async () => at.world.call(endpoints.readRatings, await at.chairOf(at.unions.works), { activityId: made.activityId });
    for (const personId of people.slice(0, 3)) await at.enter(personId, sessionId);
    await refusing(rate(people[0], 5), errors['rate-later']);
    at.world.clock.advance(5 * HOUR);
    await refusing(rate(people[3], 5), errors['not-there']);
    await rate(people[0], 5, '下次再来');
    await refusing(rate(people[0], 1), errors['rated-already']);
    await rate(people[1], 4);
    expect(await read()).toEqual({ byStars: [0, 0, 0, 1, 1], words: [], hidden: 1 });
    await rate(people[2], 5, '音响太大');
    const { byStars, words, hidden } = await read();
    expect([byStars, hidden, words.map(({ text }) => text).sort()]).toEqual([[0, 0, 0, 1, 2], 0, ['下次再来', '音响太大']]);
    expect(await at.world.call(endpoints.readForMe, await at.world.actorOf(people[1] ?? toNothing()), { activityId: made.activityId })).toMatchObject({ rated: [{ sessionId, stars: 4 }] });
    at.world.clock.advance(31 * 24 * HOUR);
    const late = await at.people(at.unions.works, 1);
    await refusing(rate(late[0], 3), errors['not-there']);
    await refusing(rate(people[1], 3), errors['rate-too-late']);
  });

  test('figures count activities, sign-ups, ratings and stars of the union and those below', async () => {
    const runner = createRunner({ db: at.world.db, house: at.world.house, consumers: consumers(at.world.house), jobs: [], every: 60_000 });
    await runner.settle();
    await runner.stop();
    const figures = await at.world.call(endpoints.readFigures, await at.chairOf(at.unions.city), { unionId: at.unions.city, year: yearOf(dateInChina(at.world.clock.now())) });
    expect(figures).toMatchObject({ rated: 3, stars: 14 });
    expect(figures.made).toBeGreaterThan(3);
    expect(figures.entered).toBeGreaterThan(3);
  });
});
