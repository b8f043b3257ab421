import { endpoints as countersign } from '#platform/countersign/contract.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { uploadRows } from './register-sheets.ts';
import { idNumberOf, phoneOf } from './register-world.ts';

type Known = { readonly members: string[]; readonly corrections: string[] };
const known = (history: History): Known => history.part<Known>('register', () => ({ members: [], corrections: [] }));

/** Few enough that people meet: in one history, and across those that share a database. */
const person = (history: History) => randomBelow(history.random, 400);

async function office(history: History) {
  const held = pickOne(history, officesOf(history));
  return held === undefined ? undefined : { unionId: held.unionId, actor: await history.world.actorOf(held.personId) };
}

async function addMember(history: History): Promise<void> {
  const [at, number] = [await office(history), person(history)];
  if (at === undefined) return;
  const answer = await attempt(history, endpoints.addMember, at.actor, {
    unionId: at.unionId, name: `会员${number % 390}`, idType: 'resident', details: { workUnit: '某厂', isMigrant: true }, personal: { residence: '某街一号' },
    ...(chance(history, 4) ? {} : { idNumber: idNumberOf(number) }), ...(chance(history, 3) ? {} : { phone: phoneOf(number) }),
  });
  if (answer !== undefined) known(history).members.push(answer.personId);
}

async function importRoster(history: History): Promise<void> {
  const at = await office(history);
  if (at === undefined) return;
  const rows = Array.from({ length: 3 }, () => person(history)).map((number) => [`会员${number}`, idNumberOf(number), chance(history, 3) ? '坏号码' : phoneOf(number)]);
  const uploadId = await uploadRows(history.world, at.actor, [['姓名', '身份证号', '手机号'], ...rows]);
  const importId = newId(history.world.house);
  const asked = { unionId: at.unionId, uploadId, places: {}, importId, from: 1 };
  await attempt(history, endpoints.importMembers, at.actor, asked);
  if (chance(history, 2)) await attempt(history, endpoints.importMembers, at.actor, { ...asked, importId: newId(history.world.house) });
}

async function changeMember(history: History): Promise<void> {
  const [at, personId] = [await office(history), pickOne(history, known(history).members)];
  if (at === undefined || personId === undefined) return;
  await attempt(history, endpoints.changeMember, at.actor, {
    personId, idType: 'resident', details: { post: '班长' }, personal: {}, ...(chance(history, 2) ? { idNumber: idNumberOf(person(history)) } : {}),
  });
}

async function correct(history: History): Promise<void> {
  const personId = pickOne(history, history.persons);
  if (personId === undefined) return;
  const correctionId = newId(history.world.house);
  const changes = { post: '组长', ...(chance(history, 2) ? { phone: phoneOf(person(history)) } : {}), ...(chance(history, 3) ? { name: '改名会员' } : {}) };
  const me = await history.world.actorOf(personId);
  if (await attempt(history, endpoints.proposeCorrection, me, { correctionId, changes }) === undefined) return;
  known(history).corrections.push(correctionId);
  if (chance(history, 5)) await attempt(history, endpoints.withdrawCorrection, me, { correctionId });
}

async function settle(history: History): Promise<void> {
  const [at, correctionId] = [await office(history), pickOne(history, known(history).corrections)];
  if (at === undefined || correctionId === undefined) return;
  const outcome = pickOne(history, ['confirmed', 'confirmed', 'declined'] as const) ?? 'confirmed';
  await attempt(history, endpoints.settleCorrection, at.actor, { correctionId, outcome, ...(outcome === 'declined' ? { reason: '请来工会核对' } : {}) });
}

/** Asked for by one office holder; where another one stands by, approved and taken away. */
async function exportInFull(history: History): Promise<void> {
  const [at, other] = [await office(history), await office(history)];
  if (at === undefined || other === undefined) return;
  const requestId = newId(history.world.house);
  const payload = { words: '', columns: ['name', 'phone'], rows: chance(history, 3) ? 1 : 500, reason: '核对名册' };
  const made = await attempt(history, countersign.prepare, at.actor, { unionId: at.unionId, requestId, action: 'register.exportInFull', payload });
  if (made === undefined) return;
  await attempt(history, countersign.approve, other.actor, { requestId, payloadHash: made.payloadHash });
  await attempt(history, endpoints.exportInFull, at.actor, { unionId: at.unionId, requestId, language: 'zh-CN' });
}

export const historySteps: readonly HistoryStep[] = [
  { name: 'enter a member', weight: 2, take: addMember },
  { name: 'import a roster', weight: 1, take: importRoster },
  { name: 'change a record', weight: 1, take: changeMember },
  { name: 'propose a correction', weight: 2, take: correct },
  { name: 'take the list in the clear', weight: 1, take: exportInFull },
  { name: 'settle a correction', weight: 2, take: settle },
];
