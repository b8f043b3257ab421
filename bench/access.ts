import { join } from 'node:path';
import { granted } from '#platform/access/events.ts';
import { decide } from '#platform/access/decide.ts';
import { reachSettings } from '#platform/access/reach.ts';
import { createSessionLoader, type SessionLoader } from '#platform/accounts/session-loader.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
import { runEndpoint, type EndpointHouse } from '#platform/http/run-endpoint.ts';
import type { Handler } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { asSystem } from '#apps/server/as-system.ts';
import { manifests } from '#apps/server/manifests.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { processorNanoseconds } from './processor-time.ts';
import { largeAmounts, runDemo } from './run-demo.ts';
import { median, type BenchRow } from './table.ts';

const PEOPLE = 32;
const AGAIN = 8;
const ROUNDS = 5;
/** What an officer and a worker open most: the list of cases, and the first page. */
const ASKED = [
  { id: 'appeals.listAppeals', who: 'officer', input: { view: 'all' } },
  { id: 'home.readHome', who: 'member', input: {} },
] as const;

type Bench = { readonly at: EndpointHouse; readonly sessions: SessionLoader; readonly tokens: Readonly<Record<'officer' | 'member', readonly string[]>> };

/**
 * Who is asking and may they: the session and its grants from the database, the decision, the reach. Against the whole
 * request, each as processor time of this process and of the database, at 100,000 unions with people on all levels.
 */
export async function benchAccess(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const settings = { ...readSettings({}), dataDirectory: join(at.dataDirectory, 'data') };
  await runDemo(settings.dataDirectory, largeAmounts());
  return withHouse(settings, async (open) => {
    const bench = await prepare(open);
    const rows: BenchRow[] = [];
    for (const { id, who, input } of ASKED) {
      const handler = manifests.flatMap((one) => one.handlers).find((one) => one.endpoint.id === id);
      if (handler === undefined) throw new Error(`no endpoint ${id}`);
      const [checks, wholes]: [number[], number[]] = [[], []];
      await crowd(bench, who, (token) => answer(bench, handler, token, input));
      for (let round = 0; round < ROUNDS; round += 1) {
        checks.push(await crowd(bench, who, (token) => check(bench, handler, token)));
        wholes.push(await crowd(bench, who, (token) => answer(bench, handler, token, input)));
      }
      rows.push({
        bench: 'access', figure: `session, grants, decision and reach of ${id}, processor time of server and database per request (no batching of pages)`,
        measured: `${median(checks).toFixed(0)} µs`, against: `${median(wholes).toFixed(0)} µs (the whole request, without HTTP)`,
        ratio: (median(checks) / median(wholes)).toFixed(3), goal: '≤ 0.05',
      });
    }
    return rows;
  });
}

async function check({ at, sessions }: Bench, { endpoint }: Handler, token: string): Promise<void> {
  const actor = await sessions.resolve({ session: token, receipt: undefined });
  const plan = decide(endpoint.access, { actor, actingUnion: undefined, now: at.house.clock.now() }, at.house.permissions);
  if (!plan.ok) throw new Error(`${endpoint.id} is refused`);
  reachSettings(plan.value.visible);
}

async function answer({ at, sessions }: Bench, handler: Handler, token: string, input: object): Promise<void> {
  const actor = await sessions.resolve({ session: token, receipt: undefined });
  await runEndpoint(at, handler, {
    actor, input, actingUnion: undefined, idempotencyKey: undefined, requestId: newId(at.house), caller: { address: '127.0.0.1', device: undefined },
  });
}

/** Everybody at once, several times; microseconds of processor time per call. */
async function crowd({ tokens }: Bench, who: 'officer' | 'member', call: (token: string) => Promise<void>): Promise<number> {
  const used = async () => await processorNanoseconds(process.pid) + await processorNanoseconds(process.pid, 'grandchildren');
  const before = await used();
  for (let round = 0; round < AGAIN; round += 1) await Promise.all(tokens[who].map(call));
  return (await used() - before) / 1000 / (AGAIN * tokens[who].length);
}

/** As many chairs as workers, one after another from the province down to the groups; in unions that earlier runs have left without one. */
async function prepare(open: OpenHouse): Promise<Bench> {
  const { house, db } = open;
  const unions = await asSystem(open, 'setup', (ctx) => ctx.tx<{ id: UnionId; path: string; line: string }[]>`
    select s.id, s.path, s.line from (select u.id, u.level, u.path, coalesce(u.line_path, u.path) as line, row_number() over (partition by u.level order by u.id) as place from orgs_union u
      where u.is_generated and not exists (select from access_grant g where g.union_id = u.id and g.role = 'chair')) s
    order by s.place, s.level limit ${PEOPLE}`);
  const people = unions.map(({ id, path, line }) => ({ unionId: id, path, line, officer: newId<'person'>(house), member: newId<'person'>(house) }));
  await asSystem(open, 'setup', async (ctx) => {
    await record(ctx, people.flatMap(({ unionId, officer, member }, index) => [officer, member].map((personId: PersonId) =>
      personEntered({ personId, name: `第${index + 1}位`, unionId }))));
    await record(ctx, people.map(({ unionId, path, line, officer }) => granted({
      grantId: newId<'grant'>(house), personId: officer, unionId, orgPath: path, linePath: line, role: 'chair', hasSubtree: true,
      grantedBy: null, parentGrantId: null, validUntil: null,
    })));
  });
  const tokens = await asSystem(open, 'job', async (ctx) => {
    const made = { officer: [] as string[], member: [] as string[] };
    for (const one of people) for (const kind of ['officer', 'member'] as const) {
      made[kind].push((await makeSession(ctx, { kind, personId: one[kind], caseId: null })).token);
    }
    return made;
  });
  const at = { house, db, resources: new Map(manifests.flatMap((one) => one.resources).map((one) => [one.name, one])) };
  return { at, sessions: createSessionLoader(db.pool, house.clock), tokens };
}
