import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInErrors } from '#platform/accounts/contract/sign-in-errors.ts';
import { createPasswordHasher } from '#platform/accounts/password.ts';
import { createSignInPort } from '#platform/accounts/sign-in-port.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { solveChallenge } from '#platform/guard/member/solve-challenge.ts';
import { QUOTAS, type QuotaName } from '#platform/guard/quotas.ts';
import { spendQuota, usedOf } from '#platform/guard/spend.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { figureEndpoints } from '../contract/figures.ts';
import { officerEndpoints } from '../contract/officer.ts';
import { workerEndpoints } from '../contract/worker.ts';
import { endpoints, errors } from '../contract.ts';
import { readCodeToken } from '../use-cases/code-token.ts';
import { LIST_VIEWS } from '../wire.ts';
import { NOBODY, openAppealsWorld, QUERY_CODE, submission, type AppealsWorld } from './appeals-world.ts';

let world: AppealsWorld;
beforeAll(async () => { world = await openAppealsWorld(); });
afterAll(async () => { await world.close(); });

const { call, refused } = {
  call: ((...parts: Parameters<AppealsWorld['recorder']['call']>) => world.recorder.call(...parts)) as AppealsWorld['recorder']['call'],
  refused: ((...parts: Parameters<AppealsWorld['recorder']['refused']>) => world.recorder.refused(...parts)) as AppealsWorld['recorder']['refused'],
};
const id = () => newId(world.house);

async function accepted() {
  const sent = await world.submit();
  await call(endpoints.acceptAppeal, await world.as('contact'), { appealId: sent.appealId });
  return sent;
}
async function closed() {
  const sent = await accepted();
  await call(endpoints.closeAppeal, await world.as('contact'), { appealId: sent.appealId, result: '已与食堂协商降价' });
  return sent;
}

test('the poster tells both unions, the contact person and the place to whoever scans it', async () => {
  expect(await call(endpoints.readCode, NOBODY, { code: world.code })).toEqual({
    unionId: world.unions.factory, unionName: '毛绒玩具厂工会', localUnionName: '安康市总工会', contactName: '毛绒玩具厂工会contact-person', place: '车间公告栏',
    topic: null, retired: null, challenge: expect.any(String),
  });
});

test('through a poster that is retired nothing is sent unasked', async () => {
  const chair = await world.as('chair');
  const made = await call(endpoints.makeCode, chair, { unionId: world.unions.factory, contactGrantId: world.contactGrant, place: '食堂' });
  await call(endpoints.retireCode, chair, { codeId: made.codeId });
  await refused(endpoints.submitAppeal, NOBODY, submission(made.link.split('/').at(-1) ?? '', { appealId: id() }), errors['code-retired']);
});

describe('sending', () => {
  test('gives a number and a deadline; the same case is not sent twice, and not through a forged poster', async () => {
    const appealId = id();
    const sent = await call(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId }));
    expect(sent).toMatchObject({ appealId, caseNumber: expect.stringMatching(/^\d{8}$/), dueOn: '2026-03-12', isDueProvisional: true });
    await refused(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId }), errors['already-sent']);
    await refused(endpoints.submitAppeal, NOBODY, submission('A'.repeat(108), { appealId: id() }), errors['code-unknown']);
  });

  test.each([
    [{ name: undefined }, 'name'], [{ phone: undefined }, 'phone'], [{ phone: '12345' }, 'phone'], [{ name: '', phone: '' }, 'phone'],
    [{ disclosure: 'confidential', phone: undefined }, 'phone'],
  ])('by somebody without account says which contact is missing: %j', async (change, field) => {
    expect(await refused(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId: id(), ...change }), errors['contact-needed'])).toEqual({ field });
  });

  test('takes the photos that were uploaded for it, once, and no others', async () => {
    const [appealId, otherId] = [id(), id()];
    const [own, foreign] = [await world.upload(appealId), await world.upload(otherId)];
    for (const photos of [[foreign], [own, foreign], [own, id()]]) {
      await refused(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId, photos }), errors['photo-unknown']);
    }
    await world.submit({ appealId, photos: [own] });
    await refused(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId: id(), photos: [own] }), errors['photo-unknown']);
    const officer = await world.as('contact');
    expect(Buffer.from(await call(endpoints.readPhoto, officer, { appealId, photoId: own, isSmall: false })).toString()).toBe(`photo ${own}`);
    const receipt = { kind: 'receipt', caseId: appealId, sessionId: id() } as const;
    expect(Buffer.from(await call(endpoints.readOwnPhoto, receipt, { appealId, photoId: own, isSmall: true })).toString()).toBe('small');
    for (const photoId of [foreign, id()]) await refused(endpoints.readPhoto, officer, { appealId, photoId, isSmall: false }, generalErrors['not-found']);
  });
});

describe('the receipt', () => {
  test('AP-2 opens its case; a wrong code and an unknown number get one and the same answer', async () => {
    const sent = await world.submit();
    expect(await call(endpoints.openReceipt, NOBODY, { caseNumber: sent.caseNumber, queryCode: QUERY_CODE })).toMatchObject({ appealId: sent.appealId });
    const wrong = await refused(endpoints.openReceipt, NOBODY, { caseNumber: sent.caseNumber, queryCode: `${QUERY_CODE.slice(1)}0` }, errors['receipt-unknown']);
    const unknown = await refused(endpoints.openReceipt, NOBODY, { caseNumber: '99999999', queryCode: QUERY_CODE }, errors['receipt-unknown']);
    expect(wrong).toEqual(unknown);
  });

  test('AP-3 is guessed at slowly, whether the number exists or not', async () => {
    const sent = await world.submit();
    const tries = async (caseNumber: string) => {
      const codes = [];
      for (let guess = 0; guess < 8; guess += 1) {
        codes.push(await call(endpoints.openReceipt, NOBODY, { caseNumber, queryCode: String(guess).padStart(20, '0') })
          .then(() => 'opened', (error: unknown) => (error instanceof Error ? error.message : '')));
      }
      return codes;
    };
    const guessed = await tries(sent.caseNumber);
    expect(guessed.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => errors['receipt-unknown'].code));
    expect(guessed.at(-1)).toBe(signInErrors['sign-in-wait'].code);
    // The right code waits as well: otherwise waiting would tell that a guess was wrong.
    await refused(endpoints.openReceipt, NOBODY, { caseNumber: sent.caseNumber, queryCode: QUERY_CODE }, signInErrors['sign-in-wait']);
    world.clock.advance(3_600_000);
    expect(await tries('99999998')).toEqual(guessed);
    await call(endpoints.openReceipt, NOBODY, { caseNumber: sent.caseNumber, queryCode: QUERY_CODE });
  });

  test('a crowd is told to come back rather than waited for without end', async () => {
    const { signIn } = world.house.ports;
    const slow = createPasswordHasher({ random: world.house.random, cost: { memory: 16_384, passes: 3, lanes: 1 }, limits: { atOnce: 1, waiting: 0 } });
    Object.assign(world.house.ports, { signIn: { ...createSignInPort({ database: world.db, passwords: slow }), aside: signIn.aside } });
    try {
      // A case each: guesses at one case wait for one another, whoever makes them.
      const numbers: string[] = [];
      for (let index = 0; index < 6; index += 1) numbers.push((await world.submit()).caseNumber);
      const outcomes = async (work: (index: number) => Promise<unknown>) => Promise.all(numbers.map((_, index) =>
        work(index).then(() => 'answered', (error: unknown) => (error instanceof Error ? error.message : ''))));
      const opened = await outcomes((index) => call(endpoints.openReceipt, NOBODY, { caseNumber: numbers[index] ?? '', queryCode: QUERY_CODE }));
      const submitted = await outcomes(() => call(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId: id() })));
      for (const seen of [opened, submitted]) expect(new Set(seen)).toEqual(new Set(['answered', signInErrors['sign-in-busy'].code]));
    } finally {
      Object.assign(world.house.ports, { signIn });
    }
  });
});

describe('the way of a case', () => {
  test('is accepted, asked about, answered, closed and rated, and both sides read it', async () => {
    const sent = await accepted();
    const [officer, { appealId, receipt }] = [await world.as('contact'), sent];
    await call(endpoints.askWorker, officer, { appealId, text: '哪一个食堂？' });
    await call(endpoints.addMessage, receipt, { appealId, text: '东区食堂' });
    await call(endpoints.answerAppeal, officer, { appealId, text: '已经联系' });
    await call(endpoints.closeAppeal, officer, { appealId, result: '已降价' });
    expect(await call(endpoints.readCase, receipt, { appealId })).toMatchObject({ status: 'closed', can: { add: false, rate: true } });
    await call(endpoints.rateAppeal, receipt, { appealId, isSolved: true, score: 5, remark: '满意' });
    const seen = await call(endpoints.readAppeal, officer, { appealId });
    expect(seen.steps.map((step) => [step.kind, step.by, step.text])).toEqual([
      ['submitted', 'worker', null], ['accepted', 'officer', null], ['asked', 'officer', '哪一个食堂？'], ['added', 'worker', '东区食堂'],
      ['answered', 'officer', '已经联系'], ['closed', 'officer', '已降价'], ['rated', 'worker', '满意'],
    ]);
    expect((await call(endpoints.readCase, receipt, { appealId })).steps).toEqual(seen.steps);
  });

  test('"not solved" opens it again with a new deadline, and the next closing is asked about anew', async () => {
    const { appealId, receipt } = await closed();
    world.clock.advance(3 * 86_400_000);
    await call(endpoints.rateAppeal, receipt, { appealId, isSolved: false, score: 2 });
    await refused(endpoints.rateAppeal, receipt, { appealId, isSolved: true, score: 5 }, errors['wrong-state']);
    const again = await call(endpoints.readAppeal, await world.as('contact'), { appealId });
    // The next rung has it: whoever closed it before may still answer, and no longer close.
    expect(again).toMatchObject({ status: 'received', reopenedTimes: 1, holderUnionName: '安康市总工会', can: { close: false, accept: false } });
    expect(again.dueOn && again.dueOn > '2026-03-12').toBe(true);
    await refused(endpoints.acceptAppeal, await world.as('contact'), { appealId }, errors['not-holder']);
    await call(endpoints.acceptAppeal, await world.as('city'), { appealId });
    await refused(endpoints.closeAppeal, await world.as('contact'), { appealId, result: '再次协商' }, errors['not-holder']);
    await call(endpoints.closeAppeal, await world.as('city'), { appealId, result: '再次协商' });
    await call(endpoints.rateAppeal, receipt, { appealId, isSolved: true, score: 4 });
    await refused(endpoints.rateAppeal, receipt, { appealId, isSolved: false, score: 1 }, errors['wrong-state']);
  });

  test('out of turn every step says in which state the case is', async () => {
    const [fresh, done, officer] = [await world.submit(), await closed(), await world.as('chair')];
    const text = '文字';
    expect(await refused(endpoints.askWorker, officer, { appealId: fresh.appealId, text }, errors['wrong-state'])).toEqual({ status: 'received' });
    await refused(endpoints.answerAppeal, officer, { appealId: fresh.appealId, text }, errors['wrong-state']);
    await refused(endpoints.closeAppeal, officer, { appealId: fresh.appealId, result: text }, errors['wrong-state']);
    await refused(endpoints.rateAppeal, fresh.receipt, { appealId: fresh.appealId, isSolved: true, score: 5 }, errors['wrong-state']);
    expect(await refused(endpoints.acceptAppeal, officer, { appealId: done.appealId }, errors['wrong-state'])).toEqual({ status: 'closed' });
    await refused(endpoints.addMessage, done.receipt, { appealId: done.appealId, text }, errors['wrong-state']);
    await refused(endpoints.withdrawAppeal, done.receipt, { appealId: done.appealId }, errors['wrong-state']);
  });

  test('is taken back by its worker, with or without a reason, and is then over', async () => {
    const [first, second] = [await world.submit(), await accepted()];
    await call(endpoints.withdrawAppeal, first.receipt, { appealId: first.appealId });
    await call(endpoints.withdrawAppeal, second.receipt, { appealId: second.appealId, reason: '已经自己解决了' });
    expect(await call(endpoints.readCase, second.receipt, { appealId: second.appealId })).toMatchObject({ status: 'withdrawn', can: { add: false, rate: false, withdraw: false } });
    await refused(endpoints.closeAppeal, await world.as('contact'), { appealId: second.appealId, result: '办结' }, errors['wrong-state']);
  });

  test('nobody handles a case of their own, in any step', async () => {
    const chair = await world.as('chair');
    const { appealId } = await world.submit({}, chair);
    await refused(endpoints.acceptAppeal, chair, { appealId }, errors['own-case']);
    await call(endpoints.acceptAppeal, await world.as('contact'), { appealId });
    await refused(endpoints.askWorker, chair, { appealId, text: '自问' }, errors['own-case']);
    await refused(endpoints.answerAppeal, chair, { appealId, text: '自答' }, errors['own-case']);
    await refused(endpoints.closeAppeal, chair, { appealId, result: '自结' }, errors['own-case']);
    expect((await call(endpoints.readAppeal, chair, { appealId })).can).toMatchObject({ accept: false, ask: false, answer: false, close: false });
  });

  test('two officers who accept at once: one does', async () => {
    const { appealId } = await world.submit();
    const outcomes = await Promise.allSettled((['contact', 'chair', 'administrator'] as const).map(async (who) =>
      world.call(endpoints.acceptAppeal, await world.as(who), { appealId })));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('lists and figures', () => {
  test('every view of the list answers, and the worker\'s own list holds the worker\'s own', async () => {
    const worker = await world.as('worker');
    const mine = await world.submit({}, worker);
    for (const view of LIST_VIEWS) await call(endpoints.listAppeals, await world.as('city'), { view });
    expect((await call(endpoints.listMine, worker, {})).cases.map((one) => one.appealId)).toEqual([mine.appealId]);
    const period = { from: toPlainDate('2026-03-01'), to: toPlainDate('2026-03-31') };
    expect((await call(endpoints.readFigures, await world.as('chair'), { unionId: world.unions.factory, ...period })).unionName).toBe('毛绒玩具厂工会');
    await refused(endpoints.listAppeals, await world.as('chair'), { view: 'all', unionId: world.unions.city }, generalErrors['not-found']);
  });

  test('the contact of a named case is shown for a reason; of any other never', async () => {
    const [chair, named] = [await world.as('chair'), await world.submit()];
    expect(await call(endpoints.revealContact, chair, { appealId: named.appealId, reason: '电话回访' })).toEqual({ name: '王师傅', phone: '+8613900001111' });
    for (const disclosure of ['confidential', 'anonymous'] as const) {
      const { appealId } = await world.submit({ disclosure });
      await refused(endpoints.revealContact, chair, { appealId, reason: '电话回访' }, errors['not-named']);
    }
  });
});

describe('abuse is bounded', () => {
  /** Everything of a quota but `left`. */
  const useUp = (quota: QuotaName, subject: string, left: number) => world.asSystem('setup', async (ctx) => {
    const used = await usedOf(ctx, { quota, subject });
    await spendQuota(ctx, [{ quota, subject, amount: QUOTAS[quota].most - left - used }], guardErrors['code-full']);
  });

  test('whoever has no account shows work that was done for this very case and this very poster; who is signed in need not', async () => {
    const { challenge } = await call(endpoints.readCode, NOBODY, { code: world.code });
    const appealId = id();
    const work = await solveChallenge(challenge, appealId);
    for (const wrong of ['', challenge, `${work}0`, await solveChallenge(challenge, id())]) {
      await expect(call(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId }), { work: wrong })).rejects.toMatchObject({ code: guardErrors['work-needed'].code });
    }
    await call(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId }), { work });
    await call(endpoints.submitAppeal, await world.as('worker'), submission(world.code, { appealId: id() }), { work: '' });
  });

  test('a poster that has had its cases says when it takes the next, and then does', async () => {
    await useUp('casesPerCodeHour', readCodeToken(world.house.keyring, world.code) ?? '', 1);
    await world.submit();
    const params = await refused(endpoints.submitAppeal, NOBODY, submission(world.code, { appealId: id() }), guardErrors['code-full']);
    expect(params).toEqual({ again: expect.stringMatching(/^\d\d-\d\d \d\d:\d\d$/), seconds: expect.any(Number) });
    world.clock.advance(Number(params['seconds']) * 1000);
    await world.submit();
  });

  test('a case takes so many messages a day', async () => {
    const { appealId, receipt } = await world.submit();
    await useUp('messagesPerCaseDay', appealId, 1);
    await call(endpoints.addMessage, receipt, { appealId, text: '还有一件' });
    await refused(endpoints.addMessage, receipt, { appealId, text: '再来一件' }, guardErrors['case-full']);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  const { readCode: _, ...worker } = workerEndpoints;
  // Codes and how they are read: codes.test.ts. The figures as a spreadsheet: figures-book.test.ts.
  const { downloadFigures: _book, listCalled: _calls, ...figures } = figureEndpoints;
  const own = { ...worker, ...officerEndpoints, ...figures };
  expect(world.recorder.missing(own)).toEqual([]);
});
