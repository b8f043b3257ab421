import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { replay } from '#platform/journal/replay.ts';
import { toId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as papers } from '#platform/papers/contract.ts';
import type { Cut } from '#platform/testkit/cutting-proxy.ts';
import { openTestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../../contract.ts';
import { openFlowsWorld, type FlowsWorld } from '../flows-world.ts';
import { killedModule } from './killed-process.ts';
import { changed, growth, openKiller, tellAgain, type Killer, type Press, type Sent } from './kill-at-every.ts';

const REPLAYED = [...manifests.filter(({ id }) => id === 'flows' || id === 'papers').flatMap((one) => one.replayedTables), 'orgs_person'];
const TABLES = [...REPLAYED, 'journal_event', 'http_answer', 'crypto_key', 'files_photo'];

let f: FlowsWorld;
let killer: Killer;
beforeAll(async () => {
  f = await openFlowsWorld([killedModule]);
  killer = await openKiller(f.world, [...manifests, killedModule], TABLES);
  await f.world.call(papers.setSeries, f.chair, { unionId: f.unionId, series: 'letter', code: '厂工函' });
  // The first case of all keeps the definition; what is compared are presses that are alike.
  for (const process of ['killed.request', 'killed.below', 'killed.control']) await begin(process);
});
afterAll(async () => {
  await killer.close();
  await f.world.close();
});

const begin = (process = 'killed.request') => f.begin(f.member, process === 'killed.request' ? { reason: 'A reason', home: 'At home' } : { reason: 'A reason' }, process);
const onTask = async (endpoint: Press['endpoint'], caseId: string, more: object): Promise<Press> =>
  ({ endpoint, actor: f.chair, input: { taskId: await f.taskOf(f.chair, caseId), ...more } });
const idOf = (actor: typeof f.chair) => (actor.kind === 'person' ? actor.personId : '');

/** Each time a press of the same kind on a case that stands in the same place. */
const presses: Readonly<Record<string, () => Promise<Press>>> = {
  async 'begin, with sealed answers and an upload'() {
    const caseId = newId<'case'>(f.world.house);
    const { versionId } = await f.world.call(endpoints.readProcess, f.member, { unionId: f.unionId, process: 'killed.request' });
    const photos = [await f.photo(caseId)];
    return { endpoint: endpoints.start, actor: f.member, input: { caseId, unionId: f.unionId, process: 'killed.request', versionId, answers: { reason: 'A reason', home: 'At home', photos } } };
  },
  'agree, through code, a paper with its number, copies and another case': async () => onTask(endpoints.decide, await begin(), { decision: 'agree', words: 'Agreed' }),
  async 'agree for the case above, which ends with it'() {
    const caseId = await begin();
    await f.world.call(endpoints.decide, f.chair, { taskId: await f.taskOf(f.chair, caseId), decision: 'agree' });
    const [task] = await f.world.ownerDb.pool<{ id: string }[]>`
      select t.id from flows_task t join flows_case c on c.id = t.case_id where c.parent_id = ${caseId} and t.state = 'open'`;
    return { endpoint: endpoints.decide, actor: f.administrator, input: { taskId: task?.id, decision: 'agree' } };
  },
  async 'send back, with a picture'() {
    const caseId = await begin();
    return onTask(endpoints.sendBack, caseId, { to: 'starter', then: 'direct', words: 'See the picture', photos: [await f.photo(caseId)] });
  },
  'add a signer': async () => onTask(endpoints.addSigner, await begin(), { personId: idOf(f.administrator), where: 'beside' }),
  async 'drop a signer'() {
    const caseId = await begin();
    await f.world.call(endpoints.addSigner, f.chair, { taskId: await f.taskOf(f.chair, caseId), personId: idOf(f.administrator), where: 'beside' });
    const added = (await f.read(f.chair, caseId)).tasks.find((task) => task.isAddedByMe);
    return onTask(endpoints.dropSigner, caseId, { dropped: added?.no });
  },
  async 'agree to two cases at once'() {
    const caseIds = [await begin('killed.below'), await begin('killed.below')];
    return { endpoint: endpoints.batchAgree, actor: f.administrator, input: { taskIds: await Promise.all(caseIds.map((caseId) => f.taskOf(f.administrator, caseId))) } };
  },
};
const pressOf = (name: string) => presses[name] ?? (() => { throw new Error(`no press ${name}`); });
const AGREE = 'agree, through code, a paper with its number, copies and another case';

describe('killed at every statement', () => {
  test.each(Object.keys(presses))('a press has happened as a whole or not at all, and is answered once: %s', async (name) => {
    const { faults, kills, statements } = await killer.killAtEvery(pressOf(name));
    expect(faults).toEqual([]);
    expect(statements.length).toBeGreaterThan(10);
    expect(kills).toBeGreaterThanOrEqual(statements.length);
    expect(statements.filter((one) => one === 'commit')).toHaveLength(1);
  });

  test('control: code that commits in the middle of a press leaves half of it', async () => {
    const { faults } = await killer.killAtEvery(async () => onTask(endpoints.decide, await begin('killed.control'), { decision: 'agree' }));
    expect(faults.join('\n')).toMatch(/killed after statement \d+ \(commit; begin.* it has written .*orgs_person/);
  });

  test('the papers that were pressed for are numbered without a gap', async () => {
    const rows = await f.world.ownerDb.pool<{ number: number }[]>`select n.number from papers_number n order by n.number`;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_row, index) => index + 1));
  });
});

describe('a server killed with SIGKILL in the middle of a press', () => {
  test.each<[string, Cut, boolean]>([
    ['before the database has the journal\'s row', { at: 'insert into journal_event', side: 'before' }, false], ['before the commit', { at: 'commit', side: 'before' }, false],
    ['after the commit and before the answer', { at: 'commit', side: 'after' }, true],
  ])('%s leaves all of it or nothing, and the next server answers the same key', async (_name, cut, hasHappened) => {
    const [press, key] = [await pressOf(AGREE)(), newId(f.world.house)];
    const before = await killer.read();
    await killServerAt(press, key, cut);
    expect(changed(before, await killer.read()).length > 0).toBe(hasHappened);
    if (!hasHappened) expect(await killer.send(press, key)).toEqual({ body: { status: 'running' } });
    const after = await killer.read();
    expect(growth(before, after)).toMatchObject({ flows_case: 1, flows_paper: 1, papers_number: 1, flows_trail: 2, orgs_person: 1, http_answer: 1 });
    expect(await tellAgain(killer, press, key)).toEqual([]);
  });
});

describe('two who press at once', () => {
  test('one wins and the other is told, wherever the first one stands when the second comes', async () => {
    const won = { first: 0, second: 0 };
    for (let at = 2; won.first < 5; at += 3) {
      const press = await pressOf(AGREE)();
      const held = Promise.withResolvers<void>();
      const first = killer.send(press, newId(f.world.house), { at, side: 'hold' }, held.resolve);
      await held.promise;
      const second = told(f.world.call(endpoints.decide, f.chair, { ...press.input, decision: 'refuse', words: 'No' } as never)); // -- the other decision about the same task
      await untilOverOrWaiting(second);
      killer.proxy.goOn();
      const [one, other] = [await first, await second];
      won[('body' in one) ? 'first' : 'second'] += 1;
      expect('body' in one, `held at ${at}`).not.toBe('body' in other);
      expect('body' in one ? other : one).toMatchObject({ error: { code: expect.stringMatching(/^flows\/(?:task-settled|over)$/) } });
    }
    expect(won.second).toBeGreaterThan(0);
  });
});

const told = (call: Promise<unknown>): Promise<Sent> => call.then((body) => ({ body }), (error: unknown) => ({ error }));

/** Until it is answered, or the database says that it waits for a row. */
async function untilOverOrWaiting(sent: Promise<Sent>): Promise<void> {
  let isOver = false;
  void sent.then(() => { isOver = true; });
  await expect.poll(async () => isOver || (await f.world.ownerDb.pool`
    select 1 from pg_stat_activity a where a.datname = current_database() and a.wait_event_type = 'Lock'`).length > 0, { interval: 5 }).toBe(true);
}

/** Starts a server, lets it press, and kills it as the statement is reached. */
async function killServerAt({ endpoint, actor, input }: Press, key: string, cut: Cut): Promise<void> {
  const { token } = await f.world.asSystem('job', (ctx) => makeSession(ctx, { kind: 'officer', personId: toId<'person'>(idOf(actor)), caseId: null }));
  const server = fork(join(import.meta.dirname, 'server-process.ts'), [killer.proxy.url, f.world.appUrl], { execArgv: [] });
  const ended = new Promise((resolve) => { server.once('exit', (_code, signal) => { resolve(signal); }); });
  const url = await new Promise<string>((resolve) => { server.once('message', (message) => { resolve(String(message)); }); });
  killer.proxy.arm(cut, () => { server.kill('SIGKILL'); });
  const answer = await fetch(`${url}/api${endpointPath(endpoint.id)}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: `sid=${token}` }, body: JSON.stringify(input),
  }).then((response) => response.text(), () => 'nothing');
  expect(answer).toBe('nothing');
  expect(await ended).toBe('SIGKILL');
}

test('the journal gives every row again', async () => {
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(f.world.db, copy.db, () => {});
    await replay(copy.db, f.world.house.journal, f.world.house.keyring);
    for (const table of REPLAYED) {
      const [mine, its] = await Promise.all([f.world, copy].map((world) => world.ownerDb.pool<{ row: string }[]>`select to_jsonb(t)::text as row from ${world.ownerDb.pool(table)} t order by 1`));
      expect(its, table).toEqual(mine);
    }
  } finally {
    await copy.close();
  }
});
