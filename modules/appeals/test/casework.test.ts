import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { unionReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { endpoints as start } from '#platform/desk/contract.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { dateInChina, endOfDayInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { caseworkEndpoints } from '../contract/casework.ts';
import { endpoints, errors } from '../contract.ts';
import { listAppealsInReach } from '../store/appeal-list.ts';
import { findAppeal } from '../store/appeals.ts';
import { findByNumber, listMineToday } from '../store/work-views.ts';
import { climbOverdue, endStops } from '../use-cases/run-clocks.ts';
import { NOBODY, office, openAppealsWorld, QUERY_CODE, type AppealsWorld, type Sent } from './appeals-world.ts';

type Level = 'district' | 'street' | 'firm';
const DAY = 86_400_000;

let world: AppealsWorld;
let unions: Record<Level, UnionId>;
let persons: Record<'district' | 'street' | 'firmChair' | 'contact', PersonId>;
let code: string;
beforeAll(async () => {
  world = await openAppealsWorld();
  unions = { district: newId(world.house), street: newId(world.house), firm: newId(world.house) };
  let parent = world.unions.city;
  for (const [level, kind] of [['district', 'federation'], ['street', 'street'], ['firm', 'enterprise']] as const) {
    await world.asSystem('setup', async (ctx) => foundUnion(ctx, await findUnion(ctx.tx, parent), { unionId: unions[level], name: level, kind, isGenerated: false }));
    parent = unions[level];
  }
  const contact = await office(world, unions.firm, 'contact-person');
  persons = {
    district: (await office(world, unions.district, 'chair')).personId, street: (await office(world, unions.street, 'chair')).personId,
    firmChair: (await office(world, unions.firm, 'chair')).personId, contact: contact.personId,
  };
  const made = await world.recorder.call(endpoints.makeCode, await world.actorOf(persons.firmChair), {
    unionId: unions.firm, contactGrantId: contact.grantId, place: '门卫室',
  });
  code = made.link.split('/').at(-1) ?? '';
});
afterAll(async () => { await world.close(); });
// Steps of one instant stand in a fixed order; in a test as in life they follow each other.
beforeEach(() => { world.clock.advance(60_000); });

const as = (who: keyof typeof persons) => world.actorOf(persons[who]);
const send = (change: Parameters<AppealsWorld['submit']>[0] & { about?: string } = {}, actor?: Actor) => world.submit({ code, ...change }, actor);
const act = async (who: keyof typeof persons, endpoint: keyof typeof endpoints, input: object) => {
  world.clock.advance(60_000);
  return world.recorder.call(endpoints[endpoint] as never, await as(who), input as never);
};
const refuse = async (who: keyof typeof persons, endpoint: keyof typeof endpoints, input: object, error: Parameters<AppealsWorld['recorder']['refused']>[3]) =>
  world.recorder.refused(endpoints[endpoint] as never, await as(who), input as never, error);
const see = async (who: keyof typeof persons, { appealId }: Pick<Sent, 'appealId'>) => world.recorder.call(endpoints.readAppeal, await as(who), { appealId });
const follow = async ({ appealId, receipt }: Sent) => world.recorder.call(endpoints.readCase, receipt, { appealId });
const reason = '需要先等劳动部门的检测结果';

async function accepted(change = {}): Promise<Sent> {
  const sent = await send(change);
  await act('contact', 'acceptAppeal', { appealId: sent.appealId });
  return sent;
}

describe('the ladder', () => {
  test('is told with its dates from the first day on', async () => {
    const { rungs, holderUnionName } = await follow(await send());
    expect(holderUnionName).toBe('firm');
    expect(rungs.map((rung) => [rung.unionName, rung.state])).toEqual([
      ['firm', 'present'], ['street', 'planned'], ['district', 'planned'], ['安康市总工会', 'planned'],
    ]);
    expect(rungs.every((rung, index) => index === 0 || rung.startsOn > (rungs[index - 1]?.dueOn ?? ''))).toBe(true);
  });

  test('is climbed by itself, one rung a time, once the day has passed, up to the top and no further', async () => {
    const sent = await send();
    const holders: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      await world.asSystem('job', climbOverdue);
      holders.push((await follow(sent)).holderUnionName);
      world.clock.advance(14 * DAY);
    }
    expect(holders).toEqual(['firm', 'street', 'district', '安康市总工会', '安康市总工会', '安康市总工会']);
    const { steps, rungs } = await follow(sent);
    expect(steps.filter((step) => step.kind === 'escalated').map((step) => [step.by, step.cause, step.toUnionName])).toEqual([
      ['clock', 'overdue', 'street'], ['clock', 'overdue', 'district'], ['clock', 'overdue', '安康市总工会'],
    ]);
    expect(rungs.map((rung) => rung.end)).toEqual(['climbed', 'climbed', 'climbed', null]);
  });

  test('goes up by hand and from above, and never beyond the top', async () => {
    const { appealId } = await accepted();
    await refuse('street', 'escalateAppeal', { appealId, reason }, errors['not-holder']);
    await act('contact', 'escalateAppeal', { appealId, reason });
    await refuse('firmChair', 'takeUpAppeal', { appealId, reason }, errors['not-holder']);
    await act('district', 'takeUpAppeal', { appealId, reason });
    const city = await world.as('city');
    await world.recorder.call(endpoints.takeUpAppeal, city, { appealId, reason });
    await world.recorder.refused(endpoints.escalateAppeal, city, { appealId, reason }, errors['no-rung-above']);
    await world.recorder.refused(endpoints.refuseAppeal, city, { appealId, reason }, errors['no-rung-above']);
    expect((await see('contact', { appealId })).can).toMatchObject({ accept: false, answer: false, close: false, declare: true });
  });
});

describe('refusing', () => {
  test('says who refused and why, gives the case to the union above and is counted; it ends nothing', async () => {
    const sent = await send();
    await act('contact', 'refuseAppeal', { appealId: sent.appealId, reason: '不属于本企业' });
    const seen = await follow(sent);
    expect(seen).toMatchObject({ status: 'received', holderUnionName: 'street', bouncedTimes: 1 });
    expect(seen.steps.at(-1)).toMatchObject({ kind: 'refused', unionName: 'firm', text: '不属于本企业', toUnionName: 'street' });
  });

  test('is possible for some days only, and not for somebody who accepted', async () => {
    const [late, done] = [await send(), await accepted()];
    await refuse('contact', 'refuseAppeal', { appealId: done.appealId, reason }, errors['wrong-state']);
    await refuse('street', 'refuseAppeal', { appealId: late.appealId, reason }, errors['not-holder']);
    world.clock.advance(10 * DAY);
    expect(await refuse('contact', 'refuseAppeal', { appealId: late.appealId, reason }, errors['refuse-too-late'])).toEqual({ days: 5 });
  });
});

describe('pausing', () => {
  test('stops the clock for a reason, not for longer than the limits allow, and goes on by hand or by itself', async () => {
    const [byHand, byDate] = [await accepted(), await accepted()];
    const before = (await see('contact', byHand)).dueOn ?? '';
    const { pauseUntil } = await see('contact', byHand);
    await refuse('contact', 'pauseAppeal', { appealId: byHand.appealId, reason, until: '2099-01-01' }, errors['pause-too-long']);
    await refuse('street', 'pauseAppeal', { appealId: byHand.appealId, reason, until: pauseUntil }, errors['not-holder']);
    for (const { appealId } of [byHand, byDate]) await act('contact', 'pauseAppeal', { appealId, reason, until: pauseUntil });
    await refuse('contact', 'pauseAppeal', { appealId: byHand.appealId, reason, until: pauseUntil }, errors['wrong-state']);
    const paused = await follow(byHand);
    expect(paused).toMatchObject({ status: 'paused', stoppedUntil: pauseUntil });
    expect((paused.dueOn ?? '') > before).toBe(true);
    await refuse('street', 'resumeAppeal', { appealId: byHand.appealId }, errors['not-holder']);
    await act('contact', 'resumeAppeal', { appealId: byHand.appealId });
    await refuse('contact', 'resumeAppeal', { appealId: byHand.appealId }, errors['wrong-state']);
    // Resumed the same day: nothing was gained.
    expect(await follow(byHand)).toMatchObject({ status: 'accepted', stoppedUntil: null, dueOn: before });
    world.clock.advance(80 * DAY);
    expect(await world.asSystem('job', endStops)).toBeGreaterThan(0);
    expect((await follow(byDate)).steps.at(-1)).toMatchObject({ kind: 'resumed', by: 'clock', cause: 'date' });
  });

  test('a question to the worker stops it as well, and lets it go on when the worker is silent', async () => {
    const sent = await accepted();
    const before = (await follow(sent)).dueOn ?? '';
    await act('contact', 'askWorker', { appealId: sent.appealId, text: '哪一天？' });
    expect(((await follow(sent)).dueOn ?? '') > before).toBe(true);
    world.clock.advance(30 * DAY);
    await world.asSystem('job', endStops);
    expect(await follow(sent)).toMatchObject({ status: 'accepted', stoppedUntil: null });
  });
});

describe('handing over', () => {
  test('reaches every officer of the line who is not excluded; the day stays, the first receiver stays, the worker sees it', async () => {
    const sent = await accepted();
    const before = await follow(sent);
    const { receivers } = await act('contact', 'listReceivers', { appealId: sent.appealId }) as { receivers: { personId: string; unionId: string }[] };
    expect(receivers.map((one) => one.personId)).toEqual([persons.firmChair]);
    await refuse('contact', 'handOverAppeal', { appealId: sent.appealId, personId: persons.district, unionId: unions.district, reason }, errors['receiver-unfit']);
    await refuse('street', 'handOverAppeal', { appealId: sent.appealId, personId: persons.firmChair, unionId: unions.firm, reason }, errors['not-holder']);
    await act('contact', 'handOverAppeal', { appealId: sent.appealId, personId: persons.firmChair, unionId: unions.firm, reason });
    const seen = await follow(sent);
    expect(seen).toMatchObject({ dueOn: before.dueOn, bouncedTimes: 1, holderUnionName: 'firm', status: 'accepted' });
    expect(seen.steps.at(-1)).toMatchObject({ kind: 'handed-over', unionName: 'firm', text: reason });
  });

  test('down again: the union below has it, and the clock of the rung goes on', async () => {
    const sent = await send();
    await act('contact', 'refuseAppeal', { appealId: sent.appealId, reason });
    await act('street', 'handOverAppeal', { appealId: sent.appealId, personId: persons.contact, unionId: unions.firm, reason });
    expect(await see('contact', sent)).toMatchObject({ holderUnionName: 'firm', bouncedTimes: 2, can: { accept: true } });
    world.clock.advance(30 * DAY);
    await world.asSystem('job', climbOverdue);
    expect((await follow(sent)).holderUnionName).toBe('district');
  });
});

describe('回避', () => {
  test('about the contact person: a colleague has it, and the contact person does not even see it', async () => {
    const sent = await send({ about: 'contact-person' });
    await refuse('contact', 'readAppeal', { appealId: sent.appealId }, generalErrors['not-found']);
    await refuse('contact', 'acceptAppeal', { appealId: sent.appealId }, generalErrors['not-found']);
    const { appeals } = await act('contact', 'listAppeals', { view: 'all' }) as { appeals: { appealId: string }[] };
    expect(appeals.map((one) => one.appealId)).not.toContain(sent.appealId);
    await act('firmChair', 'acceptAppeal', { appealId: sent.appealId });
  });

  test('AP-5 the code alone keeps it from them, in every list and look-up, when the database asks nothing', async () => {
    const sent = await send({ about: 'contact-person' });
    const [contact, chair] = [await as('contact'), await as('firmChair')];
    const seen = async (actor: Actor) => {
      const reach = unionReach(actor.kind === 'person' ? actor.grants : []);
      const today = dateInChina(world.clock.now());
      const anything = { union: undefined, topic: undefined, source: undefined, receivedFrom: undefined, receivedTo: undefined, before: undefined, today };
      const mine = { ...anything, unionIds: [unions.firm], limit: 50 };
      // The owner of the test database is a superuser: row-level security does not exist for it.
      return world.ownerDb.transact({}, async (tx) => {
        const lists = [
          await listAppealsInReach(tx, reach, { ...anything, view: 'all' }), await listAppealsInReach(tx, reach, { ...anything, view: 'received' }),
          await listMineToday(tx, reach, { ...mine, view: 'today' }),
        ];
        return [
          ...lists.map((rows) => rows.some((row) => row.id === sent.appealId)),
          await findAppeal(tx, reach, sent.appealId, false) !== undefined, await findByNumber(tx, reach, sent.caseNumber) !== undefined,
        ];
      });
    };
    expect(await seen(contact)).toEqual([false, false, false, false, false]);
    expect(await seen(chair)).toEqual([true, true, true, true, true]);
  });

  test('about the union: the union above has it as its own, and nobody of the union sees it', async () => {
    const sent = await send({ about: 'union' });
    for (const who of ['contact', 'firmChair'] as const) await refuse(who, 'readAppeal', { appealId: sent.appealId }, generalErrors['not-found']);
    expect(await follow(sent)).toMatchObject({ unionName: 'street', holderUnionName: 'street' });
    await act('street', 'acceptAppeal', { appealId: sent.appealId });
  });

  test('an officer declares it: the case goes to a colleague, and when all are out it goes up', async () => {
    const sent = await accepted();
    await act('contact', 'declareConflict', { appealId: sent.appealId, reason: '申请人是我亲属' });
    await refuse('contact', 'readAppeal', { appealId: sent.appealId }, generalErrors['not-found']);
    expect(await see('firmChair', sent)).toMatchObject({ holderUnionName: 'firm', can: { accept: true } });
    await act('firmChair', 'declareConflict', { appealId: sent.appealId, reason: '同上' });
    expect(await follow(sent)).toMatchObject({ holderUnionName: 'street', status: 'received' });
    // The worker learns who has it, not who stepped aside.
    expect((await follow(sent)).steps.some((step) => step.kind === 'declared')).toBe(false);
  });

  test('declared by somebody who does not have the case it moves nothing', async () => {
    const sent = await accepted();
    await act('street', 'declareConflict', { appealId: sent.appealId, reason });
    await refuse('street', 'readAppeal', { appealId: sent.appealId }, generalErrors['not-found']);
    expect(await follow(sent)).toMatchObject({ holderUnionName: 'firm', status: 'accepted' });
  });
});

describe('one matter, many workers', () => {
  test('is found by its words, joined, answered to all, and parted again', async () => {
    const text = '三号车间的空调坏了半个月没有人修，大家热得受不了';
    const [lead, second, third] = [await accepted({ text }), await send({ text: '三号车间空调坏了半个月，没有人来修' }), await send({ text: '想参加电焊培训' })];
    const { cases } = await act('contact', 'listSimilar', { appealId: second.appealId }) as { cases: { appealId: string }[] };
    expect(cases.map((one) => one.appealId)).toEqual([lead.appealId]);
    await refuse('contact', 'joinAppeal', { appealId: second.appealId, leadId: second.appealId }, errors['join-unfit']);
    await refuse('contact', 'partAppeal', { appealId: third.appealId }, errors['wrong-state']);
    for (const { appealId } of [second, third]) await act('contact', 'joinAppeal', { appealId, leadId: lead.appealId });
    await refuse('contact', 'joinAppeal', { appealId: second.appealId, leadId: lead.appealId }, errors['wrong-state']);
    await act('contact', 'partAppeal', { appealId: third.appealId });
    await act('contact', 'answerAppeal', { appealId: lead.appealId, text: '明天维修' });
    await act('contact', 'closeAppeal', { appealId: lead.appealId, result: '已修好' });
    expect((await follow(second)).steps.filter((step) => step.text !== null).map((step) => step.text)).toEqual(['明天维修', '已修好']);
    expect(await follow(third)).toMatchObject({ status: 'received' });
    await world.recorder.call(endpoints.rateAppeal, second.receipt, { appealId: second.appealId, isSolved: false, score: 1 });
    expect(await see('street', second)).toMatchObject({ status: 'received', isJoined: false, holderUnionName: 'street' });
    // The worker who parted it cannot see the lead, which counts one case less all the same.
    expect(await world.asSystem('job', ({ tx, reach }) => findAppeal(tx, reach, lead.appealId, false))).toMatchObject({ joinedCount: 0 });
  });

  test('climbs on the day of whoever waits longest: a lead that was asked, or begun anew above, makes no joined worker wait without a date', async () => {
    const early = await send();
    world.clock.advance(7 * DAY);
    const [lead, other] = [await accepted(), await send()];
    for (const { appealId } of [early, other]) await act('contact', 'joinAppeal', { appealId, leadId: lead.appealId });
    await act('contact', 'askWorker', { appealId: lead.appealId, text: '是哪一台机器？' });
    const promised = (await follow(early)).dueOn ?? '';
    for (let day = 0; day < 14 && dateInChina(world.clock.now()) <= promised; day += 1) world.clock.advance(DAY);
    await world.asSystem('job', climbOverdue);
    for (const one of [early, lead, other]) {
      const seen = await follow(one);
      expect(seen).toMatchObject({ status: 'received', holderUnionName: 'street' });
      expect((seen.dueOn ?? '') >= dateInChina(world.clock.now())).toBe(true);
    }
    await act('street', 'acceptAppeal', { appealId: lead.appealId });
    // The lead goes higher by hand: the others follow it on their own day, and none is left behind or sent down.
    await act('street', 'escalateAppeal', { appealId: lead.appealId, reason });
    world.clock.advance(10 * DAY);
    await world.asSystem('job', climbOverdue);
    const holders = await Promise.all([early, lead, other].map(async (one) => (await follow(one)).holderUnionName));
    expect(new Set(holders).size).toBe(1);
    expect(holders[0]).not.toBe('street');
  });

  test('goes on when the worker of its lead takes theirs back: the oldest of the others leads, and nobody follows what has ended', async () => {
    const lead = await accepted();
    const second = await send();
    world.clock.advance(60_000);
    const third = await send();
    for (const { appealId } of [second, third]) await act('contact', 'joinAppeal', { appealId, leadId: lead.appealId });
    world.clock.advance(60_000);
    await world.recorder.call(endpoints.withdrawAppeal, lead.receipt, { appealId: lead.appealId });
    const stored = async (one: Sent) => world.asSystem('job', ({ tx, reach }) => findAppeal(tx, reach, one.appealId, false));
    expect([await stored(lead), await stored(second), await stored(third)]).toMatchObject([
      { status: 'withdrawn', joinedCount: 0 }, { joinedTo: null, joinedCount: 1 }, { joinedTo: second.appealId },
    ]);
    expect((await see('contact', second)).steps.at(-1)).toMatchObject({ kind: 'parted', cause: 'lead-ended', by: 'clock' });
    expect((await see('contact', third)).steps.at(-1)).toMatchObject({ kind: 'joined', cause: 'lead-ended' });
    await act('contact', 'acceptAppeal', { appealId: second.appealId });
    await act('contact', 'closeAppeal', { appealId: second.appealId, result: '已修好' });
    expect(await follow(third)).toMatchObject({ status: 'closed' });
  });
});

describe('phone, letter and visit', () => {
  test('run on the same clock, marked by their way, and open with the same receipt', async () => {
    const appealId = newId(world.house);
    const entry = {
      unionId: unions.firm, appealId, source: 'visit' as const, topic: 'complaint' as const, text: '来访反映加班费', about: 'employer' as const,
      disclosure: 'named' as const, name: '张师傅', phone: '13900001111', queryCode: QUERY_CODE,
    };
    const entered = await act('contact', 'enterAppeal', entry) as { caseNumber: string };
    await refuse('contact', 'enterAppeal', entry, errors['already-sent']);
    await refuse('contact', 'enterAppeal', { ...entry, appealId: newId(world.house), phone: '12' }, errors['contact-needed']);
    expect(await see('contact', { appealId })).toMatchObject({ source: 'visit', holderUnionName: 'firm', can: { accept: true } });
    expect(await world.recorder.call(endpoints.openReceipt, NOBODY, { caseNumber: entered.caseNumber, queryCode: QUERY_CODE })).toMatchObject({ appealId });
  });

  test('about a contact person: whoever typed it in does not have it, if that is their office', async () => {
    const appealId = newId(world.house);
    await act('contact', 'enterAppeal', {
      unionId: unions.firm, appealId, source: 'letter', topic: 'complaint', text: '来信反映联系人', about: 'contact-person', disclosure: 'anonymous', queryCode: QUERY_CODE,
    });
    await refuse('contact', 'readAppeal', { appealId }, generalErrors['not-found']);
    expect(await see('firmChair', { appealId })).toMatchObject({ holderUnionName: 'firm', can: { accept: true } });
  });
});

describe('the desk', () => {
  test('shows what the own union holds between the approvals, by its last day, and what one finished; nobody else’s', async () => {
    const desk = async (who: keyof typeof persons, input: { view: 'todo' | 'done'; words?: string; process?: string; cursor?: string }) =>
      (await world.call(flows.listDesk, await as(who), input)).lines.flatMap((line) => ('item' in line ? [line.item] : []));
    const [first, second] = [await accepted({ text: '宿舍漏水' }), await send({ text: '工资条看不懂', topic: 'consultation' })];
    const all = await desk('contact', { view: 'todo' });
    expect(all.map((one) => one.dueOn)).toEqual(all.map((one) => one.dueOn).toSorted());
    const [one] = await desk('contact', { view: 'todo', words: first.caseNumber });
    expect(one).toMatchObject({ itemId: first.appealId, title: 'appeals.desk.aid', state: 'appeals.office.status.accepted', unionName: 'firm', link: `/appeals/${first.appealId}`, isOverdue: false });
    const after = await desk('contact', { view: 'todo', cursor: `${endOfDayInChina(one?.dueOn ?? dateInChina(world.clock.now())).toISOString()}|${first.appealId}` });
    expect(after.map((item) => item.itemId)).toEqual(all.slice(all.findIndex((item) => item.itemId === first.appealId) + 1).map((item) => item.itemId));
    expect(await desk('contact', { view: 'todo', process: 'aid.request' })).toEqual([]);
    // The union above reads the cases below; its own desk holds what it has to do.
    expect(await desk('district', { view: 'todo', words: second.caseNumber })).toEqual([]);
    const { todo } = await world.call(flows.countDesk, await as('contact'), {});
    expect(todo).toBe(all.length);
    // The first page says the same, as one figure with its parts.
    const { waiting } = await world.call(start.readStart, await as('contact'), {});
    expect(waiting).toMatchObject({ todo, parts: [{ kind: 'appeals.appeal', count: todo, link: '/flows?process=appeals.appeal' }] });
    const found = async (words: string) => (await desk('contact', { view: 'todo', words })).map((item) => item.itemId);
    expect([await found('咨询'), await found('Question'), await found('咨询 FIRM')].map((ids) => [ids.includes(second.appealId), ids.includes(first.appealId)])).toEqual([[true, false], [true, false], [true, false]]);
    // What a case says is sealed, and nothing is found by it.
    expect([await found('工资条'), await found('咨询 nowhere')]).toEqual([[], []]);
    await act('contact', 'answerAppeal', { appealId: first.appealId, text: '已经修好' });
    await act('contact', 'closeAppeal', { appealId: first.appealId, result: '已经修好' });
    expect((await desk('contact', { view: 'todo' })).map((item) => item.itemId)).not.toContain(first.appealId);
    expect((await desk('contact', { view: 'done' }))[0]).toMatchObject({ number: first.caseNumber, state: 'appeals.desk.done.closed', dueOn: null });
    expect(await desk('firmChair', { view: 'done', words: first.caseNumber })).toEqual([]);
  });

  test('AZ-1 keeps a case from whoever it is about and from other unions, with either wall alone', async () => {
    const sent = await send({ about: 'contact-person' });
    const input = { view: 'todo' as const, words: sent.caseNumber };
    for (const walls of ['both', 'database'] as const) {
      const seen = async (who: keyof typeof persons) => (await world.call(flows.listDesk, await as(who), input, { walls })).lines.length;
      expect([await seen('firmChair'), await seen('contact'), await seen('street')]).toEqual([1, 0, 0]);
      expect((await world.call(flows.listDesk, await world.as('worker'), input, { walls })).lines).toEqual([]);
    }
  });
});

test('nobody does anything to a case of their own', async () => {
  const own = await send({}, await as('contact'));
  const { appealId } = own;
  for (const [endpoint, input] of [
    ['pauseAppeal', { reason, until: '2026-12-31' }], ['resumeAppeal', {}], ['refuseAppeal', { reason }], ['escalateAppeal', { reason }], ['takeUpAppeal', { reason }],
    ['declareConflict', { reason }], ['joinAppeal', { leadId: newId(world.house) }], ['partAppeal', {}],
    ['handOverAppeal', { reason, personId: toId<'person'>(persons.firmChair), unionId: unions.firm }],
  ] as const) await refuse('contact', endpoint, { appealId, ...input }, errors['own-case']);
  const ended = await accepted();
  await act('contact', 'closeAppeal', { appealId: ended.appealId, result: '已办' });
  for (const [endpoint, input] of [
    ['escalateAppeal', { reason }], ['takeUpAppeal', { reason }], ['declareConflict', { reason }],
    ['handOverAppeal', { reason, personId: persons.firmChair, unionId: unions.firm }],
  ] as const) await refuse('district', endpoint, { appealId: ended.appealId, ...input }, errors['wrong-state']);
});

test('every act answered once and gave every refusal that it declares', () => {
  expect(world.recorder.missing(caseworkEndpoints)).toEqual([]);
});
