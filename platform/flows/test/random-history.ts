import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/kernel/random.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { record } from '#platform/journal/journal.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { ACTS, appointment } from '#platform/offices/flows/appointment.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { replaceAbsent, wakeCases } from '../jobs.ts';
import type { ProcessDefinition } from '../wire.ts';

const PROCESS = 'own.history';
const said = (text: string) => ({ 'zh-CN': text });

/** Two who must both sign, a publicity period, and a word of the administrator. */
const definition = (round: number): ProcessDefinition => ({
  title: said(`请示${round}`), about: said('请示'), group: 'union', begunBy: 'both',
  form: { fields: [
    { key: 'what', kind: 'text', label: said('事由'), isRequired: true, class: 'C2' },
    { key: 'secret', kind: 'text', label: said('家庭情况'), isRequired: false, class: 'C4' },
    { key: 'result', kind: 'text', label: said('结果'), isRequired: false, class: 'C3' },
  ] },
  flow: { steps: [
    { kind: 'approve', key: 'both', title: said('会签'), by: 'all', who: [{ kind: 'officers', at: 'own' }], mayBatch: true, mayDecideOwnCase: true },
    { kind: 'publicise', key: 'shown', title: said('公示'), workingDays: 1, shows: ['what'] },
    { kind: 'fill', key: 'result', title: said('办理'), who: [{ kind: 'office', office: 'chair', at: 'own' }], writes: ['result'], mayDecideOwnCase: true },
  ] },
});

type Part = { version: { id: string; number: number } | undefined; readonly cases: string[]; staff: Promise<{ first: PersonId; second: PersonId }> | undefined };

const partOf = (history: History): Part => history.part<Part>('flows', () => ({ version: undefined, cases: [], staff: undefined }));

/** The root's chair and a contact person beside, and a member of it who begins. */
async function staffOf(history: History, unionId: UnionId): Promise<{ first: PersonId; second: PersonId }> {
  const part = partOf(history);
  part.staff ??= history.world.asSystem('setup', async (ctx) => {
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the root does not stand');
    const [first, second] = [newId<'person'>(ctx), newId<'person'>(ctx)];
    await record(ctx, [first, second].map((personId, index) => personEntered({ personId, name: `经办${index}`, unionId })));
    await appoint(ctx, union, { personId: second, role: 'contact-person', until: null, grantedBy: null });
    return { first, second };
  });
  return part.staff;
}

async function publish(history: History, actor: Actor, unionId: UnionId): Promise<void> {
  const part = partOf(history);
  const versionId = newId(history.world.house);
  const number = (part.version?.number ?? 0) + 1;
  const made = await attempt(history, endpoints.publish, actor, { unionId, process: PROCESS, versionId, basedOn: part.version?.id ?? null, definition: definition(number) });
  if (made !== undefined) part.version = { id: versionId, number };
}

export const historySteps: readonly HistoryStep[] = [{
  name: 'begin a case, and take it some steps', weight: 2,
  async take(history) {
    const [office] = officesOf(history);
    if (office === undefined) return;
    const { world } = history;
    const { unionId } = office;
    const { first, second } = await staffOf(history, unionId);
    const [chair, member, other] = [await world.actorOf(office.personId), await world.actorOf(first), await world.actorOf(second)];
    const part = partOf(history);
    if (part.version === undefined || chance(history, 6)) await publish(history, chair, unionId);
    if (chance(history, 12) && await attempt(history, endpoints.giveUpOwn, chair, { unionId, process: PROCESS }) !== undefined) part.version = undefined;
    const caseId = newId(world.house);
    const begun = await attempt(history, endpoints.start, member, {
      caseId, unionId, process: PROCESS, versionId: part.version?.id ?? caseId, answers: { what: '购书', ...(chance(history, 2) ? { secret: '母亲住院' } : {}) },
    });
    if (begun !== undefined) part.cases.push(caseId);
    const about = pickOne(history, part.cases);
    if (about !== undefined) await act(history, about, [chair, member, other]);
  },
}, {
  name: 'a duty asked for by approval, with its reply', weight: 1,
  async take(history) {
    const [office] = officesOf(history);
    if (office === undefined) return;
    const { world } = history;
    const { unionId } = office;
    const { first, second } = await staffOf(history, unionId);
    const [chair, asking] = [await world.actorOf(office.personId), await world.actorOf(second)];
    const offered = await attempt(history, endpoints.readProcess, asking, { unionId, process: appointment.key });
    const caseId = newId(world.house);
    const answers = { act: pickOne(history, ACTS) ?? 'appoint', role: 'contact-person', person: first, 'last-day': '2026-12-31', basis: '工作需要' };
    const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== 'last-day' || answers.act === 'authorise'));
    if (offered === undefined || await attempt(history, endpoints.start, asking, { caseId, unionId, process: appointment.key, versionId: offered.versionId, answers: kept }) === undefined) return;
    for (let step = 0; step < 2; step += 1) {
      const seen = await attempt(history, endpoints.readCase, chair, { caseId });
      const taskId = seen?.myTask?.taskId;
      if (taskId !== undefined) await attempt(history, endpoints.decide, chair, { taskId, decision: 'agree' });
    }
  },
}, {
  name: 'time and absence move cases', weight: 1,
  async take({ world }) {
    await world.asSystem('job', wakeCases);
    await world.asSystem('job', replaceAbsent);
  },
}];

/** Whatever can be done with a case by somebody, valid or not. */
async function act(history: History, caseId: string, people: readonly Actor[]): Promise<void> {
  const [chair, member, other] = people;
  for (const actor of people) {
    const seen = await attempt(history, endpoints.readCase, actor, { caseId });
    if (seen === undefined) continue;
    const taskId = seen.myTask?.taskId;
    if (taskId !== undefined) await settle(history, actor, { taskId, kind: seen.myTask?.kind ?? 'approve', others: [chair, other] });
    else if (seen.takeBackTaskId !== null && chance(history, 3)) await attempt(history, endpoints.takeBack, actor, { taskId: seen.takeBackTaskId });
  }
  if (member === undefined) return;
  if (chance(history, 3)) await attempt(history, endpoints.resubmit, member, { caseId, answers: { what: '改过', secret: '父亲也住院' } });
  if (chance(history, 4)) await attempt(history, endpoints.remind, member, { caseId });
  if (chance(history, 5)) await attempt(history, endpoints.comment, member, { caseId, words: '请抓紧' });
  if (chance(history, 8)) await attempt(history, endpoints.withdraw, member, { caseId, words: '不办了' });
}

type Settling = { readonly taskId: string; readonly kind: 'approve' | 'fill' | 'opinion'; readonly others: readonly (Actor | undefined)[] };

async function settle(history: History, actor: Actor, { taskId, kind, others }: Settling): Promise<void> {
  const somebody = pickOne(history, others.filter((one) => one?.kind === 'person'));
  const personId = somebody?.kind === 'person' ? somebody.personId : newId(history.world.house);
  if (kind === 'opinion') return void await attempt(history, endpoints.giveOpinion, actor, { taskId, words: '可行' });
  if (chance(history, 6)) return void await attempt(history, endpoints.sendBack, actor, { taskId, to: chance(history, 2) ? 'starter' : 'previous', then: chance(history, 2) ? 'again' : 'direct', words: '请补充' });
  if (chance(history, 6)) return void await attempt(history, endpoints.delegate, actor, { taskId, personId });
  if (chance(history, 8)) return void await attempt(history, endpoints.handOver, actor, { taskId, personId });
  if (chance(history, 8)) return void await attempt(history, endpoints.addSigner, actor, { taskId, personId, where: pickOne(history, ['before', 'after', 'beside'] as const) ?? 'beside' });
  if (kind === 'fill') return void await attempt(history, endpoints.fill, actor, { taskId, writes: { result: '已办' } });
  if (chance(history, 4)) return void await attempt(history, endpoints.batchAgree, actor, { taskIds: [taskId], words: '同意' });
  await attempt(history, endpoints.decide, actor, { taskId, decision: chance(history, 8) ? 'refuse' : 'agree', words: '同意' });
}
