import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { buildServer } from '#platform/http/server.ts';
import { runEndpoint } from '#platform/http/run-endpoint.ts';
import { forgetOldAnswers } from '#platform/http/store/answers.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { foundRoot, officesOf, type Office } from '#platform/orgs/test/random-history.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { startHistory } from '#platform/testkit/laws/history.ts';
import { addTestPorts } from '#platform/testkit/test-ports.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { manifests } from '../manifests.ts';

let world: TestWorld;
let aside: Database;
let app: Awaited<ReturnType<typeof buildServer>>;
let chair: Office;
let code: string;
const actors = new Map<string, Actor>();
const random = seededRandom(seed);

beforeAll(async () => {
  world = await openTestWorld(manifests);
  aside = openDatabase(world.appUrl, { connections: 2 });
  addTestPorts(world.house, aside);
  const history = startHistory(world, random, new Map());
  await foundRoot(history, 1);
  const [root] = officesOf(history);
  if (root === undefined) throw new Error('no chair');
  chair = root;
  actors.set('chair', await world.actorOf(chair.personId));
  const made = await world.call(appeals.makeCode, actors.get('chair') ?? { kind: 'anonymous' }, { unionId: chair.unionId, contactGrantId: chair.grantId, place: '' });
  code = made.link.split('/').at(-1) ?? '';
  app = await buildServer({
    house: world.house, db: world.db, version: 'test', afterCommit: () => {}, isWorkFree: true,
    handlers: manifests.flatMap((one) => one.handlers), resources: manifests.flatMap((one) => one.resources),
    resolveActor: async ({ session, receipt }) =>
      receipt === undefined ? actors.get(session ?? '') ?? { kind: 'anonymous' } : { kind: 'receipt', caseId: receipt, sessionId: 's' },
  });
});
afterAll(async () => {
  await app.close();
  await aside.close();
  await world.close();
});

type Post = { readonly endpoint: Endpoint; readonly body: object; readonly as?: { readonly session?: string; readonly receipt?: string } };
type Answered = { readonly status: number; readonly code: string | undefined; readonly text: string };

async function post({ endpoint, body, as = {} }: Post, key: string): Promise<Answered> {
  const response = await app.inject({
    method: 'POST', url: `/api${endpoint.path}`, headers: {
      'content-type': 'application/json', 'idempotency-key': key,
      ...(as.receipt === undefined ? {} : { authorization: `Receipt ${as.receipt}` }),
    },
    ...(as.session === undefined ? {} : { cookies: { sid: as.session } }), payload: JSON.stringify(body),
  });
  const { requestId: _requestId, ...rest } = response.json<Record<string, unknown>>();
  return { status: response.statusCode, code: typeof rest['code'] === 'string' ? rest['code'] : undefined, text: JSON.stringify(rest) };
}

const newKey = () => newId(world.house);
const submission = (appealId: string) => ({
  appealId, code, topic: 'aid', text: '食堂太贵', disclosure: 'anonymous', queryCode: '01234567890123456789', photos: [],
});

async function submitted(): Promise<string> {
  const appealId = newId(world.house);
  expect((await post({ endpoint: appeals.submitAppeal, body: submission(appealId) }, newKey())).status).toBe(200);
  return appealId;
}

/** One command of each kind, with how to count what it left behind. */
async function commands(): Promise<readonly (() => { post: Post; other: object; effects: () => Promise<number> })[]> {
  const owner = world.ownerDb.pool;
  // A case takes so many messages a day; each of these has room for a quarter of them, and there are more than enough.
  const threads: string[] = [];
  for (let count = 0; count < 50 * scale; count += 1) threads.push(await submitted());
  const count = async (rows: Promise<readonly unknown[]>) => (await rows).length;
  let words = 0;
  return [
    () => {
      const appealId = newId(world.house);
      return {
        post: { endpoint: appeals.submitAppeal, body: submission(appealId) }, other: { ...submission(appealId), text: '别的事情' },
        effects: () => count(owner`select 1 from journal_event e where e.subject_id = ${appealId} and e.type = 'appeals.appealSubmitted'`),
      };
    },
    () => {
      const [session, unionId] = ['chair', newId(world.house)];
      const body = { parentId: chair.unionId, unionId, name: '新建工会', kind: 'branch' };
      return {
        post: { endpoint: orgs.foundUnion, body, as: { session } }, other: { ...body, name: '另一工会' },
        effects: () => count(owner`select 1 from orgs_union u where u.id = ${unionId}`),
      };
    },
    () => {
      const place = `布告栏 ${words += 1}`;
      const body = { unionId: chair.unionId, contactGrantId: chair.grantId, place };
      return {
        post: { endpoint: appeals.makeCode, body, as: { session: 'chair' } }, other: { ...body, place: `${place} 甲` },
        effects: () => count(owner`select 1 from appeals_code c where c.place in (${place}, ${`${place} 甲`})`),
      };
    },
    () => {
      const personId = newId(world.house);
      const body = { unionId: chair.unionId, personId, name: '某联系人', role: 'contact-person' };
      return {
        post: { endpoint: orgs.appointOfficer, body, as: { session: 'chair' } }, other: { ...body, name: '别的联系人' },
        effects: () => count(owner`select 1 from access_grant g where g.person_id = ${personId}`),
      };
    },
    () => {
      const score = words += 1;
      const thread = threads[score % threads.length] ?? '';
      const body = { appealId: thread, text: `补充第 ${score} 次` };
      const at = world.clock.now();
      world.clock.advance(1);
      return {
        post: { endpoint: appeals.addMessage, body, as: { receipt: thread } }, other: { ...body, text: `补充第 ${score} 次，改` },
        // Texts are sealed: the millisecond tells the steps apart. Only this one was asked for in it.
        effects: () => count(owner`select 1 from appeals_step s where s.appeal_id = ${thread} and s.kind = 'added' and s.at = ${new Date(at.getTime() + 1)}`),
      };
    },
  ];
}

describe('R8 posts that arrive more than once', () => {
  test(`${5000 * scale} posts under the keys of fewer commands: one effect each, one answer each`, async () => {
    const kinds = await commands();
    let posts = 0;
    while (posts < 5000 * scale) {
      // One command at a time for each kind, its copies side by side, the kinds beside each other.
      await Promise.all(kinds.map(async (make) => {
        const { post: command, other, effects } = make();
        const key = newKey();
        const copies = 1 + randomBelow(random, 5);
        const stranger = randomBelow(random, 4) === 0 ? [post({ ...command, body: other }, key)] : [];
        const answers = await Promise.all([...Array.from({ length: copies }, () => post(command, key)), ...stranger]);
        posts += answers.length;
        const good = answers.filter((answer) => answer.status === 200);
        const reused = answers.filter((answer) => answer.code === 'http/key-reused');
        expect(good.length + reused.length, answers.map((answer) => answer.text).join(' ')).toBe(answers.length);
        expect(new Set(good.map((answer) => answer.text)).size).toBe(1);
        // Whichever body came first has the key; the other one is told so, every time.
        expect([stranger.length, copies]).toContain(reused.length);
        expect(await effects()).toBe(1);
      }));
    }
    expect(posts).toBeGreaterThanOrEqual(5000 * scale);
  }, 300_000 * scale);

  test('control: the same posts under keys of their own are not one', async () => {
    const place = '控制';
    const body = { unionId: chair.unionId, contactGrantId: chair.grantId, place };
    await Promise.all([1, 2, 3].map(() => post({ endpoint: appeals.makeCode, body, as: { session: 'chair' } }, newKey())));
    expect(await world.ownerDb.pool`select 1 from appeals_code c where c.place = ${place}`).toHaveLength(3);
  });

  test('the order of the fields and the spaces in the body do not make another body', async () => {
    const [appealId, key] = [newId(world.house), newKey()];
    const first = await post({ endpoint: appeals.submitAppeal, body: submission(appealId) }, key);
    const turned = Object.fromEntries(Object.entries(submission(appealId)).reverse());
    expect(await post({ endpoint: appeals.submitAppeal, body: turned }, key)).toEqual(first);
  });

  test('somebody else\'s key opens nothing: not the answer, not the refusal', async () => {
    const key = newKey();
    const body = { unionId: chair.unionId, contactGrantId: chair.grantId, place: '借来的钥匙' };
    const first = await post({ endpoint: appeals.makeCode, body, as: { session: 'chair' } }, key);
    expect(first.status).toBe(200);
    expect((await post({ endpoint: appeals.makeCode, body }, key)).code).toBe('http/not-signed-in');
    actors.set('stranger', { ...actors.get('chair') ?? { kind: 'anonymous' }, personId: newId<'person'>(world.house) } as Actor);
    const other = await post({ endpoint: appeals.makeCode, body, as: { session: 'stranger' } }, key);
    expect(other.text).not.toBe(first.text);
  });

  test.each([['no key', undefined], ['a key that is none', 'abc'], ['a key with more in it', `${'0'.repeat(36)}x`]])('%s is told so, and nothing happens', async (_name, key) => {
    const response = await app.inject({
      method: 'POST', url: `/api${appeals.submitAppeal.path}`, headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
      payload: JSON.stringify(submission(newId(world.house))),
    });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([400, 'http/key-missing']);
  });
});

describe('a repeat of something that went wrong', () => {
  const handler = manifests.flatMap((one) => one.handlers).find((one) => one.endpoint === appeals.submitAppeal);
  const call = (db: Database, appealId: string, key: string) => {
    if (handler === undefined) throw new Error('no handler');
    return runEndpoint({ ...world.at, db }, handler, {
      actor: { kind: 'anonymous' }, actingUnion: undefined, input: submission(appealId), idempotencyKey: key, requestId: 'r',
      caller: { address: '127.0.0.1', device: undefined },
    });
  };
  /** Fails the first `times` transactions after their work is done and before they commit. */
  const failing = (times: number): Database => {
    let left = times;
    return { ...world.db, transact: (settings, work) => world.db.transact(settings, async (tx) => {
      const value = await work(tx);
      left -= 1;
      if (left < 0) return value;
      throw new Error('lost before the commit');
    }) };
  };
  const appealsOf = async (id: string) => (await world.ownerDb.pool`select 1 from appeals_appeal a where a.id = ${id}`).length;

  test('an attempt that died before its commit left nothing, and the repeat is the first', async () => {
    const [appealId, key, db] = [newId(world.house), newKey(), failing(2)];
    for (let attempt = 0; attempt < 2; attempt += 1) await expect(call(db, appealId, key)).rejects.toThrow('lost before the commit');
    expect(await appealsOf(appealId)).toBe(0);
    expect(await call(db, appealId, key)).toMatchObject({ isRepeat: false });
    expect(await call(db, appealId, key)).toMatchObject({ isRepeat: true });
    expect(await appealsOf(appealId)).toBe(1);
  });

  test('copies that wait for one that dies go on in its place: one effect, and one first', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [appealId, key, db] = [newId(world.house), newKey(), failing(1)];
      const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => call(db, appealId, key)));
      const answered = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(answered).toHaveLength(3);
      expect(answered.filter((one) => !one.isRepeat)).toHaveLength(1);
      expect(new Set(answered.map((one) => JSON.stringify(one.body))).size).toBe(1);
      expect(await appealsOf(appealId)).toBe(1);
    }
  });

  test('after two days the key is forgotten, and the id that the phone made still stands guard', async () => {
    const [appealId, key] = [newId(world.house), newKey()];
    await post({ endpoint: appeals.submitAppeal, body: submission(appealId) }, key);
    await world.db.transact({}, (tx) => forgetOldAnswers(tx, new Date(world.clock.now().getTime() + 1)));
    expect((await post({ endpoint: appeals.submitAppeal, body: submission(appealId) }, key)).code).toBe('appeals/already-sent');
    expect(await appealsOf(appealId)).toBe(1);
  });

  test('the stored answer is noise without its key', async () => {
    const [appealId, key] = [newId(world.house), newKey()];
    await post({ endpoint: appeals.submitAppeal, body: submission(appealId) }, key);
    const rows = await world.ownerDb.pool<{ row: string }[]>`select to_jsonb(a)::text as row from http_answer a`;
    const dump = rows.map((one) => one.row).join('');
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of [key, appealId, '食堂太贵', 'caseNumber']) for (const form of [secret, hex(secret)]) expect(dump.includes(form)).toBe(false);
  });
});
