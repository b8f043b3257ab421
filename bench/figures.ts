import { join } from 'node:path';
import { unionReach, reachSettings, type Reach } from '#platform/access/reach.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { figuresConsumer } from '#platform/figures/consumer.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina, toPlainDate, yearOf } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { noticesConsumer } from '#platform/notices/consumer.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { readSettings } from '#apps/server/settings.ts';
import { asSystem } from '#apps/server/as-system.ts';
import type { Amounts } from '#apps/server/demo/generate.ts';
import { recordAppeals, type MadeCode } from '#apps/server/demo/generate-appeals.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { nextCaseOrdinals } from '#modules/appeals/store/appeals.ts';
import { figuresOf, wholeOf } from '#modules/appeals/use-cases/read-figures.ts';
import { largeAmounts, runDemo } from './run-demo.ts';
import { median, percentile, type BenchRow } from './table.ts';

const ROUNDS = 40;
const WRITES = 400;
const PAIRS = 5;

/** The figures page at the province against the large generated platform, and what counting adds to recording. */
export async function benchFigures(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const [large, small] = ['data', 'figures'].map((name) => ({ ...readSettings({}), dataDirectory: join(at.dataDirectory, name) }));
  if (large === undefined || small === undefined) throw new Error('two folders');
  const amounts = largeAmounts();
  await runDemo(large.dataDirectory, amounts);
  const read = await withHouse(large, (open) => readRows(open, amounts));
  // Cases are recorded here, and the large platform stays as it was generated.
  await runDemo(small.dataDirectory, { unions: 2000, members: 10_000, appeals: 2000 });
  return [...read, ...await withHouse(small, writeRows)];
}

async function readRows(open: OpenHouse, { unions, appeals }: Amounts): Promise<BenchRow[]> {
  const [root] = await open.db.transact({}, (tx) => tx<{ id: string }[]>`
    select u.id from orgs_union u where u.is_generated and u.parent_id is null order by u.path limit 1`);
  const union = await open.db.transact({}, (tx) => findUnion(tx, root?.id ?? ''));
  if (union === undefined) throw new Error('the generated platform has no province');
  const year = String(yearOf(dateInChina(open.house.clock.now())));
  const lastYear = String(Number(year) - 1);
  const periods = [['a month', `${year}-03-01`, `${year}-03-31`], ['a year', `${lastYear}-01-01`, `${lastYear}-12-31`]] as const;
  const rows: BenchRow[] = [];
  for (const [name, from, to] of periods) {
    const period = { from: toPlainDate(from), to: toPlainDate(to) };
    const size = `${unions} unions, ${appeals} appeals`;
    rows.push(
      row(`the province's figures of ${name}, with topics, trend and hours: ${size}`, await measure(open, (ctx) => wholeOf(ctx, union, period), union), 3),
      row(`the same with every union below it: ${size}`, await measure(open, (ctx) => figuresOf(ctx, union, period), union), undefined),
    );
  }
  return rows;
}

function row(figure: string, times: readonly number[], most: number | undefined): BenchRow {
  const middle = percentile(times, 0.5);
  return {
    bench: 'figures', figure: `${figure} (${times.length} measured)`,
    measured: `best ${Math.min(...times).toFixed(2)} ms, p50 ${middle.toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`,
    against: most === undefined ? '—' : `${most} ms`, ratio: most === undefined ? '—' : (middle / most).toFixed(2), goal: most === undefined ? '—' : `p50 ≤ ${most} ms`,
  };
}

async function measure({ db }: OpenHouse, ask: (ctx: Parameters<typeof wholeOf>[0]) => Promise<unknown>, union: UnionRow): Promise<number[]> {
  const reach = chairOf(union);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 5; round += 1) {
    const taken = await db.transact(reachSettings(reach), async (tx) => {
      await tx`select 1`;
      const started = performance.now();
      await ask({ tx, reach });
      return performance.now() - started;
    });
    if (round >= 5) times.push(taken);
  }
  return times;
}

function chairOf(union: UnionRow): Reach {
  const nobody = '00000000-0000-4000-8000-000000000000';
  return unionReach([{
    id: toId(nobody), personId: toId(nobody), unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path,
    role: 'chair', hasSubtree: true, validUntil: null,
  }]);
}

/** Recording and everything that reads the journal, without the figures and with them, on the same events. */
async function writeRows(open: OpenHouse): Promise<BenchRow[]> {
  const codes = await listCodes(open);
  const alone: number[] = [];
  const together: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    alone.push(await costOfCounting(open, codes, { cases: WRITES, atOnce: 1 }));
    together.push(await costOfCounting(open, codes, { cases: WRITES * 5, atOnce: 200 }));
  }
  const cost = (figure: string, costs: readonly number[]): BenchRow => ({
    bench: 'figures', figure, measured: `+${(median(costs) * 100).toFixed(1)}% (${costs.map((cost) => (cost * 100).toFixed(0)).join(', ')})`,
    against: 'recording and the other readers, without figures', ratio: median(costs).toFixed(2), goal: '≤ 0.25',
  });
  return [
    cost(`what counting adds, ${WRITES} cases recorded one by one, ${PAIRS} times`, alone),
    cost(`what counting adds, ${WRITES * 5} cases recorded 200 at once, ${PAIRS} times`, together),
  ];
}

async function costOfCounting(open: OpenHouse, codes: readonly MadeCode[], amount: { cases: number; atOnce: number }): Promise<number> {
  const { db, house } = open;
  const thisYear = yearOf(dateInChina(house.clock.now()));
  const filling = await asSystem(open, 'demo', async ({ tx }) => ({
    codes, calendar: await loadCalendar(tx, thisYear - 1, thisYear + 1), receiptHash: newId(house),
  }));
  const started = performance.now();
  for (let done = 0; done < amount.cases; done += amount.atOnce) {
    await asSystem(open, 'demo', async (ctx) => recordAppeals(ctx, { ...filling, ordinals: await nextCaseOrdinals(ctx.tx, amount.atOnce) }));
  }
  await drainTail(db, house.clock, noticesConsumer(house));
  const recorded = performance.now();
  await drainTail(db, house.clock, figuresConsumer(house));
  return (performance.now() - recorded) / (recorded - started);
}

async function listCodes({ db, house }: OpenHouse): Promise<MadeCode[]> {
  const rows = await asSystem({ db, house }, 'demo', ({ tx }) => tx<{ id: string; contactId: string; unionId: string }[]>`
    select c.id, c.contact_id as "contactId", c.union_id as "unionId" from appeals_code c`);
  return rows.map((row) => ({
    id: toId<'appeal-code'>(row.id),
    contact: { id: toId<'person'>(row.contactId), unionId: toId<'union'>(row.unionId), localUnionId: toId<'union'>(row.unionId) },
  }));
}
