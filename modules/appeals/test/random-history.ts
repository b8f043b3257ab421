import type { Actor } from '#platform/access/actor.ts';
import { newCaseReach } from '#platform/access/reach.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { toId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { withReach } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { ABOUTS, DISCLOSURES, TOPICS } from '../wire.ts';
import { reckonDeadlines } from '../use-cases/reckon-deadlines.ts';
import { climbOverdue, endStops } from '../use-cases/run-clocks.ts';
import { known, type Known } from './random-known.ts';
import { caseworkSteps, oversightSteps } from './random-casework.ts';
import { mergeUnionAway } from './random-rehoming.ts';


const TEXTS = ['食堂太贵', '加班费没有发', '想参加技能培训 🛠️', '希望慰问\n第二行', '“引号”与\\反斜杠'];

/** Mostly the chair of the root, who may nearly everything; else somebody who may not. */
async function officer(history: History): Promise<Actor> {
  const [root] = officesOf(history);
  const office = chance(history, 4) ? pickOne(history, officesOf(history)) : root;
  return office === undefined ? { kind: 'anonymous' } : history.world.actorOf(office.personId);
}

/** The worker of a case: by account where it has one, else by its receipt; sometimes the wrong one. */
async function workerOf(history: History, one: Known['cases'][number]): Promise<Actor> {
  const stranger = chance(history, 8) ? pickOne(history, history.persons) : one.personId;
  return stranger === undefined
    ? { kind: 'receipt', caseId: one.appealId, sessionId: newId(history.world.house) } : history.world.actorOf(stranger);
}

const onCase = (name: string, weight: number, act: (history: History, one: Known['cases'][number]) => Promise<unknown>): HistoryStep => ({
  name, weight,
  async take(history) {
    const one = pickOne(history, known(history).cases.slice(-2));
    if (one !== undefined) await act(history, one);
  },
});

export const historySteps: readonly HistoryStep[] = [
  {
    name: 'make a code', weight: 3,
    async take(history) {
      const office = pickOne(history, officesOf(history));
      if (office === undefined) return;
      const contactGrantId = chance(history, 6) ? newId(history.world.house) : office.grantId;
      const made = await attempt(history, endpoints.makeCode, await officer(history), { unionId: office.unionId, contactGrantId, place: '公告栏' });
      if (made !== undefined) known(history).codes.push({ codeId: made.codeId, unionId: office.unionId, token: made.link.split('/').at(-1) ?? '' });
    },
  },
  {
    name: 'make codes for many places', weight: 1,
    async take(history) {
      const office = pickOne(history, officesOf(history));
      if (office === undefined) return;
      const made = await attempt(history, endpoints.makeCodes, await officer(history), {
        unionId: office.unionId, contactGrantId: office.grantId, places: ['一车间', '', '食堂'], ...(chance(history, 2) ? { topic: 'suggestion' as const } : {}),
      });
      for (const { codeId, link } of made?.codes ?? []) known(history).codes.push({ codeId, unionId: office.unionId, token: link.split('/').at(-1) ?? '' });
    },
  },
  {
    name: 'replace a code', weight: 1,
    async take(history) {
      const code = pickOne(history, known(history).codes);
      if (code !== undefined) await attempt(history, endpoints.replaceCode, await officer(history), { unionId: code.unionId, codeId: code.codeId });
    },
  },
  {
    name: 'retire a code', weight: 1,
    async take(history) {
      const code = pickOne(history, known(history).codes);
      if (code !== undefined) await attempt(history, endpoints.retireCode, await officer(history), { codeId: code.codeId });
    },
  },
  { name: 'send an appeal', weight: 6, take: submit },
  onCase('accept', 5, async (history, { appealId }) => attempt(history, endpoints.acceptAppeal, await officer(history), { appealId })),
  onCase('ask', 2, async (history, { appealId }) => attempt(history, endpoints.askWorker, await officer(history), { appealId, text: '哪一天？' })),
  onCase('add', 3, async (history, one) =>
    attempt(history, endpoints.addMessage, await workerOf(history, one), { appealId: one.appealId, text: pickOne(history, TEXTS) ?? '补充' })),
  onCase('answer', 2, async (history, { appealId }) => attempt(history, endpoints.answerAppeal, await officer(history), { appealId, text: '正在协调' })),
  onCase('close', 5, async (history, { appealId }) => attempt(history, endpoints.closeAppeal, await officer(history), { appealId, result: '已经办结' })),
  onCase('rate', 5, async (history, one) => attempt(history, endpoints.rateAppeal, await workerOf(history, one), {
    appealId: one.appealId, isSolved: !chance(history, 2), score: 1 + randomBelow(history.random, 5), ...(chance(history, 2) ? { remark: '谢谢' } : {}),
  })),
  onCase('withdraw', 1, async (history, one) => attempt(history, endpoints.withdrawAppeal, await workerOf(history, one), { appealId: one.appealId })),
  ...caseworkSteps(onCase, officer),
  { name: 'a day goes by', weight: 2, take: async (history) => { history.world.clock.advance(randomBelow(history.random, 40 * 3_600_000)); } },
  {
    name: 'run the clocks', weight: 2,
    async take(history) {
      await history.world.asSystem('job', endStops);
      await history.world.asSystem('job', climbOverdue);
    },
  },
  ...oversightSteps(officer),
  { name: 'merge a union away', weight: 1, take: mergeUnionAway },
  {
    name: 'reckon deadlines, twice', weight: 1,
    async take(history) {
      for (const year of [2026, 2027]) await history.world.asSystem('job', (ctx) => reckonDeadlines(ctx, year));
    },
  },
];

/** A poster and a case, so that what follows has something to happen to. */
export async function beginCase(history: History): Promise<void> {
  for (const name of ['make a code', 'send an appeal']) await historySteps.find((step) => step.name === name)?.take(history);
}

async function submit(history: History): Promise<void> {
  const code = pickOne(history, known(history).codes);
  if (code === undefined) return;
  const { world } = history;
  const appealId = newId<'appeal'>(world.house);
  const disclosure = pickOne(history, DISCLOSURES) ?? 'anonymous';
  // Seldom the chair's own case, which the chair may not handle.
  const personId = chance(history, 2) ? pickOne(history, chance(history, 8) ? history.persons : history.persons.slice(1)) : undefined;
  const actor: Actor = personId === undefined ? { kind: 'anonymous' } : await world.actorOf(personId);
  const contact = chance(history, 5) ? {} : { name: '王师傅', phone: '13900001111' };
  const photos = chance(history, 4) ? [await upload(history, appealId)] : [];
  const answer = await attempt(history, endpoints.submitAppeal, actor, {
    appealId, code: chance(history, 10) ? 'x'.repeat(108) : code.token, topic: pickOne(history, TOPICS) ?? 'aid', disclosure, photos,
    text: pickOne(history, TEXTS) ?? '诉求', queryCode: '01234567890123456789', about: pickOne(history, ABOUTS), ...contact,
  });
  if (answer !== undefined) known(history).cases.push({ appealId, personId: disclosure === 'anonymous' ? undefined : personId });
}

async function upload(history: History, ownerId: string): Promise<string> {
  const id = newId<'photo'>(history.world.house);
  if (chance(history, 5)) return id;
  const bytes = Buffer.from('bytes');
  await withReach(history.world.at, newCaseReach(toId(ownerId)), { kind: 'anonymous' }, (ctx) =>
    storePhoto(ctx, { id, ownerId, bytes, thumbnail: bytes, width: 1, height: 1 }));
  return id;
}
