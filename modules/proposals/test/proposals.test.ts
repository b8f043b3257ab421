import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { assertReplays } from '#platform/testkit/laws/assert-replays.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { FILED, openProposalsWorld, type Person, type ProposalsWorld } from './proposals-world.ts';
import { WRITTEN } from './written.ts';

let p: ProposalsWorld;
let recorder: ErrorRecorder;
let [proposer, second, third, outsider]: Person[] = [];
let [administrator, chair, cityChair]: Person[] = [];
const of = (person: Person | undefined): Person => {
  if (person === undefined) throw new Error('nobody was entered');
  return person;
};
beforeAll(async () => {
  p = await openProposalsWorld();
  recorder = recordErrors(p.world);
  const { works, neighbour, city } = p.unions;
  [proposer, second, third, outsider] = [await p.enter(works), await p.enter(works), await p.enter(works), await p.enter(neighbour)];
  [administrator, chair, cityChair] = [await p.enter(works, 'administrator'), await p.enter(works, 'chair'), await p.enter(city, 'chair')];
});
afterAll(async () => { await p.world.close(); });

/** The code of a refusal; of a step's, which stands inside the engine's own. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.issues.at(0)?.code ?? error.code : String(error)));

/** Submitted and seconded: the committee's turn. */
async function seconded(answers: Readonly<Record<string, string | boolean>> = {}): Promise<string> {
  const proposalId = await p.propose(of(proposer).actor, answers);
  for (const person of [second, third]) await recorder.call(endpoints.second, of(person).actor, { proposalId });
  return proposalId;
}
const file = (proposalId: string, more: Readonly<Record<string, string>> = {}) =>
  p.fill(of(administrator).actor, proposalId, { ...FILED, undertaker: of(chair).personId, ...more });
const answer = (proposalId: string, text: string) => p.fill(of(chair).actor, proposalId, { 'answer-class': 'solved', 'answer': text });
const rate = (proposalId: string, satisfaction: string) => p.fill(of(proposer).actor, proposalId, { satisfaction });
const shared = (person: Person | undefined, proposalId: string) => recorder.call(endpoints.readShared, of(person).actor, { proposalId });

describe('a proposal', () => {
  test('goes from its proposer over seconders, committee and office to the rating, and is handled again where it does not satisfy', async () => {
    const { world } = p;
    const proposalId = await p.propose(of(proposer).actor);
    expect(await recorder.call(endpoints.listShared, of(second).actor, { view: 'seconding' }))
      .toMatchObject({ unionName: '示例工厂工会', proposals: [{ proposalId, title: WRITTEN.title, seconds: 0, proposerName: '示例职工' }] });
    expect(await shared(second, proposalId)).toMatchObject({ text: { reason: WRITTEN.reason }, needed: 2, can: { second: true } });
    expect(await recorder.call(endpoints.second, of(second).actor, { proposalId })).toEqual({ seconds: 1, isEnough: false });
    expect(await recorder.call(endpoints.second, of(third).actor, { proposalId })).toEqual({ seconds: 2, isEnough: true });
    // What was seconded is the committee's: fellow members read on once it is filed.
    await recorder.refused(endpoints.readShared, of(second).actor, { proposalId }, errors['not-shared']);
    expect(await file(proposalId)).toBe('running');
    expect(await answer(proposalId, '正在研究。')).toBe('running');
    expect(await shared(second, proposalId)).toMatchObject({ number: '2026-001', state: 'answered', text: null, answer: { text: '正在研究。' } });
    expect(await rate(proposalId, 'not')).toBe('running');
    expect(await shared(proposer, proposalId)).toMatchObject({ state: 'handling', isMine: true, rating: 'not' });
    await answer(proposalId, '下周起供餐到一点。');
    expect(await rate(proposalId, 'satisfied')).toBe('agreed');
    expect(await recorder.call(endpoints.listMine, of(proposer).actor, {})).toMatchObject({ proposals: [{ proposalId, state: 'ended', rating: 'satisfied' }] });
    expect(await recorder.call(endpoints.readProposal, of(cityChair).actor, { proposalId })).toMatchObject({
      ...WRITTEN, proposerName: '示例职工', seconders: ['示例职工', '示例职工'], department: '后勤部', undertakerName: '示例chair', answers: 2, isInTime: true,
      answer: { text: '下周起供餐到一点。' },
    });
    const { papers } = await world.call(flows.readCase, of(proposer).actor, { caseId: proposalId });
    expect(papers.map((paper) => paper.title)).toEqual(['关于提案办理情况的答复函', '关于提案办理情况的答复函']);
  });

  test('that nobody is satisfied with ends after it was handled again twice', async () => {
    const proposalId = await seconded({ title: '班车线路' });
    await file(proposalId);
    const ends: string[] = [];
    for (const text of ['一', '二', '三']) {
      await answer(proposalId, `第${text}次答复`);
      ends.push(await rate(proposalId, 'not'));
    }
    expect(ends).toEqual(['running', 'running', 'agreed']);
  });

  test('is numbered without gaps, merged only into one that exists, and filed only with a deadline ahead', async () => {
    const first = await seconded({ title: '更衣柜' });
    expect(await refusal(file(first, { 'answer-by': '2026-03-01' }))).toBe('proposals/deadline-past');
    const merge = (into: string) => p.fill(of(administrator).actor, first, { 'filing': 'merged', 'filing-reason': '与已立案提案相同', 'merged-into': into });
    expect(await refusal(merge('2026-999'))).toBe('proposals/merge-unknown');
    expect(await merge('2026－001')).toBe('agreed');
    expect(await shared(proposer, first)).toMatchObject({ decision: 'merged', number: null, state: 'ended' });
    const next = await seconded({ title: '停车位', 'is-unnamed': true });
    await file(next);
    expect(await shared(second, next)).toMatchObject({ number: '2026-003', proposerName: null });
    const refused = await seconded({ title: '个人调岗' });
    expect(await p.fill(of(administrator).actor, refused, { 'filing': 'not-filed', 'filing-reason': '属于个人诉求，请走诉求通道' })).toBe('refused');
    await recorder.refused(endpoints.readShared, of(second).actor, { proposalId: refused }, errors['not-shared']);
  });

  test('sent back and rewritten looks for seconds anew, and keeps its place in the figures', async () => {
    const { world } = p;
    const proposalId = await seconded({ title: '改之前' });
    await world.call(flows.sendBack, of(administrator).actor, { taskId: await p.taskOf(of(administrator).actor, proposalId), to: 'starter', then: 'again', words: '请写具体' });
    await world.call(flows.resubmit, of(proposer).actor, { caseId: proposalId, answers: { ...WRITTEN, title: '改之后' } });
    expect(await shared(second, proposalId)).toMatchObject({ title: '改之后', seconds: 0, hasSeconded: false, can: { second: true } });
    await world.call(flows.withdraw, of(proposer).actor, { caseId: proposalId });
    expect(await shared(proposer, proposalId)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('seconding', () => {
  test('is for fellow members, once each, and until enough have', async () => {
    const proposalId = await p.propose(of(proposer).actor, { title: '哺乳室' });
    await recorder.refused(endpoints.second, of(proposer).actor, { proposalId }, errors['own-proposal']);
    await recorder.refused(endpoints.second, of(outsider).actor, { proposalId }, errors['not-shared']);
    await recorder.call(endpoints.second, of(second).actor, { proposalId });
    await recorder.refused(endpoints.second, of(second).actor, { proposalId }, errors['already-seconded']);
    const late = await p.enter(p.unions.works);
    // Both complete the number at once: one does, the other is told, and the case goes on once.
    const pressed = await Promise.all([third, late].map((person) => refusal(p.world.call(endpoints.second, of(person).actor, { proposalId }))));
    expect(new Set(pressed)).toEqual(new Set(['none', 'proposals/not-seconding']));
    await recorder.refused(endpoints.second, (await p.enter(p.unions.works)).actor, { proposalId }, errors['not-seconding']);
    expect((await recorder.call(endpoints.listShared, of(outsider).actor, { view: 'seconding' })).proposals).toEqual([]);
  });
});

test('figures and the lists that they open are about the same proposals', async () => {
  await p.settle();
  const unionId = p.unions.city;
  const { asOf: _asOf, ...figures } = await recorder.call(endpoints.readFigures, of(cityChair).actor, { unionId, year: 2026 });
  const count = async (view: 'made' | 'decided' | 'filed' | 'answered' | 'in-time' | 'rated' | 'satisfied') =>
    (await recorder.call(endpoints.listProposals, of(cityChair).actor, { view, unionId, year: 2026 })).proposals.length;
  expect(figures).toEqual({
    made: await count('made'), decided: await count('decided'), filed: await count('filed'), answered: await count('answered'), inTime: await count('in-time'),
    rated: await count('rated'), satisfied: await count('satisfied'),
  });
  expect(figures).toEqual({ made: 7, decided: 5, filed: 3, answered: 2, inTime: 2, rated: 2, satisfied: 1 });
});

test('texts stand sealed in table and journal', async () => {
  const rows = await p.world.ownerDb.pool<{ line: string }[]>`
    select t::text as line from proposals_proposal t union all select e.body::text from journal_event e where e.type like 'proposals.%'`;
  expect(JSON.stringify(rows)).toContain(WRITTEN.title);
  for (const text of [WRITTEN.reason, WRITTEN.suggestion, '下周起供餐到一点']) expect(JSON.stringify(rows)).not.toContain(text);
});

test('the journal alone gives every row again', async () => {
  expect((await assertReplays(p.world, manifests, ['proposals_proposal', 'proposals_second'])).every((rows) => rows.length > 0)).toBe(true);
});

test('every endpoint answered, and every refusal it declares was given', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});
