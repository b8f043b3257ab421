import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach, newCasesReach } from '#platform/access/reach.ts';
import type { Database } from '#platform/db/database.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import { QUOTAS } from '#platform/guard/quotas.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { runEndpoint, type Call } from '#platform/http/run-endpoint.ts';
import { createSettling } from '#platform/http/settle-together.ts';
import { newId } from '#platform/kernel/random.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { readCodeToken } from '../use-cases/code-token.ts';
import { submitAppeal } from '../use-cases/submit-appeal.ts';
import { NOBODY, openAppealsWorld, submission, type AppealsWorld } from './appeals-world.ts';

let world: AppealsWorld;
let transactions = 0;
let settle: (call: Call) => ReturnType<typeof runEndpoint>;
beforeAll(async () => {
  world = await openAppealsWorld();
  const { db } = world.at;
  const counting: Database = { ...db, transact: (settings, work) => { transactions += 1; return db.transact(settings, work); } };
  settle = createSettling({ ...world.at, db: counting }, submitAppeal);
});
afterAll(async () => { await world.close(); });

/** As a phone derives it: nothing holds a call back on its way into the group. */
const KEY = 'A'.repeat(43);
const id = () => newId(world.house);
type Wanted = { readonly change?: object; readonly actor?: Actor; readonly key?: string };

function call({ change = {}, actor = NOBODY, key = id() }: Wanted = {}): Call {
  const { name, phone, queryCode: _code, ...input } = submission(world.code, { appealId: id(), disclosure: 'anonymous', ...change });
  const contact = input.disclosure === 'anonymous' ? {} : { name, phone };
  return {
    actor, actingUnion: undefined, input: JSON.parse(JSON.stringify({ receiptKey: KEY, ...input, ...contact })), idempotencyKey: key, requestId: id(),
    caller: { address: '127.0.0.1', device: undefined },
  };
}
const appealIdOf = (one: Call) => String(Reflect.get(Object(one.input), 'appealId'));
/** Asked in one turn of the event loop: one group. */
async function together(calls: readonly Call[]): Promise<string[]> {
  const ends = await Promise.allSettled(calls.map(settle));
  return ends.map((end) => (end.status === 'fulfilled' ? 'taken' : String(end.reason.code ?? end.reason)));
}
const countCases = async (calls: readonly Call[]) => {
  const rows = await world.ownerDb.pool<{ id: string; steps: number; events: number }[]>`
    select a.id, (select count(*) from appeals_step s where s.appeal_id = a.id) as steps,
           (select count(*) from journal_event e where e.subject_id = a.id) as events
    from appeals_appeal a where a.id = any(${calls.map(appealIdOf)}::uuid[])`;
  return rows.map(({ steps, events }) => `${steps} ${events}`);
};

describe('appeals that arrive together', () => {
  test('are settled in one transaction, each once, with its own number', async () => {
    const calls = Array.from({ length: 60 }, () => call());
    const before = transactions;
    const answers = await Promise.all(calls.map(settle));
    expect(transactions - before).toBe(1);
    expect(new Set(answers.map(({ body }) => Reflect.get(Object(body), 'caseNumber'))).size).toBe(60);
    expect(answers.map(({ body }) => Reflect.get(Object(body), 'appealId'))).toEqual(calls.map(appealIdOf));
    expect(await countCases(calls)).toEqual(calls.map(() => '1 1'));
  });

  test('are refused one by one: whatever is wrong with some, the others arrive', async () => {
    const known = call();
    await settle(known);
    const [good, nameless] = [call(), call({ change: { disclosure: 'named', name: '', phone: '13900001111' } })];
    const wrong = call({ change: { disclosure: 'confidential', phone: '12' } });
    const forged = call({ change: { code: 'A'.repeat(108) } });
    const [another, person] = [call(), call({ change: { disclosure: 'named' }, actor: await world.as('worker') })];
    const calls = [good, nameless, forged, wrong, another, person];
    expect(await together(calls)).toEqual(['taken', 'appeals/contact-needed', 'appeals/code-unknown', 'appeals/contact-needed', 'taken', 'taken']);
    expect(await countCases(calls)).toEqual(['1 1', '1 1', '1 1']);
    // What was refused may be sent again under the same key, mended.
    expect(await together([{ ...nameless, input: { ...Object(nameless.input), name: '王师傅' } }])).toEqual(['taken']);
  });

  test('an id that exists already is the sender\'s own fault, in the same group and in a later one', async () => {
    const known = call();
    const twin = call({ change: { appealId: appealIdOf(known) } });
    const others = [call(), call()];
    expect((await together([known, twin, ...others])).toSorted()).toEqual(['appeals/already-sent', 'taken', 'taken', 'taken']);
    const late = call({ change: { appealId: appealIdOf(known) } });
    const more = [call(), call(), call()];
    expect(await together([more[0] ?? late, late, ...more.slice(1)])).toEqual(['taken', 'appeals/already-sent', 'taken', 'taken']);
    expect(await countCases([known, ...others, ...more])).toEqual(Array.from({ length: 6 }, () => '1 1'));
  });

  test('one key, one answer: twice in a group, in a later one, and beside another body', async () => {
    const [first, filler] = [call(), call()];
    const again = { ...first, requestId: id() };
    const answers = await Promise.all([filler, first, again, first].map(settle));
    expect(new Set(answers.slice(1).map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.map(({ isRepeat }) => isRepeat)).toEqual([false, false, true, true]);
    const [late] = await Promise.all([settle(again), settle(call())]);
    expect(late).toMatchObject({ isRepeat: true, body: answers[1]?.body });
    // Alone, on the ordinary way, it finds the answer that the group has kept.
    expect(await runEndpoint(world.at, submitAppeal, again)).toMatchObject({ isRepeat: true, body: answers[1]?.body });
    const other = { ...first, input: { ...Object(first.input), text: '另一句话' } };
    expect(await together([call(), other, call()])).toEqual(['taken', 'http/key-reused', 'taken']);
    expect(await countCases([first])).toEqual(['1 1']);
  });

  test('take what is left of a poster\'s hour, to the last one', async () => {
    const made = await world.call(endpoints.makeCode, await world.as('chair'), { unionId: world.unions.factory, contactGrantId: world.contactGrant, place: '食堂' });
    const code = made.link.split('/').at(-1) ?? '';
    const subject = readCodeToken(world.house.keyring, code) ?? '';
    const left = 7;
    await world.asSystem('job', (ctx) => spendQuota(ctx, [{ quota: 'casesPerCodeHour', subject, amount: QUOTAS.casesPerCodeHour.most - left }], guardErrors['code-full']));
    const ends = await together(Array.from({ length: 20 }, () => call({ change: { code } })));
    expect(ends.filter((end) => end === 'taken')).toHaveLength(left);
    expect(ends.filter((end) => end === 'guard/code-full')).toHaveLength(20 - left);
  });

  test('the journal tells of each what it may: nobody for the anonymous, the person for the named', async () => {
    const worker = await world.as('worker');
    const [hidden, named, stranger] = [call({ actor: worker }), call({ change: { disclosure: 'named' }, actor: worker }), call({ change: { disclosure: 'named' } })];
    await together([call(), hidden, named, stranger]);
    const rows = await world.ownerDb.pool<{ id: string; actor: string }[]>`
      select e.subject_id as id, e.actor::text as actor from journal_event e where e.subject_id = any(${[hidden, named, stranger].map(appealIdOf)}::uuid[])`;
    const actorOf = (one: Call) => JSON.parse(rows.find((row) => row.id === appealIdOf(one))?.actor ?? 'null');
    expect(actorOf(hidden)).toEqual({ kind: 'anonymous' });
    expect(actorOf(named)).toEqual({ kind: 'person', personId: world.worker });
    expect(actorOf(stranger)).toEqual({ kind: 'anonymous' });
  });

  test('pictures have a transaction of their own, and go into no other case', async () => {
    const own = call();
    const photoId = await world.upload(appealIdOf(own));
    const withPhoto = { ...own, input: { ...Object(own.input), photos: [photoId] } };
    const thief = call({ change: { photos: [photoId] } });
    expect(await together([call(), thief, withPhoto, call()])).toEqual(['taken', 'appeals/photo-unknown', 'taken', 'taken']);
  });
});

describe('the reach of several new cases', () => {
  const insertStep = (caseId: string) => (tx: Parameters<Parameters<Database['transact']>[1]>[0]) => tx`
    insert into appeals_step (id, appeal_id, kind, event_type, at) values (${id()}, ${caseId}, 'added', 'x', ${world.clock.now()})`;

  test('writes the rows of its own cases and of no other, and reads none', async () => {
    const [mine, yours, other] = [(await world.submit()).appealId, (await world.submit()).appealId, (await world.submit()).appealId];
    const reach = newCasesReach([mine, yours]);
    await withReach(world.at, reach, NOBODY, async ({ tx }) => {
      await insertStep(mine)(tx);
      await insertStep(yours)(tx);
      expect(await tx`select 1 from appeals_appeal a`).toHaveLength(0);
      expect(await tx`select 1 from appeals_step s`).toHaveLength(0);
      expect(await tx`update appeals_appeal a set place = 'x' returning a.id`).toHaveLength(0);
    });
    await expect(withReach(world.at, reach, NOBODY, ({ tx }) => insertStep(other)(tx))).rejects.toMatchObject({ code: '42501' });
    // Control: without the reach not even its own.
    await expect(withReach(world.at, newCaseReach(other), NOBODY, ({ tx }) => insertStep(mine)(tx))).rejects.toMatchObject({ code: '42501' });
  });

  test('opens no picture, of none of its cases', async () => {
    const [mine, yours] = [id(), id()];
    const photoId = await world.upload(mine);
    const seen = (reach: ReturnType<typeof newCaseReach>) => withReach(world.at, reach, NOBODY, async (ctx) => {
      const read = (await ctx.tx`select 1 from files_photo f`).length;
      return [read, await claimPhotos(ctx, mine, [photoId])];
    });
    expect(await seen(newCasesReach([mine, yours]))).toEqual([0, 0]);
    expect(await seen(newCaseReach(yours))).toEqual([0, 0]);
    // Control: the one case itself.
    expect(await seen(newCaseReach(mine))).toEqual([1, 1]);
  });
});
