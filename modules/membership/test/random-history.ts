import type { Actor } from '#platform/access/actor.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { chaseJoins, completeTransfers } from '../use-cases/run-clocks.ts';
import { CATEGORIES } from '../wire.ts';
import { joinForm, plantPhoto } from './membership-world.ts';

type Known = { readonly workers: PersonId[]; readonly joins: string[]; readonly foundings: string[] };
const known = (history: History): Known => history.part<Known>('membership', () => ({ workers: [], joins: [], foundings: [] }));

/** Somebody who is no member yet, or one of those who came before. */
async function worker(history: History): Promise<Actor> {
  const { workers } = known(history);
  const held = chance(history, 3) ? undefined : pickOne(history, workers);
  if (held !== undefined) return history.world.actorOf(held);
  const personId = newId<'person'>(history.world.house);
  await history.world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '路过的职工', unionId: null })]));
  workers.push(personId);
  return history.world.actorOf(personId);
}

async function officer(history: History): Promise<Actor> {
  const office = pickOne(history, officesOf(history));
  return office === undefined ? { kind: 'anonymous' } : history.world.actorOf(office.personId);
}

function form(history: History) {
  const sequence = randomBelow(history.random, 1000);
  const category = pickOne(history, CATEGORIES) ?? 'none';
  return joinForm(sequence, { name: chance(history, 3) ? '欧阳小丰🌾' : '赵一', category, employer: chance(history, 2) ? '示例（生成）有限公司' : null });
}

const step = (name: string, weight: number, take: (history: History) => Promise<unknown>): HistoryStep =>
  ({ name, weight, take: async (history) => { await take(history); } });

export const historySteps: readonly HistoryStep[] = [
  step('ask to join', 4, async (history) => {
    const unionId = pickOne(history, history.unions);
    if (unionId === undefined) return;
    const joinId = newId(history.world.house);
    const made = await attempt(history, endpoints.askToJoin, await worker(history), { joinId, unionId, ...form(history) });
    if (made !== undefined) known(history).joins.push(joinId);
  }),
  step('decide an application', 5, decideJoin),
  step('move, rest or leave', 3, async (history) => {
    const actor = await worker(history);
    const unionId = pickOne(history, history.unions) ?? newId(history.world.house);
    if (chance(history, 5)) await attempt(history, endpoints.retain, actor, { cause: 'retired' });
    else if (chance(history, 6)) await attempt(history, endpoints.leave, actor, {});
    else await attempt(history, endpoints.askTransfer, actor, { transferId: newId(history.world.house), unionId });
    await attempt(history, endpoints.issueCard, actor, {});
  }),
  step('decide a transfer', 4, decideTransfer),
  step('ask to found', 2, askFounding),
  step('decide a founding', 3, decideFounding),
  step('let days pass', 1, async ({ world }) => {
    world.clock.advance(3 * 86_400_000);
    await world.asSystem('job', chaseJoins);
    await world.asSystem('job', completeTransfers);
  }),
];

async function decideJoin(history: History): Promise<void> {
  const joinId = pickOne(history, known(history).joins.slice(-4));
  if (joinId === undefined) return;
  const actor = await officer(history);
  if (chance(history, 4)) await attempt(history, endpoints.sendBackJoin, actor, { joinId, reason: '请写全名\n谢谢' });
  else if (chance(history, 6)) await attempt(history, endpoints.refuseJoin, actor, { joinId, reason: '不在范围' });
  else await attempt(history, endpoints.acceptJoin, actor, { joinId });
  if (chance(history, 3)) return;
  const asking = await worker(history);
  if (chance(history, 4)) await attempt(history, endpoints.withdrawJoin, asking, { joinId });
  else await attempt(history, endpoints.correctJoin, asking, { joinId, ...form(history) });
}

async function decideTransfer(history: History): Promise<void> {
  const unionId = pickOne(history, history.unions);
  if (unionId === undefined) return;
  const actor = await officer(history);
  const list = await attempt(history, endpoints.listTransfers, actor, { unionId, view: 'open' });
  const endId = pickOne(history, list?.transfers ?? [])?.endId;
  if (endId === undefined) return;
  if (chance(history, 5)) await attempt(history, endpoints.objectToTransfer, actor, { endId, reason: '手续未清' });
  else await attempt(history, endpoints.confirmTransfer, actor, { endId });
}

async function askFounding(history: History): Promise<void> {
  const unionId = pickOne(history, history.unions);
  if (unionId === undefined) return;
  const foundingId = newId(history.world.house);
  const photos = [chance(history, 8) ? newId(history.world.house) : await plantPhoto(history.world, foundingId)];
  const made = await attempt(history, endpoints.askFounding, await worker(history), {
    foundingId, unionId, employer: pickOne(history, ['甲厂', '乙公司', '丙有限公司']) ?? '厂', creditCode: chance(history, 3) ? '91350100M000100Y43' : null,
    address: '示例路', workers: 30, joiners: 25, kind: chance(history, 3) ? 'industry' : 'enterprise', proposedName: '新工会', applicantName: '李师傅', photos,
  });
  if (made !== undefined) known(history).foundings.push(foundingId);
}

async function decideFounding(history: History): Promise<void> {
  const foundingId = pickOne(history, known(history).foundings.slice(-3));
  if (foundingId === undefined) return;
  const actor = await officer(history);
  if (chance(history, 4)) await attempt(history, endpoints.sendBackFounding, actor, { foundingId, reason: '请补名单' });
  else if (chance(history, 6)) await attempt(history, endpoints.refuseFounding, actor, { foundingId, reason: '已有工会' });
  else {
    const newUnionId = newId<'union'>(history.world.house);
    const founded = await attempt(history, endpoints.approveFounding, actor, {
      foundingId, newUnionId, documentNumber: '示工〔2026〕1号', unionName: '新建工会', isNew: chance(history, 2),
    });
    if (founded !== undefined) history.unions.push(newUnionId);
  }
  if (chance(history, 3)) await attempt(history, endpoints.withdrawFounding, await worker(history), { foundingId });
}
