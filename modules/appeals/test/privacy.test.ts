import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumers } from '#apps/server/background.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { destroyKey } from '#platform/crypto/store/subject-keys.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { endpoints } from '../contract.ts';
import { openAppealsWorld, QUERY_CODE, WORKER, type AppealsWorld } from './appeals-world.ts';

const TEXT = '金丝雀诉求正文不应出现在任何地方';
const MESSAGE = '金丝雀补充内容';
const ANSWER = '金丝雀答复内容';

let world: AppealsWorld;
beforeAll(async () => { world = await openAppealsWorld(); });
afterAll(async () => { await world.close(); });

/** Every row of every table as text, the bytes of what is stored as bytes too. */
async function dump(): Promise<string> {
  const { pool } = world.ownerDb;
  const tables = await pool<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'zhijia' and c.relkind = 'r'`;
  const rows = await Promise.all(tables.map(({ name }) => pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${pool(name)} t`));
  return rows.flat().map((one) => one.row).join('\n');
}

const settle = async () => { for (const consumer of consumers(world.house)) await drainTail(world.db, world.clock, consumer); };
const occurrences = (text: string, what: string) => text.split(what).length - 1;
const hex = (text: string) => Buffer.from(text).toString('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');

/** A case with everything that can happen to one. */
async function wholeCase(disclosure: 'named' | 'confidential' | 'anonymous', who: 'worker' | 'nobody') {
  const actor = who === 'worker' ? await world.as('worker') : { kind: 'anonymous' } as const;
  const sent = await world.submit({ disclosure, text: TEXT }, actor);
  const [officer, { appealId, receipt }] = [await world.as('contact'), sent];
  const worker = who === 'worker' && disclosure !== 'anonymous' ? actor : receipt;
  await world.recorder.call(endpoints.acceptAppeal, officer, { appealId });
  await world.recorder.call(endpoints.askWorker, officer, { appealId, text: ANSWER });
  await world.recorder.call(endpoints.addMessage, worker, { appealId, text: MESSAGE });
  await world.recorder.call(endpoints.closeAppeal, officer, { appealId, result: ANSWER });
  await world.recorder.call(endpoints.rateAppeal, worker, { appealId, isSolved: false, score: 1, remark: MESSAGE });
  await settle();
  return sent;
}

describe('an anonymous case', () => {
  test('AP-1 sent while signed in leaves no trace of the person: not in the row, not in the journal, not in its actor, nowhere', async () => {
    const before = occurrences(await dump(), world.worker);
    const { appealId } = await wholeCase('anonymous', 'worker');
    const after = await dump();
    expect(occurrences(after, world.worker)).toBe(before);
    const [row] = await world.ownerDb.pool`
      select a.person_id, a.name_sealed, a.phone_sealed, a.key_id from appeals_appeal a where a.id = ${appealId}`;
    expect(row).toEqual({ person_id: null, name_sealed: null, phone_sealed: null, key_id: appealId });
    const actors = await world.ownerDb.pool<{ type: string; actor: object }[]>`select e.type, e.actor from journal_event e where e.subject_id = ${appealId} order by e.seq`;
    expect(actors.filter((one) => /Submitted|Added|Rated|Reopened/.test(one.type)).map((one) => one.actor))
      .toEqual([{ kind: 'anonymous' }, { kind: 'receipt' }, { kind: 'receipt' }, { kind: 'receipt' }]);
  });

  test('control: a named case of the same worker does leave traces', async () => {
    const before = occurrences(await dump(), world.worker);
    await wholeCase('named', 'worker');
    expect(occurrences(await dump(), world.worker)).toBeGreaterThan(before + 3);
  });

  test('is not in the worker\'s list and cannot be read by their session, only by its receipt', async () => {
    const worker = await world.as('worker');
    const { appealId, receipt } = await world.submit({ disclosure: 'anonymous' }, worker);
    expect((await world.recorder.call(endpoints.listMine, worker, {})).cases.map((one) => one.appealId)).not.toContain(appealId);
    await world.recorder.refused(endpoints.readCase, worker, { appealId }, generalErrors['not-found']);
    expect((await world.recorder.call(endpoints.readCase, receipt, { appealId })).disclosure).toBe('anonymous');
  });

  test('shows days and no times, to officers, on lists and on the receipt', async () => {
    const { appealId, receipt } = await wholeCase('anonymous', 'nobody');
    const officer = await world.as('city');
    const seen = await world.recorder.call(endpoints.readAppeal, officer, { appealId });
    const own = await world.recorder.call(endpoints.readCase, receipt, { appealId });
    const { appeals } = await world.recorder.call(endpoints.listAppeals, officer, { view: 'all' });
    const listed = appeals.filter((one) => one.appealId === appealId);
    for (const at of [seen.receivedAt, own.receivedAt, ...seen.steps.map((step) => step.at), ...own.steps.map((step) => step.at), ...listed.map((one) => one.receivedAt)]) {
      expect(at).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect([seen.person, listed.length]).toEqual([null, 1]);
  });
});

describe('what is told in confidence', () => {
  test('FE-6 texts, number and query code stand nowhere in the database, in no form', async () => {
    for (const disclosure of ['named', 'confidential', 'anonymous'] as const) await wholeCase(disclosure, 'nobody');
    const text = await dump();
    for (const secret of [TEXT, MESSAGE, ANSWER, QUERY_CODE, WORKER.phone, WORKER.name]) {
      for (const form of [secret, JSON.stringify(secret), hex(secret), base64(secret)]) expect(occurrences(text, form), form).toBe(0);
    }
    // Control: the dump does hold what is not secret.
    expect(text).toContain('车间公告栏');
  });

  test('a confidential worker is named to no officer, on no answer', async () => {
    for (const who of ['worker', 'nobody'] as const) {
      const { appealId } = await wholeCase('confidential', who);
      for (const role of ['city', 'industry', 'chair', 'administrator', 'contact'] as const) {
        const officer = await world.as(role);
        const seen = await world.recorder.call(endpoints.readAppeal, officer, { appealId });
        expect(seen.person).toBeNull();
        expect(seen.can.reveal).toBe(false);
        const list = await world.recorder.call(endpoints.listAppeals, officer, { view: 'all' });
        const said = JSON.stringify([seen, list.appeals.filter((one) => one.appealId === appealId)]);
        for (const secret of [WORKER.name, WORKER.phone, '李账户', world.worker]) expect(said).not.toContain(secret);
      }
    }
  });

  test('a named worker is shown with a masked number, and the number itself only for a reason that is kept', async () => {
    const { appealId } = await wholeCase('named', 'nobody');
    const officer = await world.as('contact');
    expect((await world.recorder.call(endpoints.readAppeal, officer, { appealId })).person).toEqual({ name: WORKER.name, maskedPhone: expect.stringMatching(/^139\*+1111$/) });
    await world.recorder.call(endpoints.revealContact, officer, { appealId, reason: '约定回访时间' });
    const log = await world.ownerDb.pool`
      select l.endpoint, l.reason, l.actor from access_log l where l.subject_id = ${appealId} order by l.at, l.id`;
    expect(log).toContainEqual({ endpoint: 'appeals.revealContact', reason: '约定回访时间', actor: { kind: 'person', personId: world.officers.contact } });
    expect(log.filter((one) => one['endpoint'] === 'appeals.readAppeal').length).toBeGreaterThan(0);
  });

  test('a signed-in worker need type nothing: the account\'s name and number stand in for it', async () => {
    const { appealId } = await world.submit({ name: undefined, phone: undefined }, await world.as('worker'));
    const seen = await world.recorder.call(endpoints.readAppeal, await world.as('chair'), { appealId });
    expect(seen.person).toMatchObject({ name: '李账户', maskedPhone: expect.stringMatching(/^138/) });
  });
});

describe('双会', () => {
  test('the union above on either line sees the case and may take it up; a stranger does not know that it exists', async () => {
    const { appealId } = await world.submit();
    for (const role of ['city', 'industry'] as const) {
      expect(await world.recorder.call(endpoints.readAppeal, await world.as(role), { appealId })).toMatchObject({
        unionName: '毛绒玩具厂工会', localUnionName: '安康市总工会', can: { 'accept': false, 'take-up': true },
      });
    }
    await world.recorder.refused(endpoints.readAppeal, await world.actorOf(world.worker), { appealId }, generalErrors['not-allowed']);
  });

  test('the step tells in whose name it was taken: the nearest office that reaches the case', async () => {
    const { appealId, receipt } = await world.submit();
    await world.recorder.call(endpoints.takeUpAppeal, await world.as('industry'), { appealId, reason: '行业共性问题' });
    world.clock.advance(60_000);
    await world.recorder.call(endpoints.acceptAppeal, await world.as('industry'), { appealId });
    const { steps } = await world.recorder.call(endpoints.readCase, receipt, { appealId });
    expect(steps.at(-1)).toMatchObject({ kind: 'accepted', unionName: '市纺织行业工会' });
  });
});

test('a forgotten case still reads, with its texts gone for ever', async () => {
  const { appealId, receipt } = await wholeCase('anonymous', 'nobody');
  await destroyKey(world.db.pool, appealId);
  const seen = await world.recorder.call(endpoints.readCase, receipt, { appealId });
  expect([seen.text, ...seen.steps.map((step) => step.text ?? '')].every((text) => text === '')).toBe(true);
  expect((await world.recorder.call(endpoints.readAppeal, await world.as('chair'), { appealId })).status).toBe('received');
});
