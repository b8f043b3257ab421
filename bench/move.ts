import { join } from 'node:path';
import { granted } from '#platform/access/events.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { figuresConsumer } from '#platform/figures/consumer.ts';
import { runEndpoint, type EndpointHouse } from '#platform/http/run-endpoint.ts';
import { record } from '#platform/journal/journal.ts';
import { drainTail } from '#platform/journal/tail.ts';
import type { GrantId, PersonId, UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { treeEndpoints } from '#platform/orgs/contract/tree.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { asSystem } from '#apps/server/as-system.ts';
import { manifests } from '#apps/server/manifests.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { runDemo } from './run-demo.ts';
import { processorNanoseconds } from './processor-time.ts';
import { median, percentile, type BenchRow } from './table.ts';

const AMOUNTS = { unions: 5003, members: 50_000, appeals: 20_000 } as const;
const PAIRS = 2;

type Grove = { readonly open: OpenHouse; readonly at: EndpointHouse; readonly chair: PersonId; readonly moved: UnionId; readonly homes: readonly [UnionId, UnionId]; readonly beside: UnionId };

/** A subtree of 5,000 unions with members, duties, cases and figures goes from one city to another while others work. */
export async function benchMove(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const settings = { ...readSettings({}), dataDirectory: join(at.dataDirectory, 'move') };
  await runDemo(settings.dataDirectory, AMOUNTS);
  return withHouse(settings, async (open) => {
    await drainTail(open.db, open.house.clock, figuresConsumer(open.house));
    const grove = await prepare(open);
    const rows = await countRows(grove);
    const [moves, bares, others]: [number[], number[], number[]] = [[], [], []];
    const processor: number[] = [];
    for (let round = 0; round < PAIRS; round += 1) {
      bares.push(await bareUpdates(grove));
      moves.push(await moveBeside(grove, grove.homes[1], others));
      const before = await processorNanoseconds(process.pid, 'grandchildren');
      await moveAlone(grove, grove.homes[0]);
      processor.push((await processorNanoseconds(process.pid, 'grandchildren') - before) / 1e6);
      await drainTail(open.db, open.house.clock, figuresConsumer(open.house));
    }
    const [middle, bare] = [median(moves), median(bares)];
    const size = `${rows.unions} unions, ${rows.whole} rows in ${rows.tables} tables`;
    return [{
      bench: 'move', figure: `a subtree moves in one transaction: ${size} (${moves.length} moves, others working)`,
      measured: `p50 ${seconds(middle)}, worst ${seconds(Math.max(...moves))}; alone ${seconds(median(processor))} of one processor in PostgreSQL`, against: `bare UPDATE of the same rows: p50 ${seconds(bare)}`,
      ratio: (middle / bare).toFixed(2), goal: 'p50 ≤ 5 s',
    }, {
      bench: 'move', figure: `somebody enters a worker beside it meanwhile (${others.length} times)`,
      measured: `p50 ${percentile(others, 0.5).toFixed(0)} ms, p95 ${percentile(others, 0.95).toFixed(0)} ms, worst ${Math.max(...others).toFixed(0)} ms`,
      against: '—', ratio: '—', goal: '—',
    }];
  });
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** Two cities more, one for the subtree to go to and one where others work; two duties per union, and a chair of the province. */
async function prepare(open: OpenHouse): Promise<Grove> {
  const at = { house: open.house, db: open.db, resources: new Map(manifests.flatMap((one) => one.resources).map((one) => [one.name, one])) };
  return asSystem(open, 'demo', async (ctx) => {
    const [city] = await ctx.tx<{ id: UnionId; parentId: UnionId }[]>`
      select u.id, u.parent_id as "parentId" from orgs_union u
      where u.is_generated and (select count(*) from orgs_union b where b.path >= u.path and b.path < left(u.path, -1) || '0') between 4500 and 5003 and u.parent_id is not null
      order by u.level limit 1`;
    if (city === undefined) throw new Error('no subtree of five thousand');
    const [homes, chair] = [[newId<'union'>(ctx), newId<'union'>(ctx)] as const, newId<'person'>(ctx)];
    const beside = newId<'union'>(ctx);
    for (const unionId of [...homes, beside]) await foundUnion(ctx, await findUnion(ctx.tx, city.parentId), { unionId, name: '生成市总工会', kind: 'federation', isGenerated: true });
    const province = await findUnion(ctx.tx, city.parentId);
    if (province === undefined) throw new Error('no province');
    // The generator makes no duties: two at every union, and one chair above them, who may already be there from a former run.
    const unions = await ctx.tx<UnionRow[]>`select u.id, u.path, u.line_path as "linePath" from orgs_union u where ${city.id} = any(u.ancestors)`;
    const [former] = await ctx.tx<{ personId: PersonId }[]>`
      select g.person_id as "personId" from access_grant g where g.union_id = ${province.id} and g.role = 'chair' and g.revoked_at is null`;
    if (former === undefined) {
      await record(ctx, [personEntered({ personId: chair, name: '生成主席', unionId: null }), dutyOf(province, chair, newId<'grant'>(ctx), 'chair')]);
      await record(ctx, unions.flatMap((union) => (['administrator', 'contact-person'] as const).map((role) => dutyOf(union, newId<'person'>(ctx), newId<'grant'>(ctx), role))));
    }
    return { open, at, chair: former?.personId ?? chair, moved: city.id, homes, beside };
  });
}

function dutyOf(union: Pick<UnionRow, 'id' | 'path' | 'linePath'>, personId: PersonId, grantId: GrantId, role: 'chair' | 'administrator' | 'contact-person') {
  return granted({
    grantId, personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path, role, hasSubtree: role === 'chair',
    grantedBy: null, parentGrantId: null, validUntil: null,
  });
}

const TABLES = manifests.flatMap((one) => one.scopedTables).map((one) => one.table);

async function placeOf(grove: Grove): Promise<OrgPath> {
  return asSystem(grove.open, 'setup', async ({ tx }) => {
    const union = await findUnion(tx, grove.moved);
    if (union === undefined) throw new Error('the subtree is gone');
    return union.path;
  });
}

async function countRows(grove: Grove): Promise<{ unions: number; whole: number; tables: number }> {
  const { from, to } = subtreeRange(await placeOf(grove));
  return asSystem(grove.open, 'replay', async ({ tx }) => {
    const [own] = await tx<{ rows: number }[]>`select count(*) as rows from orgs_union u where u.path >= ${from} and u.path < ${to}`;
    let [whole, tables] = [own?.rows ?? 0, 1];
    for (const table of TABLES) {
      const [row] = await tx<{ rows: number }[]>`select count(*) as rows from ${tx(table)} t where t.org_path >= ${from} and t.org_path < ${to}`;
      whole += row?.rows ?? 0;
      tables += (row?.rows ?? 0) > 0 ? 1 : 0;
    }
    return { unions: own?.rows ?? 0, whole, tables };
  });
}

/** What any way of moving has to write, by itself: each row's path once, and no rule, lock, event or history. Done and undone. */
async function bareUpdates(grove: Grove): Promise<number> {
  const path = await placeOf(grove);
  const aside = `${path.slice(0, -1)}zz/`;
  const times = [];
  for (const [from, to] of [[path, aside], [aside, path]] as const) {
    const end = `${from.slice(0, -1)}0`;
    const started = performance.now();
    await asSystem(grove.open, 'replay', async ({ tx }) => {
      await tx`update orgs_union u set path = ${to} || substr(u.path, ${from.length + 1}::integer) where u.path >= ${from} and u.path < ${end}`;
      for (const table of TABLES) {
        await tx`update ${tx(table)} t set org_path = ${to} || substr(t.org_path, ${from.length + 1}::integer) where t.org_path >= ${from} and t.org_path < ${end}`;
      }
    });
    times.push(performance.now() - started);
  }
  return median(times);
}

async function moveBeside(grove: Grove, parentId: UnionId, others: number[]): Promise<number> {
  const { house, db } = grove.open;
  let isMoving = true;
  const working = (async () => {
    while (isMoving) {
      const started = performance.now();
      await asSystem({ house, db }, 'demo', (ctx) => record(ctx, [personEntered({ personId: newId(ctx), name: '生成职工', unionId: grove.beside })]));
      others.push(performance.now() - started);
    }
  })();
  const started = performance.now();
  await moveAlone(grove, parentId);
  const taken = performance.now() - started;
  isMoving = false;
  await working;
  return taken;
}

/** As a chair's request does it: rule, locks, event, history, every row. */
async function moveAlone({ open: { house, db }, at, chair, moved }: Grove, parentId: UnionId): Promise<void> {
  const grants = await asSystem({ house, db }, 'setup', ({ tx }) => listGrantsOf(tx, [chair], house.clock.now()));
  const handler = manifests.flatMap((one) => one.handlers).find((one) => one.endpoint.id === treeEndpoints.moveUnion.id);
  if (handler === undefined) throw new Error('nobody moves');
  await runEndpoint(at, handler, {
    actor: { kind: 'person', personId: chair, sessionId: newId(house), grants, factorAt: house.clock.now() }, input: { unionId: moved, parentId },
    actingUnion: undefined, idempotencyKey: newId(house), requestId: newId(house), caller: { address: '127.0.0.1', device: undefined },
  });
}
