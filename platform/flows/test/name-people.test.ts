import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { QUOTAS } from '#platform/guard/quotas.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { personCorrected, personEntered } from '#platform/orgs/events.ts';
import { endpoints, errors } from '../contract.ts';
import type { ProcessDefinition } from '../wire.ts';
import { openFlowsWorld, type FlowsWorld } from './flows-world.ts';

const PROCESS = 'own.together';
const said = (text: string) => ({ 'zh-CN': text });
const base = { isRequired: true, class: 'C2' as const };
/** A member names a colleague, and the chair somebody else. */
const definition: ProcessDefinition = {
  title: said('同行申请'), about: said('同行'), group: 'members', begunBy: 'both',
  form: { fields: [{ ...base, key: 'mate', kind: 'person', label: said('同行的人') }, { ...base, key: 'guide', kind: 'person', label: said('带队的人') }] },
  flow: { steps: [{ kind: 'fill', key: 'guiding', title: said('带队'), who: [{ kind: 'office', office: 'chair', at: 'own' }], writes: ['guide'] }] },
};

let f: FlowsWorld;
let mate: PersonId;
let stranger: PersonId;
beforeAll(async () => {
  f = await openFlowsWorld();
  mate = await enter('李小红', '13800001234');
  await enter('李小红', '13800005678');
  for (const phone of ['13800012222', '13900012222']) await enter('张伟', phone);
  stranger = await enter('赵远', '13800003333', f.upper);
  await f.recorder.call(endpoints.publish, f.chair, { unionId: f.unionId, process: PROCESS, versionId: newId(f.world.house), basedOn: null, definition });
});
afterAll(async () => { await f.world.close(); });

async function enter(name: string, digits: string, unionId: UnionId = f.unionId): Promise<PersonId> {
  const personId = newId<'person'>(f.world.house);
  const phone = orThrow(toPhoneNumber(digits));
  await f.world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name, unionId, phone, phoneIndex: phoneIndex(ctx.keyring, phone) })]));
  return personId;
}

const confirm = async (actor: Actor, name: string, lastDigits: string, unionId: string = f.unionId) =>
  (await f.recorder.call(endpoints.confirmMember, actor, { unionId, name, lastDigits })).member;
const start = async (actor: Actor, mateId: string, unionId: string = f.unionId) => {
  const caseId = newId(f.world.house);
  const { versionId } = await f.recorder.call(endpoints.readProcess, actor, { unionId, process: PROCESS });
  return { caseId, unionId, process: PROCESS, versionId, answers: { mate: mateId } };
};
const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');

describe('whoever knows a colleague by name and telephone', () => {
  test('is told who that is, also by a corrected number', async () => {
    expect(await confirm(f.member, '李小红', '1234')).toEqual({ personId: mate, name: '李小红' });
    const moved = await enter('孙燕', '13800009999');
    const phone = orThrow(toPhoneNumber('13700008888'));
    await f.world.asSystem('setup', (ctx) => record(ctx, [personCorrected({ personId: moved, phone, phoneIndex: phoneIndex(ctx.keyring, phone) })]));
    expect(await confirm(f.member, '孙燕', '8888')).toMatchObject({ personId: moved });
    expect(await confirm(f.member, '孙燕', '9999')).toBeNull();
  });

  test('learns the same of nobody, of two, of a part of a name and of another union\'s member', async () => {
    const asked = [['李小红', '0000'], ['没有人', '1234'], ['张伟', '2222'], ['李', '1234'], ['%', '1234'], ['赵远', '3333'], ['王小明', '0000']] as const;
    for (const [name, digits] of asked) expect([name, await confirm(f.member, name, digits)]).toEqual([name, null]);
    for (const unionId of [f.upper, newId(f.world.house)]) expect([unionId, await confirm(f.member, '赵远', '3333', unionId)]).toEqual([unionId, null]);
    // The control: who belongs there is told.
    expect(await confirm(await f.world.actorOf(stranger), '赵远', '3333', f.upper)).toEqual({ personId: stranger, name: '赵远' });
    // An officer above is none of this union's own.
    expect(await confirm(f.above, '李小红', '1234')).toBeNull();
  });

  test('asks so often in a day and no oftener, found or not, and again the next', async () => {
    const asker = await f.world.actorOf(await enter('周勤', '13800004444'));
    for (let turn = 0; turn < QUOTAS.membersNamedPerPersonDay.most; turn += 1) await confirm(asker, turn % 2 === 0 ? '李小红' : '没有人', '1234');
    await f.recorder.refused(endpoints.confirmMember, asker, { unionId: f.unionId, name: '李小红', lastDigits: '1234' }, errors['named-often']);
    expect(await confirm(f.member, '李小红', '1234')).not.toBeNull();
    f.world.clock.advance(QUOTAS.membersNamedPerPersonDay.perMs);
    expect(await confirm(asker, '李小红', '1234')).not.toBeNull();
  });
});

describe('a person in the answers', () => {
  test('is a member of the case\'s union, whatever the screen sent; their name is shown to whoever may read', async () => {
    for (const wrong of [stranger, newId(f.world.house), idOf(f.above)]) {
      await expect(f.world.call(endpoints.start, f.member, await start(f.member, wrong)))
        .rejects.toMatchObject({ code: errors['answers-invalid'].code, issues: [{ path: 'answers.mate', code: 'forms.answer.not-this-person' }] });
    }
    await expect(f.world.call(endpoints.start, f.member, await start(f.member, '李小红/1234'))).rejects.toMatchObject({ issues: [{ code: 'forms.answer.not-found-yet' }] });
    const begun = await start(f.member, mate);
    await f.recorder.call(endpoints.start, f.member, begun);
    expect(await f.read(f.chair, begun.caseId)).toMatchObject({ unionId: f.unionId, people: [{ personId: mate, name: '李小红' }] });
  });

  test('at a step may be an officer of the case\'s unions too; whoever is asked there finds members, and only while asked', async () => {
    const { recorder, chair, member } = f;
    const begun = await start(member, mate);
    await recorder.call(endpoints.start, member, begun);
    const taskId = await f.taskOf(chair, begun.caseId);
    await recorder.call(endpoints.handOver, chair, { taskId, personId: idOf(f.above) });
    const mine = await f.taskOf(f.above, begun.caseId);
    expect(await confirm(f.above, '李小红', '1234')).toMatchObject({ personId: mate });
    await recorder.refused(endpoints.fill, f.above, { taskId: mine, writes: { guide: stranger } }, errors['answers-invalid']);
    await recorder.call(endpoints.fill, f.above, { taskId: mine, writes: { guide: idOf(chair) } });
    expect(await confirm(f.above, '李小红', '1234')).toBeNull();
  });

  test('who stood there stays when it is sent in again, and nobody else from elsewhere comes in', async () => {
    const { recorder, chair, member, world } = f;
    const leaving = await enter('钱走', '13800007777');
    const begun = await start(member, leaving);
    await recorder.call(endpoints.start, member, begun);
    await recorder.call(endpoints.sendBack, chair, { taskId: await f.taskOf(chair, begun.caseId), to: 'starter', then: 'direct', words: '请核对' });
    await world.ownerDb.pool`update orgs_person set union_id = ${f.upper} where id = ${leaving}`;
    await recorder.refused(endpoints.resubmit, member, { caseId: begun.caseId, answers: { mate: stranger } }, errors['answers-invalid']);
    await recorder.call(endpoints.resubmit, member, { caseId: begun.caseId, answers: { mate: leaving } });
  });
});
