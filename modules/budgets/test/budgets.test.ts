import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { assertReplays } from '#platform/testkit/laws/assert-replays.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { openBudgetsWorld, PAID, PLANNED, type Answers, type BudgetsWorld, type Seat } from './budgets-world.ts';

let b: BudgetsWorld;
let recorder: ErrorRecorder;
let [chair, administrator, contact, cityChair]: Seat[] = [];
const actor = (seat: Seat | undefined) => {
  if (seat === undefined) throw new Error('nobody was seated');
  return seat.actor;
};
beforeAll(async () => {
  b = await openBudgetsWorld();
  recorder = recordErrors(b.world);
  const { works, city } = b.unions;
  [chair, administrator] = [await b.seat(works, 'chair'), await b.seat(works, 'administrator')];
  [contact, cityChair] = [await b.seat(works, 'contact-person'), await b.seat(city, 'chair')];
});
afterAll(async () => { await b.world.close(); });

/** The code of a refusal; of a step's, which stands inside the engine's own. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.issues.at(0)?.code ?? error.code : String(error)));
const plan = (answers: Answers = {}) => b.begin(actor(administrator), { process: 'budgets.plan', unionId: b.unions.works }, { ...PLANNED, ...answers });
const settle = (number: string, answers: Answers = {}) =>
  b.begin(actor(administrator), { process: 'budgets.settlement', unionId: b.unions.works }, { ...PAID, plan: number, ...answers });
const year = () => recorder.call(endpoints.readYear, actor(chair), { unionId: b.unions.works, year: 2026 });
const allot = (allotment: number) => recorder.call(endpoints.setAllotment, actor(administrator), { unionId: b.unions.works, year: 2026, allotment, source: '工会委员会 3 月 2 日会议' });
const read = (planId: string) => recorder.call(endpoints.readPlan, actor(chair), { planId });
/** One line of so many fen: how the amount chooses who decides. */
const costing = (fen: number): Answers => ({ lines: [{ 'item': '全部', 'unit-price': fen, 'count': 1 }] });

describe('a plan', () => {
  test('needs a budget, is agreed to, settled with receipts, and every number of the year can be checked', async () => {
    expect(await refusal(plan())).toBe('budgets/no-allotment');
    await allot(1_000_000);
    const planId = await plan();
    expect(await year()).toMatchObject({ allotment: 1_000_000, asked: 300_000, committed: 0, spent: 0, remaining: 1_000_000, plans: { asked: 1 } });
    expect(await b.decide(actor(chair), planId, 'agree')).toBe('agreed');
    expect(await year()).toMatchObject({ asked: 0, committed: 300_000, remaining: 700_000, plans: { committed: 1 } });
    expect(await read(planId)).toMatchObject({
      number: '2026-001', state: 'agreed', total: 300_000, people: 40, planned: [{ item: '租车', amount: 120_000 }, { unitPrice: 4_500, count: 40, amount: 180_000 }], paid: [],
    });
    const { papers } = await b.world.call(flows.readCase, actor(administrator), { caseId: planId });
    expect(papers.map((paper) => paper.title)).toEqual(['关于活动立项的批复']);
    const settlementId = await settle('2026－001');
    expect(await read(planId)).toMatchObject({ state: 'settling', spent: 291_000, settlementId });
    // The money stays promised until the receipts are agreed to.
    expect(await year()).toMatchObject({ committed: 300_000, spent: 0 });
    expect(await b.decide(actor(chair), settlementId, 'agree')).toBe('agreed');
    expect(await year()).toMatchObject({ committed: 0, spent: 291_000, remaining: 709_000, plans: { committed: 0, spent: 1 } });
    expect(await read(planId)).toMatchObject({ state: 'settled', peopleCame: 38, paid: [{ item: '租车', receipts: 1 }, { amount: 171_000, receipts: 2 }] });
  });

  test('is decided by the more people the more it costs', async () => {
    await allot(20_000_000);
    const middle = await plan(costing(600_000));
    expect(await b.decide(actor(contact), middle, 'agree')).toBe('running');
    // Two votes of two: the administrator asks and has none.
    expect(await b.decide(actor(chair), middle, 'agree')).toBe('agreed');
    const large = await plan(costing(6_000_000));
    for (const seat of [contact, chair]) expect(await b.decide(actor(seat), large, 'agree')).toBe('running');
    expect(await b.decide(actor(cityChair), large, 'refuse')).toBe('refused');
    expect(await read(large)).toMatchObject({ state: 'refused', number: null });
    const own = await b.begin(actor(chair), { process: 'budgets.plan', unionId: b.unions.works }, { ...PLANNED, ...costing(100_000) });
    // Nobody decides their own: the union above lends its chair.
    expect(await b.decide(actor(cityChair), own, 'agree')).toBe('agreed');
  });

  test('keeps to the limits of its union and of those above, and a union below may only be stricter', async () => {
    const { city, works } = b.unions;
    const from = { source: '示例省总工会实施细则', validFrom: toPlainDate('2026-03-09') };
    const set = (seat: Seat | undefined, unionId: string, limit: { perPerson: number | null; perEvent: number | null }) =>
      recorder.call(endpoints.setLimit, actor(seat), { unionId, kind: 'training', ...limit, ...from });
    await set(cityChair, city, { perPerson: 30_000, perEvent: null });
    await recorder.refused(endpoints.setLimit, actor(chair), { unionId: works, kind: 'training', perPerson: 30_001, perEvent: null, ...from }, errors['limit-looser']);
    await recorder.refused(endpoints.setLimit, actor(chair), { unionId: works, kind: 'training', perPerson: 1, perEvent: null, ...from, validFrom: toPlainDate('2026-03-08') }, errors['limit-past']);
    await set(chair, works, { perPerson: null, perEvent: 500_000 });
    const { kinds } = await recorder.call(endpoints.listLimits, actor(contact), { unionId: works });
    expect(kinds.find(({ kind }) => kind === 'training')).toMatchObject({
      inForce: { perPerson: 30_000, perEvent: 500_000 }, words: [{ setBy: '示例市总工会', isOwn: false, source: '示例省总工会实施细则' }, { setBy: '示例工厂工会', isOwn: true }],
    });
    const training = (people: number, fen: number) => plan({ kind: 'training', people, ...costing(fen) });
    expect(await refusal(training(10, 300_001))).toBe('budgets/over-person-limit');
    expect(await refusal(training(100, 500_001))).toBe('budgets/over-event-limit');
    const planId = await training(10, 300_000);
    expect(await refusal(plan({ kind: 'meeting', people: 1, ...costing(500_000) }))).toBe('none');
    await b.world.call(flows.withdraw, actor(administrator), { caseId: planId });
    expect(await read(planId)).toMatchObject({ state: 'withdrawn' });
  });

  test('is not promised money twice, though two are agreed to at once', async () => {
    const { committed, spent } = await year();
    await allot(committed + spent + 400_000);
    const both = [await plan(), await plan({ title: '另一次健步走' })];
    const agreed = await Promise.all(both.map((planId) => refusal(b.decide(actor(chair), planId, 'agree'))));
    expect(agreed.toSorted()).toEqual(['budgets/beyond-allotment', 'none']);
    expect(await refusal(plan(costing(100_001)))).toBe('budgets/beyond-allotment');
    await recorder.refused(endpoints.setAllotment, actor(chair), { unionId: b.unions.works, year: 2026, allotment: 100, source: '压缩开支' }, errors['below-committed']);
    const numbers = (await recorder.call(endpoints.listPlans, actor(chair), { view: 'all' })).plans.flatMap(({ number }) => number ?? []);
    expect(numbers.toSorted()).toEqual(numbers.map((_, index) => `2026-${String(index + 1).padStart(3, '0')}`));
  });
});

describe('a settlement', () => {
  test('beyond its plan is explained or refused, and let go where it is not agreed to', async () => {
    await allot(30_000_000);
    const planId = await plan({ title: '秋季运动会', ...costing(400_000) });
    await b.decide(actor(chair), planId, 'agree');
    const number = (await read(planId)).number ?? '';
    const spent = (amount: number, explanation = ''): Answers => ({ lines: [{ item: '全部', amount, receipts: 1 }], ...(explanation === '' ? {} : { explanation }) });
    expect(await refusal(settle('2026-999'))).toBe('budgets/plan-unknown');
    expect(await refusal(settle(number, spent(400_001)))).toBe('budgets/explanation-needed');
    expect(await refusal(settle(number, spent(440_001, '多来了人')))).toBe('budgets/over-budget');
    const settlementId = await settle(number, spent(440_000, '多来了四十人'));
    expect(await refusal(settle(number))).toBe('budgets/plan-not-open');
    expect(await b.decide(actor(chair), settlementId, 'agree')).toBe('running');
    expect(await b.decide(actor(contact), settlementId, 'refuse')).toBe('refused');
    expect(await read(planId)).toMatchObject({ state: 'agreed', spent: null, paid: [], settlementId: null });
    const again = await settle(number, spent(390_000));
    expect(await b.decide(actor(chair), again, 'agree')).toBe('agreed');
  });
});

test('each number of a year is the sum of the list that it opens, and a neighbour sees none of it', async () => {
  const { works, neighbour } = b.unions;
  const { asked, committed, spent, remaining, allotment, plans } = await year();
  const list = async (view: 'asked' | 'committed' | 'spent') => (await recorder.call(endpoints.listPlans, actor(chair), { view, unionId: works, year: 2026 })).plans;
  const [ofAsked, ofCommitted, ofSpent] = [await list('asked'), await list('committed'), await list('spent')];
  expect({ asked, committed, spent }).toEqual({
    asked: ofAsked.reduce((sum, one) => sum + one.total, 0), committed: ofCommitted.reduce((sum, one) => sum + one.total, 0), spent: ofSpent.reduce((sum, one) => sum + (one.spent ?? 0), 0),
  });
  expect(plans).toEqual({ asked: ofAsked.length, committed: ofCommitted.length, spent: ofSpent.length });
  expect(remaining).toBe((allotment ?? 0) - committed - spent);
  const outsider = await b.seat(neighbour, 'chair');
  expect((await recorder.call(endpoints.listPlans, outsider.actor, { view: 'all' })).plans).toEqual([]);
  await recorder.refused(endpoints.readYear, outsider.actor, { unionId: works, year: 2026 }, generalErrors['not-found']);
});

test('the journal alone gives every row again', async () => {
  expect((await assertReplays(b.world, manifests, ['budgets_plan', 'budgets_line', 'budgets_year', 'budgets_limit'])).every((rows) => rows.length > 0)).toBe(true);
});

test('every endpoint answered, and every refusal it declares was given', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});
