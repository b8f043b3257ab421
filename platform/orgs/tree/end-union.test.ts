import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { endpoints as countersign, errors as countersignErrors } from '#platform/countersign/contract.ts';
import { record } from '#platform/journal/journal.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { treeEndpoints, treeErrors } from '../contract/tree.ts';
import { personEntered } from '../events.ts';
import { findUnion } from '../store/unions.ts';
import { APPROVAL } from '../test/tree-matrix.ts';

let world: TestWorld;
let recorder: ErrorRecorder;
let make: ReturnType<typeof officesWorld>;
let [city, zone] = ['', ''] as unknown as [UnionId, UnionId]; // -- set before the first test
let cityChair: Officer;
let zoneChair: Officer;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
  make = officesWorld(world);
  city = await make.found(undefined, '市总工会');
  zone = await make.found(city, '区总工会');
  cityChair = await make.seat(city, 'chair', { name: '市主席' });
  zoneChair = await make.seat(zone, 'chair', { name: '区主席' });
});
afterAll(async () => { await world.close(); });

const act = (officer: Officer) => make.act(officer);
const enter = (unionId: UnionId) => world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId: newId<'person'>(ctx), name: '某师傅', unionId })]));
const nameOf = async (unionId: UnionId) => (await world.asSystem('setup', ({ tx }) => findUnion(tx, unionId)))?.name ?? '';

type Shown = { readonly at?: UnionId; readonly [field: string]: string | number | undefined };

async function prepareMerge(first: Officer, from: UnionId, into: UnionId, { at = zone, ...change }: Shown = {}) {
  const requestId = newId(world.house);
  const payload = {
    unionId: from, unionName: await nameOf(from), intoId: into, intoName: await nameOf(into), unions: 0, members: 0, ...APPROVAL, ...change,
  };
  const { payloadHash, asked } = await recorder.call(countersign.prepare, await act(first), { unionId: at, requestId, action: 'orgs.mergeUnion', payload });
  return { requestId, payloadHash, asked };
}
const approve = async (by: Officer, { requestId, payloadHash }: { requestId: string; payloadHash: string }) =>
  recorder.call(countersign.approve, await act(by), { requestId, payloadHash });
const perform = async (by: Officer, { requestId }: { requestId: string }) => recorder.call(countersign.perform, await act(by), { requestId });
const refused = async (by: Officer, { requestId }: { requestId: string }) =>
  (await recorder.refused(countersign.perform, await act(by), { requestId }, countersignErrors['action-refused']))['code'];

test('a zone of one chair borrows its second person from the city; nobody else ends a union, and not before', async () => {
  const [from, into] = [await make.found(zone, '甲厂工会'), await make.found(zone, '乙厂工会')];
  await enter(from);
  const request = await prepareMerge(zoneChair, from, into, { members: 1 });
  expect(request.asked).toEqual(['市主席']);
  await recorder.refused(countersign.perform, await act(zoneChair), { requestId: request.requestId }, countersignErrors['not-approved']);
  await recorder.refused(countersign.approve, await act(zoneChair), { requestId: request.requestId, payloadHash: request.payloadHash }, countersignErrors['same-person']);
  const seen = await recorder.call(countersign.readRequest, await act(cityChair), { requestId: request.requestId });
  expect(seen.lines.map((line) => line.value)).toEqual([
    '甲厂工会', from, APPROVAL.reason, APPROVAL.documentNumber, APPROVAL.decidedOn, '乙厂工会', into, 0, 1,
  ]);
  await approve(cityChair, request);
  expect(await perform(zoneChair, request)).toEqual({ result: { children: 0, members: 1 } });
  expect((await recorder.call(treeEndpoints.readChronicle, await act(zoneChair), { unionId: into })).decisions).toMatchObject([{ kind: 'took-in', ...APPROVAL }]);
});

test('a union that leads itself alone cannot be ended by its own chair, nor at a place that is not above it', async () => {
  const [from, into] = [await make.found(zone, '丙厂工会'), await make.found(zone, '丁厂工会')];
  const own = await make.seat(from, 'chair', { name: '丙厂主席' });
  await expect(prepareMerge(own, from, into)).rejects.toMatchObject({ code: 'http/not-found' });
  // At its own place the request can be written, and is never carried out: the union above is another one.
  const astray = await prepareMerge(own, from, into, { at: from });
  await approve(zoneChair, astray);
  expect(await refused(own, astray)).toBe('http/not-found');
});

test('what changed after it was shown is not carried out: a name, a union below, more than a few members', async () => {
  const [from, into] = [await make.found(zone, '戊厂工会'), await make.found(zone, '己厂工会')];
  const lie = await prepareMerge(zoneChair, from, into, { unionName: '空壳工会' });
  await approve(cityChair, lie);
  expect(await refused(zoneChair, lie)).toBe(treeErrors['changed-since'].code);
  const other = await prepareMerge(zoneChair, from, into, { intoName: '另一个工会' });
  await approve(cityChair, other);
  expect(await refused(zoneChair, other)).toBe(treeErrors['changed-since'].code);
  const honest = await prepareMerge(zoneChair, from, into);
  await approve(cityChair, honest);
  for (let member = 0; member < 11; member += 1) await enter(from);
  expect(await refused(zoneChair, honest)).toBe(treeErrors['changed-since'].code);
  // Control: the same with the numbers as they are now.
  const anew = await prepareMerge(zoneChair, from, into, { members: 11 });
  await approve(cityChair, anew);
  expect(await perform(zoneChair, anew)).toEqual({ result: { children: 0, members: 11 } });
});
