import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import type { Actor } from '#platform/access/actor.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { addDays, dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints } from '../contract.ts';
import { whyNoPercentage, type Rate } from '../rules/figures.ts';
import { climbOverdue } from '../use-cases/run-clocks.ts';
import { openAppealsWorld, QUERY_CODE, type AppealsWorld, type Sent } from './appeals-world.ts';

const DAY = 24 * 3_600_000;
/** What the workers of every scenario think of it, whatever the officers do: six of twelve are content. */
const OPINIONS = [
  ...Array.from({ length: 6 }, () => ({ isSolved: true, score: 5 })), ...Array.from({ length: 3 }, () => ({ isSolved: true, score: 2 })),
  ...Array.from({ length: 3 }, () => ({ isSolved: false, score: 1 })),
] as const;
type Opinion = (typeof OPINIONS)[number];
type Worker = Sent & { readonly opinion: Opinion };

let world: AppealsWorld;
let honest: Scores;
beforeAll(async () => {
  world = await openAppealsWorld();
  honest = await scoresAfter(async (workers) => {
    for (const worker of workers) {
      await handle(worker.appealId, { isAnswered: true });
      await rate(worker);
    }
  });
}, 120_000);
afterAll(async () => { await world.close(); });

type Scores = Awaited<ReturnType<typeof scoresOf>>;

/** One scenario in days of its own: twelve workers send a case each, and the officers do what they do. */
async function scoresAfter(play: (workers: readonly Worker[]) => Promise<void>): Promise<Scores> {
  world.clock.advance(40 * DAY);
  const from = dateInChina(world.clock.now());
  const workers: Worker[] = [];
  for (const opinion of OPINIONS) workers.push({ ...await world.submit({ topic: 'complaint' }), opinion });
  await play(workers);
  return scoresOf(from, addDays(from, 3));
}

async function scoresOf(from: PlainDate, to: PlainDate) {
  for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer);
  return (await world.call(endpoints.readFigures, await world.as('city'), { unionId: world.unions.factory, from, to })).whole;
}

const isHigher = (one: Rate, than: Rate) => one.numerator * than.denominator > than.numerator * one.denominator;

function expectNoGain(gamed: Scores): void {
  expect(isHigher(gamed.completion, honest.completion), `completion ${JSON.stringify(gamed.completion)}`).toBe(false);
  expect(isHigher(gamed.satisfaction, honest.satisfaction), `satisfaction ${JSON.stringify(gamed.satisfaction)}`).toBe(false);
}

async function handle(appealId: string, { isAnswered }: { isAnswered: boolean }, who: 'contact' | 'administrator' = 'contact'): Promise<void> {
  const officer = await world.as(who);
  await world.call(endpoints.acceptAppeal, officer, { appealId });
  if (isAnswered) await world.call(endpoints.answerAppeal, officer, { appealId, text: '已经和企业谈好' });
  await world.call(endpoints.closeAppeal, officer, { appealId, result: '已经办结' });
}

async function rate({ appealId, receipt, opinion }: Worker): Promise<void> {
  await world.call(endpoints.rateAppeal, receipt, { appealId, ...opinion });
}

const rateFive = (actor: Actor, appealId: string) => world.call(endpoints.rateAppeal, actor, { appealId, isSolved: true, score: 5 });

/** Typed in by the contact person, who then holds the receipt too. */
async function enter(): Promise<{ readonly appealId: string; readonly receipt: Actor }> {
  const appealId = newId<'appeal'>(world.house);
  await world.call(endpoints.enterAppeal, await world.as('contact'), {
    unionId: world.unions.factory, appealId, source: 'phone', topic: 'complaint', text: '同一件事再记一遍', disclosure: 'anonymous', about: 'nobody',
    queryCode: QUERY_CODE,
  });
  return { appealId, receipt: { kind: 'receipt', caseId: appealId, sessionId: newId(world.house) } };
}

describe('officers do not better their figures', () => {
  test('honest handling gives 9 of 12 settled and 6 of 12 satisfied, with everybody asked', () => {
    expect(honest).toMatchObject({
      completion: { numerator: 9, denominator: 12 }, satisfaction: { numerator: 6, denominator: 12 }, response: { numerator: 12, denominator: 12 },
    });
  });

  test('by closing without answering and rating themselves, in their own name or with the receipt of a case they typed in', async () => {
    const gamed = await scoresAfter(async (workers) => {
      const contact = await world.as('contact');
      for (const worker of workers) {
        await handle(worker.appealId, { isAnswered: false });
        await expect(rateFive(contact, worker.appealId)).rejects.toThrow();
      }
      // Only the content find it worth their while.
      for (const worker of workers.filter(({ opinion }) => opinion.score === 5)) await rate(worker);
      for (let index = 0; index < 5; index += 1) {
        const own = await world.submit({ topic: 'complaint' }, contact);
        await handle(own.appealId, { isAnswered: false }, 'administrator');
        await rateFive(contact, own.appealId);
        const typed = await enter();
        await handle(typed.appealId, { isAnswered: index % 2 === 0 });
        await rateFive(typed.receipt, typed.appealId);
      }
    });
    expectNoGain(gamed);
    expect(gamed).toMatchObject({ counts: { received: 22, closed: 22, satisfied: 6, settled: 6 }, satisfaction: { numerator: 6 } });
  });

  test('by asking only the satisfied: whom they leave waiting past the day counts as not satisfied', async () => {
    const from = addDays(dateInChina(world.clock.now()), 40);
    await scoresAfter(async (workers) => {
      for (const worker of workers.filter(({ opinion }) => opinion.score === 5)) {
        await handle(worker.appealId, { isAnswered: true });
        await rate(worker);
      }
    });
    world.clock.advance(35 * DAY);
    await world.asSystem('job', climbOverdue);
    const gamed = await scoresOf(from, addDays(from, 3));
    expectNoGain(gamed);
    expect(gamed).toMatchObject({ counts: { open: 6, climbed: 6, silent: 6 }, satisfaction: { numerator: 6, denominator: 12 } });
  });

  test('by asking nobody: the few who answer of their own accord make no percentage', async () => {
    const gamed = await scoresAfter(async (workers) => {
      for (const worker of workers) await handle(worker.appealId, { isAnswered: true });
      for (const worker of workers.slice(0, 5)) await rate(worker);
    });
    expect(gamed.response).toEqual({ numerator: 5, denominator: 12 });
    expect(whyNoPercentage(gamed, 'satisfaction')).toBeDefined();
  });

  test('by splitting one case into many, and by joining those who would complain to another case', async () => {
    const split = await scoresAfter(async (workers) => {
      for (const worker of workers) {
        await handle(worker.appealId, { isAnswered: true });
        await rate(worker);
      }
      for (let index = 0; index < 10; index += 1) await handle((await enter()).appealId, { isAnswered: true });
    });
    expectNoGain(split);
    expect(split).toMatchObject({ counts: { received: 22 }, completion: honest.completion, satisfaction: honest.satisfaction });
    const joined = await scoresAfter(async (workers) => {
      const contact = await world.as('contact');
      const [lead, ...others] = workers;
      for (const worker of others.filter(({ opinion }) => opinion.score < 5)) {
        await world.call(endpoints.joinAppeal, contact, { appealId: worker.appealId, leadId: lead?.appealId ?? '' });
      }
      for (const worker of workers.filter(({ opinion }) => opinion.score === 5)) await handle(worker.appealId, { isAnswered: worker !== lead });
      for (const worker of workers) await rate(worker);
    });
    expectNoGain(joined);
    expect(joined.counts.received).toBe(12);
  });

  test('by scanning their own poster without a name: such ratings stand apart, and a burst in the order of the closings is told above and has more workers called', async () => {
    const city = await world.as('city');
    const told = async () => (await world.call(endpoints.listAlarms, city, {})).alarms.filter((one) => one.kind === 'ratings');
    // Honest anonymous workers rate when and as they please: nobody is suspected.
    const anonymous = () => world.submit({ topic: 'complaint', disclosure: 'anonymous', name: undefined, phone: undefined });
    const plain = await scoresAfter(async (workers) => {
      const own = [];
      for (let index = 0; index < 6; index += 1) own.push(await anonymous());
      for (const one of [...workers, ...own]) await handle(one.appealId, { isAnswered: true });
      for (const worker of workers) await rate(worker);
      for (const [index, one] of own.toReversed().entries()) await world.call(endpoints.rateAppeal, one.receipt, { appealId: one.appealId, isSolved: true, score: index === 3 ? 3 : 5 });
    });
    expect(plain.counts).toMatchObject({ 'anonymous-rated': 6, 'anonymous-satisfied': 6 });
    expect(await told()).toEqual([]);
    const gamed = await scoresAfter(async (workers) => {
      for (const worker of workers) {
        await handle(worker.appealId, { isAnswered: true });
        await rate(worker);
      }
      for (let index = 0; index < 8; index += 1) {
        const one = await anonymous();
        world.clock.advance(60_000);
        await handle(one.appealId, { isAnswered: true });
        await rateFive(one.receipt, one.appealId);
      }
    });
    const { satisfaction, counts } = gamed;
    expectNoGain({ ...gamed, satisfaction: { numerator: satisfaction.numerator - counts['anonymous-satisfied'], denominator: satisfaction.denominator - counts['anonymous-rated'] }, completion: honest.completion });
    expect(counts).toMatchObject({ 'anonymous-rated': 8, 'anonymous-satisfied': 8 });
    expect(await told()).toMatchObject([{ unionName: '毛绒玩具厂工会', cases: 5, isSeen: false }]);
    const offered = async () => (await world.call(endpoints.listCallBacks, city, {})).callBacks.length;
    const before = await offered();
    for (let index = 0; index < 30; index += 1) await handle((await world.submit({ topic: 'complaint' })).appealId, { isAnswered: true });
    expect(await offered() - before).toBeGreaterThan(4);
  }, 60_000);
});
