import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { callBackOffered } from '../events/oversight.ts';
import { DISCLOSURES } from '../wire.ts';
import { rehomeCases } from '../use-cases/rehome-cases.ts';
import { mergeAway } from './merged-union.ts';
import { known } from './random-known.ts';

/** A small union with a poster and a case goes into another, and what it left behind follows. */
export async function mergeUnionAway(history: History): Promise<void> {
  const { world } = history;
  const [root] = officesOf(history);
  const [anyUnion, other] = [pickOne(history, history.unions), pickOne(history, known(history).cases)];
  if (root === undefined || anyUnion === undefined) return;
  const chair = await world.actorOf(root.personId);
  // Half of them into a union that has had no case yet: it may make the call that is left behind.
  const fresh = newId<'union'>(world.house);
  const into = chance(history, 2) && await attempt(history, orgs.foundUnion, chair, { parentId: root.unionId, unionId: fresh, name: '并入的工会', kind: 'branch' }) !== undefined
    ? fresh : anyUnion;
  const [unionId, personId, appealId] = [newId<'union'>(world.house), newId<'person'>(world.house), newId<'appeal'>(world.house)];
  if (await attempt(history, orgs.foundUnion, chair, { parentId: root.unionId, unionId, name: '将并入的工会', kind: 'branch' }) === undefined) return;
  const office = await attempt(history, orgs.appointOfficer, chair, { unionId, personId, name: '某联系人', role: 'contact-person' });
  if (office === undefined) return;
  const made = await attempt(history, endpoints.makeCode, chair, { unionId, contactGrantId: office.grantId, place: '门口' });
  if (made === undefined) return;
  const answer = await attempt(history, endpoints.submitAppeal, { kind: 'anonymous' }, {
    appealId, code: made.link.split('/').at(-1) ?? '', topic: 'aid', disclosure: pickOne(history, DISCLOSURES) ?? 'anonymous', photos: [], text: '并入之前的诉求',
    queryCode: '01234567890123456789', name: '王师傅', phone: '13900001111',
  });
  if (answer !== undefined) known(history).cases.push({ appealId, personId: undefined });
  const [today, called] = [dateInChina(world.clock.now()), toId<'appeal'>(other?.appealId ?? appealId)];
  await world.asSystem('job', (ctx) => record(ctx, [callBackOffered({
    callBackId: newId<'call-back'>(world.house), appealId: called, keyId: toId<'key'>(called), unionId, caseUnionId: toId<'union'>(root.unionId), caseNumber: '10000000',
    topic: 'aid', receivedOn: today, dueOn: today, phone: '+8613900001111',
  })]));
  await mergeAway(world, unionId, into);
  await world.asSystem('job', async (ctx) => { await rehomeCases(ctx); });
}
