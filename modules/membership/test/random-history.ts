import type { Actor } from '#platform/access/actor.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { endpoints } from '../contract.ts';
import { foundingProcess } from '../flows/founding.ts';
import { transferProcess } from '../flows/transfer.ts';
import { termEnd } from '../rules/founding-course.ts';
import { rememberCardKey } from '../use-cases/card-keys.ts';
import { answersOf } from '../use-cases/read-applicant.ts';
import { remindOfJoins } from '../use-cases/run-clocks.ts';
import { takeUpRequests } from '../use-cases/take-up-requests.ts';
import { CATEGORIES } from '../wire.ts';
import { asJson } from './cases.ts';
import { joinForm, personOf, plantPhoto } from './membership-world.ts';

type Asked = { readonly id: string; readonly personId: PersonId };
type Known = { readonly workers: PersonId[]; readonly joins: Asked[]; readonly transfers: Asked[]; readonly foundings: Asked[] };
const known = (history: History): Known => history.part<Known>('membership', () => ({ workers: [], joins: [], transfers: [], foundings: [] }));

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

/** Whoever asked, or now and then somebody else. */
const askerOf = (history: History, asked: Asked): Promise<Actor> => (chance(history, 6) ? worker(history) : history.world.actorOf(asked.personId));

async function officer(history: History): Promise<Actor> {
  const [root] = officesOf(history);
  const office = chance(history, 2) ? root : pickOne(history, officesOf(history));
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
    const asking = await worker(history);
    const made = await attempt(history, endpoints.askToJoin, asking, { joinId, unionId, ...form(history) });
    if (made === undefined) return;
    known(history).joins.push({ id: joinId, personId: personOf(asking) });
    if (chance(history, 2)) await decideJoin(history);
  }),
  step('decide an application', 5, decideJoin),
  step('move, rest or leave', 3, async (history) => {
    const member = chance(history, 2) ? undefined : pickOne(history, history.persons);
    const actor = member === undefined ? await worker(history) : await history.world.actorOf(member);
    const unionId = pickOne(history, history.unions) ?? newId(history.world.house);
    if (chance(history, 5)) await attempt(history, endpoints.retain, actor, { cause: 'retired' });
    else if (chance(history, 6)) await attempt(history, endpoints.leave, actor, {});
    else await askTransfer(history, actor, unionId);
    await attempt(history, endpoints.issueCard, actor, {});
  }),
  step('decide a transfer', 4, decideTransfer),
  step('move over', 2, moveOver),
  step('set limits', 1, async (history) => {
    const office = pickOne(history, officesOf(history));
    if (office === undefined) return;
    const days = 1 + randomBelow(history.random, 15);
    const validFrom = chance(history, 3) ? toPlainDate('2027-01-04') : dateInChina(history.world.clock.now());
    const actor = await history.world.actorOf(office.personId);
    await attempt(history, endpoints.setLimits, actor, { unionId: office.unionId, contact: Math.min(days, 3), decide: days, transfer: days, source: '本会决定', validFrom });
    await history.world.asSystem('job', rememberCardKey);
  }),
  step('ask to found', 2, askFounding),
  step('decide a founding', 3, decideFounding),
  step('let days pass', 1, async ({ world }) => {
    world.clock.advance(3 * 86_400_000);
    await world.asSystem('job', remindOfJoins);
    await world.asSystem('job', takeUpRequests);
    await world.asSystem('job', wakeCases);
  }),
];

async function decideJoin(history: History): Promise<void> {
  const asked = pickOne(history, known(history).joins.slice(-4));
  if (asked === undefined) return;
  const caseId = asked.id;
  const asking = await history.world.actorOf(asked.personId);
  if (chance(history, 6)) return void await attempt(history, flows.withdraw, await askerOf(history, asked), { caseId });
  if (chance(history, 6)) await attempt(history, endpoints.revealApplicant, await officer(history), { joinId: caseId, reason: '核对证件' });
  const seen = await attempt(history, flows.readCase, asking, { caseId });
  const corrected = () => ({ ...form(history), idNumber: String(seen?.answers['id-number'] ?? '') });
  if (seen?.status === 'with-starter') await attempt(history, flows.resubmit, asking, { caseId, answers: asJson(answersOf(corrected())) });
  else await answer(history, seen?.tasks ?? []);
}

/** What any of those who are asked says: sent back now and then, sometimes straight to them, rarely no. */
async function answer(history: History, tasks: readonly Asking[]): Promise<void> {
  const task = pickOne(history, tasks.filter(({ state }) => state === 'open'));
  if (task === undefined) return;
  const { taskId } = task;
  const actor = await history.world.actorOf(toId<'person'>(task.person.personId));
  if (chance(history, 4)) await attempt(history, flows.sendBack, actor, { taskId, to: 'starter', then: chance(history, 2) ? 'again' : 'direct', words: '请写全名\n谢谢' });
  else await attempt(history, flows.decide, actor, { taskId, decision: chance(history, 6) ? 'refuse' : 'agree', words: '已阅' });
}

type Asking = { readonly state: string; readonly taskId: string; readonly person: { readonly personId: string } };

async function askTransfer(history: History, member: Actor, to: string): Promise<string | undefined> {
  const unionId = (await attempt(history, endpoints.readMine, member, {}))?.home?.unionId ?? pickOne(history, history.unions) ?? '';
  const caseId = newId(history.world.house);
  const process = transferProcess.key;
  const offered = await attempt(history, flows.readProcess, member, { unionId, process });
  const made = offered === undefined ? undefined : await attempt(history, flows.start, member, { caseId, unionId, process, versionId: offered.versionId, answers: { to } });
  if (made !== undefined) known(history).transfers.push({ id: caseId, personId: personOf(member) });
  return made?.caseId;
}

async function decideTransfer(history: History): Promise<void> {
  const asked = pickOne(history, known(history).transfers.slice(-4));
  if (asked === undefined) return;
  const caseId = asked.id;
  const asking = await history.world.actorOf(asked.personId);
  if (chance(history, 8)) return void await attempt(history, flows.withdraw, await askerOf(history, asked), { caseId });
  const seen = await attempt(history, flows.readCase, asking, { caseId });
  if (seen?.status === 'with-starter') await attempt(history, flows.resubmit, asking, { caseId, answers: { to: seen.answers['to'] ?? '' } });
  else await answer(history, seen?.tasks ?? []);
}

/** A member asks to go to another union, and both unions say yes, or one of them no: rarely seen by chance, the pieces lie far apart. */
async function moveOver(history: History): Promise<void> {
  const { world } = history;
  const fromId = pickOne(history, history.unions);
  const unionId = pickOne(history, history.unions.filter((id) => id !== fromId));
  if (fromId === undefined || unionId === undefined) return;
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '要走的会员', unionId: fromId })]));
  const member = await world.actorOf(personId);
  const caseId = await askTransfer(history, member, unionId);
  for (let ends = 0; caseId !== undefined && ends < 2; ends += 1) {
    await answer(history, (await attempt(history, flows.readCase, member, { caseId }))?.tasks ?? []);
  }
}

async function askFounding(history: History): Promise<void> {
  const { world } = history;
  const unionId = pickOne(history, history.unions);
  if (unionId === undefined) return;
  const caseId = newId(world.house);
  const asking = await worker(history);
  const process = foundingProcess.key;
  const offered = await attempt(history, flows.readProcess, asking, { unionId, process });
  const made = offered !== undefined && await attempt(history, flows.start, asking, {
    caseId, unionId, process, versionId: offered.versionId, answers: {
      'employer': pickOne(history, ['甲厂', '乙公司', '丙有限公司']) ?? '厂', ...(chance(history, 3) ? { 'credit-code': '91350100M000100Y43' } : {}),
      'address': '示例路', 'workers': 30, 'joiners': 25, 'kind': chance(history, 3) ? 'industry' : 'enterprise', 'proposed-name': '新工会', 'applicant': '李师傅',
      'documents': [await plantPhoto(world, caseId)],
    },
  });
  if (made === false || made === undefined) return;
  known(history).foundings.push({ id: caseId, personId: personOf(asking) });
  if (chance(history, 2)) await decideFounding(history);
}

/** What the applicant, or whoever is asked above, is asked in a case now; some of it wrong, sent back, refused or given up. */
async function decideFounding(history: History): Promise<void> {
  const asked = pickOne(history, known(history).foundings.slice(-3));
  if (asked === undefined) return;
  const caseId = asked.id;
  const applicant = await history.world.actorOf(asked.personId);
  if (chance(history, 8)) return void await attempt(history, flows.withdraw, await askerOf(history, asked), { caseId });
  const stepsTaken = chance(history, 2) ? 2 : 6;
  for (let taken = 0; taken < stepsTaken; taken += 1) if (!await goOn(history, applicant, caseId)) return;
  await noteFounded(history, applicant);
}

/** One step by whoever is asked now; false where nobody is, or it was refused. */
async function goOn(history: History, applicant: Actor, caseId: string): Promise<boolean> {
  const seen = await attempt(history, flows.readCase, applicant, { caseId });
  if (seen?.status === 'with-starter') {
    return await attempt(history, flows.resubmit, applicant, { caseId, answers: { ...requestOf(seen.answers), address: '改过的路' } }) !== undefined;
  }
  const task = seen?.tasks.find(({ state }) => state === 'open');
  if (task === undefined) return false;
  const { taskId, step: at } = task;
  const actor = await history.world.actorOf(toId<'person'>(task.person.personId));
  if (at !== 'congress' && at !== 'election' && chance(history, 6)) {
    return await attempt(history, flows.sendBack, actor, { taskId, to: chance(history, 2) ? 'starter' : 'previous', then: 'again', words: '请补材料' }) !== undefined;
  }
  if (at === 'congress' || at === 'election' || at === 'certificate') return await attempt(history, flows.fill, actor, { taskId, writes: writesOf(history, at) }) !== undefined;
  const isNo = at === 'review' && chance(history, 6);
  return await attempt(history, flows.decide, actor, {
    taskId, decision: isNo ? 'refuse' : 'agree', words: '已阅', ...(at === 'review' && !isNo ? { writes: { 'is-new': !chance(history, 4) } } : {}),
  }) !== undefined;
}

const REQUEST = ['employer', 'credit-code', 'address', 'workers', 'joiners', 'kind', 'proposed-name', 'applicant', 'documents'] as const;
function requestOf<Value>(answers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(REQUEST.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
}

function writesOf(history: History, step: string): Record<string, string | number> {
  const today = dateInChina(history.world.clock.now());
  if (step === 'congress') return { 'members': 30, 'congress-form': 'meeting', 'attendees': 28, 'congress-day': today };
  if (step === 'certificate') {
    const code = pickOne(history, ['81610103MC00000120', '81610103MB0A1B2C62', '81610103MD123456XN']) ?? '';
    return { 'certificate-code': code, 'certificate-from': today, 'certificate-to': termEnd(today, 5) };
  }
  const chair: Record<string, string> = chance(history, 2) ? { 'chair': 'starter' } : { 'chair': 'other', 'chair-name': '当选主席🌾' };
  return {
    'election-day': today, 'entitled': 28, 'present': 26, 'chair-votes': chance(history, 6) ? 3 : 20, 'committee': 5, 'auditors': 3,
    'term': chance(history, 2) ? 'three' : 'five', ...chair,
  };
}

/** A union that was founded is one of the history's from then on. */
async function noteFounded(history: History, applicant: Actor): Promise<void> {
  const mine = await attempt(history, endpoints.readMine, applicant, {});
  const homeId = mine?.home?.unionId;
  if (homeId !== undefined && !history.unions.includes(toId<'union'>(homeId))) history.unions.push(toId<'union'>(homeId));
}
