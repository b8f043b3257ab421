import type { Actor } from '#platform/access/actor.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { findUnionInReach } from '#platform/orgs/store/unions.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { itemAdded } from '../events/definitions.ts';
import { rehomeMeasures } from '../use-cases/rehome-measures.ts';
import { HEADINGS } from '../wire.ts';
import { toSheet, uploadSheet } from './measures-world.ts';

type Known = { readonly items: string[]; readonly firms: string[] };
const known = (history: History): Known => history.part<Known>('measures', () => ({ items: [], firms: [] }));

const NAMES = ['甲厂', '乙厂', ' 甲 厂', '丙（示例）厂', '“丁”厂'];
const CODES = [null, '91350100M000100Y43', '91110000600037341L', '91310115MA1G4L1WXK'];

type Office = { readonly unionId: string; readonly actor: Actor };

/** Somebody with an office, seldom at another union than the one that is asked for. */
async function office(history: History): Promise<Office | undefined> {
  const held = pickOne(history, officesOf(history));
  if (held === undefined) return undefined;
  const asked = chance(history, 5) ? pickOne(history, officesOf(history)) ?? held : held;
  return { unionId: asked.unionId, actor: await history.world.actorOf(held.personId) };
}

const step = (name: string, weight: number, act: (history: History, at: Office) => Promise<unknown>): HistoryStep => ({
  name, weight,
  async take(history) {
    const at = await office(history);
    if (at !== undefined) await act(history, at);
  },
});

function planned(history: History) {
  const beginsOn = addDays(toPlainDate('2026-01-01'), randomBelow(history.random, 300));
  const owner = chance(history, 3)
    ? { kind: 'officer' as const, personId: pickOne(history, history.persons) ?? newId(history.world.house) } : { kind: 'department' as const, name: '办公室' };
  return {
    heading: pickOne(history, HEADINGS) ?? 'skills', title: '开办培训班 🛠️', owner, beginsOn, endsOn: addDays(beginsOn, randomBelow(history.random, 60) - 5),
  };
}

function firm(history: History) {
  return {
    name: pickOne(history, NAMES) ?? '厂', creditCode: pickOne(history, CODES) ?? null, kind: 'company' as const, industry: null, address: '示例路\n二号',
    workers: randomBelow(history.random, 90), contactName: chance(history, 2) ? '' : '王师傅', firmUnionId: chance(history, 4) ? pickOne(history, history.unions) ?? null : null,
    ...(chance(history, 2) ? { phone: chance(history, 3) ? '' : '13900000001' } : {}),
  };
}

export const historySteps: readonly HistoryStep[] = [
  step('plan an item', 3, async (history, { actor, unionId }) => {
    const made = await attempt(history, endpoints.addItem, actor, { unionId, year: 2026, ...planned(history) });
    if (made === undefined) return;
    known(history).items.push(made.itemId);
    if (chance(history, 8)) await attempt(history, endpoints.removeItem, actor, { itemId: made.itemId });
  }),
  step('work on an item', 4, async (history, { actor }) => {
    const itemId = pickOne(history, known(history).items.slice(-3));
    if (itemId === undefined) return;
    if (chance(history, 4)) await attempt(history, endpoints.changeItem, actor, { itemId, ...planned(history) });
    else if (chance(history, 6)) await attempt(history, endpoints.removeItem, actor, { itemId });
    else {
      const photos = chance(history, 4) ? [newId(history.world.house)] : [];
      await attempt(history, endpoints.reportProgress, actor, { itemId, progress: randomBelow(history.random, 101), sentence: '有进展', photos });
    }
  }),
  step('enter a firm', 3, async (history, { actor, unionId }) => {
    const made = await attempt(history, endpoints.addFirm, actor, { unionId, ...firm(history) });
    if (made === undefined) return;
    known(history).firms.push(made.firmId);
    if (chance(history, 8)) await attempt(history, endpoints.removeFirm, actor, { firmId: made.firmId });
  }),
  step('change a firm', 3, async (history, { actor }) => {
    const firmId = pickOne(history, known(history).firms.slice(-3));
    if (firmId === undefined) return;
    if (chance(history, 5)) await attempt(history, endpoints.removeFirm, actor, { firmId });
    else await attempt(history, endpoints.changeFirm, actor, { firmId, ...firm(history) });
  }),
  step('move a firm', 2, async (history, { actor }) => {
    const firmId = pickOne(history, known(history).firms.slice(-3));
    const unionId = pickOne(history, history.unions);
    if (firmId !== undefined && unionId !== undefined) await attempt(history, endpoints.moveFirm, actor, { firmId, unionId });
  }),
  { name: 'work of an ended union finds a home', weight: 2, take: endUnion },
  step('import a spreadsheet', 3, importSheet),
];

/** A union with an item goes into the root: too rare to wait for in a short history. */
async function endUnion(history: History): Promise<void> {
  const { world } = history;
  const [root] = officesOf(history);
  if (root === undefined) return;
  const [unionId, intoId, itemId] = [newId<'union'>(world.house), toId<'union'>(root.unionId), newId<'measures-item'>(world.house)];
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, await findUnionInReach(ctx.tx, ctx.reach, intoId, true), { unionId, name: '将并入的工会', kind: 'branch', isGenerated: false });
  });
  const [beginsOn, endsOn] = [toPlainDate('2026-01-01'), toPlainDate('2026-12-31')];
  await world.asSystem('demo', (ctx) => record(ctx, [itemAdded({
    itemId, unionId, year: 2026, heading: 'rights', title: '并入之前的事项', ownerId: null, department: '办公室', beginsOn, endsOn,
  })]));
  await world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
    unionId, successorId: intoId, isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕3号', decidedOn: beginsOn,
  })]));
  await world.asSystem('job', rehomeMeasures);
}

/** Rows that meet each other and what is there already; now and then the same file twice, or somebody else's. */
async function importSheet(history: History, { actor, unionId }: Office): Promise<void> {
  const rows = Array.from({ length: 1 + randomBelow(history.random, 6) }, () => {
    const { name, creditCode, workers, contactName, phone } = firm(history);
    return [name, creditCode ?? '', chance(history, 6) ? '许多' : workers, contactName, phone ?? ''];
  });
  const uploadId = await uploadSheet(history.world, actor, toSheet([['企业名称', '统一社会信用代码', '职工人数', '联系人', '联系电话'], ...rows]));
  const asking = chance(history, 8) ? (await office(history))?.actor ?? actor : actor;
  for (let times = chance(history, 3) ? 2 : 1; times > 0; times -= 1) {
    await attempt(history, endpoints.importFirms, asking, { unionId, uploadId, importId: newId(history.world.house), places: {}, from: chance(history, 10) ? 7 : 1 });
  }
}
