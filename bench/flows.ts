import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { personalReach, reachSettings } from '#platform/access/reach.ts';
import { openDatabase } from '#platform/db/database.ts';
import { findRunningPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { countOpen, listTaskLines } from '#platform/flows/store/lists.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { readSettings } from '#apps/server/settings.ts';
import { startServer } from '#apps/server/testing/running-server.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { cookieOf, enterStaff, seedCases, STEPS, type Seeded } from './flows-seed.ts';
import { median, percentile, type BenchRow } from './table.ts';

const ROUNDS = 5;
const PER_ROUND = 600;
/** As many as the server's own transactions at once. */
const LANES = 10;
const RUNNING = 100_000;
const DESK = 10_000;

/**
 * Approvals: steps over HTTP against a bare transaction that writes the same rows, in turns on one database; a desk with 10,000
 * open tasks among 100,000 running cases; what fifty steps weigh.
 */
export async function benchFlows(): Promise<BenchRow[]> {
  const data = await makeTestFolder('zhijia-bench-');
  const server = await startServer(data);
  const settings = { ...readSettings({}), dataDirectory: data };
  const made = await withHouse(settings, async (open) => {
    const staff = await enterStaff(open, 3);
    const [first, second] = staff.pairs[1] ?? [staff.starter, staff.starter];
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await seedCases(open, staff, { pair: 1, count: PER_ROUND }));
    const [long] = await seedCases(open, staff, { pair: 1, count: 1 });
    await seedCases(open, staff, { pair: 2, count: DESK });
    await seedCases(open, staff, { pair: 0, count: RUNNING - DESK });
    return { staff, first, rounds, long, cookies: [await cookieOf(open, first), await cookieOf(open, second)] as const };
  });
  const found = await findRunningPostgres(join(data, 'postgres'));
  if (found === undefined || made.long === undefined) throw new Error('the database of the bench does not run');
  const db = openDatabase(found.url('postgres'), { connections: LANES });
  try {
    await db.pool`create schema if not exists bench`;
    for (const table of ['journal_event', 'http_answer', 'flows_case', 'flows_task', 'flows_trail']) {
      await db.pool.unsafe(`create table bench.${table} (like zhijia.${table} including defaults including indexes including generated including identity)`);
    }
    await db.pool`insert into bench.flows_case select * from zhijia.flows_case c where c.id = any(${made.rounds.flat().map((one) => one.caseId)}::uuid[])`;
    await db.pool`insert into bench.flows_task select * from zhijia.flows_task t where t.case_id = any(${made.rounds.flat().map((one) => one.caseId)}::uuid[])`;
    const pairs: { own: number; bare: number }[] = [];
    for (const cases of made.rounds) {
      const own = await perSecond(cases, (one) => press(server.url, made.cookies[0], one.taskId));
      pairs.push({ own, bare: await perSecond(cases, (one) => writeSame(db, one)) });
    }
    const desk = await measureDesk(data, made.staff.pairs[2]?.[0] ?? made.first);
    const weight = await weighFiftySteps(db, server.url, made.cookies, made.long);
    return toRows(pairs, desk, weight);
  } finally {
    await db.close();
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function perSecond(cases: readonly Seeded[], act: (one: Seeded) => Promise<void>): Promise<number> {
  const started = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: LANES * 2 }, async () => {
    for (let one = cases[next++]; one !== undefined; one = cases[next++]) await act(one);
  }));
  return cases.length / ((performance.now() - started) / 1000);
}

/** One press of an officer's, as the phone sends it. */
async function press(url: string, cookie: string, taskId: string): Promise<void> {
  const answer = await fetch(`${url}/api/flows/decide`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId({ clock: systemClock, random: systemRandom }), cookie },
    body: JSON.stringify({ taskId, decision: 'agree' }),
  });
  if (!answer.ok) throw new Error(`a step was refused: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

type Bare = ReturnType<typeof openDatabase>;

/** The rows that such a press writes, and nothing else: the same columns of the same widths, one commit, on as many connections. */
async function writeSame(db: Bare, { caseId, taskId }: Seeded): Promise<void> {
  const id = () => newId({ clock: systemClock, random: systemRandom });
  const now = new Date();
  const visits = { 1: { id: 1, step: 'step-0', round: 1, state: 'passed' }, 3: { id: 3, step: 'step-1', round: 1, state: 'open' } };
  const pending = { latest: { task: 2, next: 3, visits: [{ id: 1, state: 'open' }], tasks: [{ id: 2, state: 'open' }] } };
  const task = { taskId, no: 2, visit: 1, step: 'step-0', person: id(), inPlaceOf: null, state: 'agreed', origin: 'step', by: null, replaces: null, dueAt: null, openedAt: now, settledAt: now };
  const body = {
    caseId, unionId: id(), starterId: id(), process: 'own.bench', trailId: id(), no: 2, by: id(), inPlaceOf: null, command: 'agree', step: 'step-0', round: 1, target: null,
    photos: [], status: 'running', next: 5, pending, visits, tasks: [task, { ...task, taskId: id(), no: 4, visit: 3 }], wakesAt: null, people: [id()], copied: [], asked: [id()], reminded: [], ended: null,
  };
  await db.transact({}, async (tx) => {
    await Promise.all([
      tx`insert into bench.http_answer (key_hash, body_hash, sealed_answer, made_at) values (${Buffer.from(systemRandom.bytes(32))}, ${Buffer.from(systemRandom.bytes(32))}, ${Buffer.alloc(60)}, ${now})`,
      tx`insert into bench.journal_event (event_id, type, subject_id, at, actor, body) values (${id()}, 'flows.caseAdvanced', ${caseId}, ${now}, ${tx.json({ kind: 'person', personId: id() })}, ${tx.json(body as never)})`,
      tx`update bench.flows_case c set status = 'running', visits = c.visits || ${tx.json(visits)}, next = 5, steps = 2, pending = ${tx.json(pending)},
        people = c.people || ${[id()]}::uuid[], changed_at = ${now} where c.id = ${caseId}`,
      tx`update bench.flows_task t set state = 'agreed', settled_at = ${now} where t.id = ${taskId}`,
      tx`insert into bench.flows_task select (jsonb_populate_record(t, ${tx.json({ id: id(), no: 4, visit: 3, step: 'step-1' })})).* from bench.flows_task t where t.id = ${taskId}`,
      tx`insert into bench.flows_trail (id, case_id, no, person_id, kind, step, round, photos, at)
        values (${id()}, ${caseId}, 2, ${id()}, 'agree', 'step-0', 1, '{}', ${now})`,
    ]);
  });
}

type Desk = { readonly list: readonly number[]; readonly count: readonly number[]; readonly running: number };

/** From the question to the rows, both walls on, for somebody with 10,000 open tasks. */
async function measureDesk(data: string, person: PersonId): Promise<Desk> {
  return withHouse({ ...readSettings({}), dataDirectory: data }, async ({ db }) => {
    const reach = personalReach({ kind: 'person', personId: person, sessionId: '', grants: [], factorAt: new Date() });
    const [list, count]: [number[], number[]] = [[], []];
    for (let round = 0; round < 50; round += 1) {
      await db.transact(reachSettings(reach), async (tx) => {
        const started = performance.now();
        await listTaskLines(tx, person, 'todo', { process: undefined, among: undefined, after: undefined });
        const listed = performance.now();
        await countOpen(tx, person, new Date());
        if (round > 4) { list.push(listed - started); count.push(performance.now() - listed); }
      });
    }
    const running = await db.transact({ 'app.system': 'job' }, async (tx) => (await tx<{ n: number }[]>`select count(*)::integer as n from flows_case c where c.status = 'running'`)[0]?.n ?? 0);
    return { list, count, running };
  });
}

type Weight = { readonly rows: number; readonly journal: number };

/** A case pressed through all its steps by two in turn: bytes of its rows, and of its events. */
async function weighFiftySteps(db: Bare, url: string, cookies: readonly [string, string], { caseId }: Seeded): Promise<Weight> {
  for (let step = 0; step < STEPS; step += 1) {
    const [task] = await db.pool<{ id: string }[]>`select t.id from zhijia.flows_task t where t.case_id = ${caseId} and t.state = 'open'`;
    await press(url, cookies[step % 2 === 0 ? 0 : 1], task?.id ?? '');
  }
  const [weight] = await db.pool<{ rows: number; journal: number }[]>`
    select ((select sum(pg_column_size(c.*)) from zhijia.flows_case c where c.id = ${caseId}) + (select sum(pg_column_size(t.*)) from zhijia.flows_task t where t.case_id = ${caseId})
      + (select sum(pg_column_size(t.*)) from zhijia.flows_trail t where t.case_id = ${caseId}))::integer as rows,
      (select sum(pg_column_size(e.*))::integer from zhijia.journal_event e where e.subject_id = ${caseId}) as journal`;
  return weight ?? { rows: 0, journal: 0 };
}

function toRows(pairs: readonly { own: number; bare: number }[], desk: Desk, weight: Weight): BenchRow[] {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
  const times = (values: readonly number[]) => `p50 ${median(values).toFixed(2)} ms, p95 ${percentile(values, 0.95).toFixed(2)} ms`;
  return [{
    bench: 'flows', figure: `steps per second through HTTP and database, ${LANES * 2} at once`, measured: median(pairs.map(({ own }) => own)).toFixed(0),
    against: `${median(pairs.map(({ bare }) => bare)).toFixed(0)} (a bare transaction that writes the same rows)`,
    ratio: median(pairs.map(({ own, bare }) => own / bare)).toFixed(2), goal: '≥ 0.4',
  }, {
    bench: 'flows', figure: `a desk with ${DESK} open tasks opens (first page), ${desk.running} cases running`, measured: times(desk.list), against: '5 ms',
    ratio: (median(desk.list) / 5).toFixed(2), goal: '≤ 5 ms',
  }, {
    bench: 'flows', figure: `counting ${DESK} open tasks for the badge`, measured: times(desk.count), against: '5 ms', ratio: (median(desk.count) / 5).toFixed(2), goal: '',
  }, {
    bench: 'flows', figure: `a case after ${STEPS} steps: its rows, and its events`, measured: `${kilobytes(weight.rows)}, ${kilobytes(weight.journal)}`, against: '', ratio: '', goal: '',
  }];
}
