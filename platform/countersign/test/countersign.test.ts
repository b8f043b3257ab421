import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests as houseManifests } from '#apps/server/manifests.ts';
import { defineCountersigned } from '#platform/access/countersigned-action.ts';
import { grantEnded } from '#platform/access/events.ts';
import { handle } from '#platform/access/handler.ts';
import { may } from '#platform/contract/access.ts';
import { defineCommand } from '#platform/contract/endpoint.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { endpoints as officeEndpoints } from '#platform/offices/contract.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { defineModule } from '#platform/registry/module.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints, errors, requestResource } from '../contract.ts';
import { countersignManifest } from '../manifest.ts';
import { spendApproval } from '../use-cases/spend-approval.ts';

const HOUR = 3_600_000;
let runs: string[] = [];
let isRefusing = false;

/** What the tests countersign: it writes down that it ran, or refuses. */
const exportRows = defineCountersigned({
  id: 'trial.exportRows', permission: 'orgs.union.found', approval: 'orgs.union.found', hours: 24,
  payload: z.object({ rows: z.int().positive(), kind: z.string().min(1), about: z.string().optional() }).strict(),
  concerns: ({ about }) => (about === undefined ? [] : [about as never]), // -- a test names a person it made
  describe: ({ rows, kind }) => [{ label: 'trial.rows', as: 'count', value: rows }, { label: 'trial.kind', as: 'text', value: kind }],
  async perform(_ctx, { rows, kind }) {
    if (isRefusing) throw new AppError(orgsErrors['until-past']);
    runs.push(`${kind} ${rows}`);
    return { rows };
  },
});

/** The other way: an endpoint of its own that uses an approval up. */
const spend = defineCommand({
  id: 'trial.spend', access: may('orgs.union.found').on(requestResource, 'requestId'),
  input: z.object({ requestId: z.string(), rows: z.int() }), output: z.object({}), errors: [],
});
const trial = defineModule({
  id: 'trial', dependsOn: ['countersign'], endpoints: { spend }, countersigned: [exportRows],
  handlers: [handle(spend, async (ctx, { requestId, rows }) => {
    await spendApproval(ctx, { requestId, action: exportRows.id, payload: { rows, kind: 'members' } });
    return {};
  })],
});

let world: TestWorld;
let recorder: ErrorRecorder;
let make: ReturnType<typeof officesWorld>;
let upper: UnionId;
let unionId: UnionId;
let [above, chair, administrator]: Officer[] = [];
beforeAll(async () => {
  const kept = houseManifests.filter((one) => one.id !== 'countersign');
  world = await openTestWorld([...kept, countersignManifest([...kept.flatMap((one) => one.countersigned), exportRows]), trial]);
  recorder = recordErrors(world);
  make = officesWorld(world);
  upper = await make.found(undefined, '市总工会');
  unionId = await make.found(upper, '某厂工会');
  above = await make.seat(upper, 'chair', { name: '上级主席' });
  chair = await make.seat(unionId, 'chair', { name: '主席' });
  administrator = await make.seat(unionId, 'administrator', { name: '管理员' });
});
afterAll(async () => { await world.close(); });

const act = (officer: Officer | undefined) => make.act(officer ?? { personId: newId(world.house) });
const PAYLOAD = { rows: 30, kind: 'members' };

async function prepare(by: Officer | undefined, payload: Record<string, string | number> = PAYLOAD, at: UnionId = unionId) {
  const requestId = newId<'request'>(world.house);
  const made = await recorder.call(endpoints.prepare, await act(by), { unionId: at, requestId, action: exportRows.id, payload });
  return { requestId, payloadHash: made.payloadHash, asked: made.asked };
}
const claim = ({ requestId, payloadHash }: { requestId: string; payloadHash: string }) => ({ requestId, payloadHash });
const approve = async (by: Officer | undefined, request: { requestId: string; payloadHash: string }) =>
  recorder.call(endpoints.approve, await act(by), claim(request));
const perform = async (by: Officer | undefined, { requestId }: { requestId: string }) => recorder.call(endpoints.perform, await act(by), { requestId });

describe('two persons', () => {
  test('prepare and approve, then it runs once under the first one\'s name, with the second one\'s beside it', async () => {
    runs = [];
    const request = await prepare(administrator);
    expect(request.asked).toEqual(['主席']);
    expect(runs).toEqual([]);
    const seen = await recorder.call(endpoints.readRequest, await act(chair), { requestId: request.requestId });
    expect(seen).toMatchObject({
      state: 'waiting', preparedBy: '管理员', unionName: '某厂工会', mayApprove: true, isMine: false, payloadHash: request.payloadHash,
      lines: [{ label: 'trial.rows', as: 'count', value: 30 }, { label: 'trial.kind', as: 'text', value: 'members' }],
    });
    expect(JSON.parse(seen.payloadText)).toMatchObject({ action: exportRows.id, unionId, requestId: request.requestId, payload: PAYLOAD });
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: request.requestId }, errors['not-approved']);
    await approve(chair, request);
    expect(await perform(administrator, request)).toEqual({ result: { rows: 30 } });
    expect(runs).toEqual(['members 30']);
    const [event] = await world.ownerDb.pool<{ actor: unknown; body: Record<string, unknown> }[]>`
      select e.actor, e.body from journal_event e where e.type = 'countersign.performed' and e.subject_id = ${request.requestId}`;
    expect(event).toMatchObject({
      actor: { personId: administrator?.personId },
      body: { performedBy: administrator?.personId, approvedBy: chair?.personId, payloadHash: request.payloadHash },
    });
  });

  test('are never one: not with the other office too, and not by a duty that the first handed on', async () => {
    const both = await make.found(upper);
    const one = await make.seat(both, 'chair', { name: '一人' });
    await make.seat(both, 'administrator', { personId: one.personId });
    const request = await prepare(one, PAYLOAD, both);
    // Nobody else at home: the union above lends its chair.
    expect(request.asked).toEqual(['上级主席']);
    await recorder.refused(endpoints.approve, await act(one), claim(request), errors['same-person']);
    await recorder.refused(endpoints.decline, await act(one), { requestId: request.requestId, reason: '自己不同意' }, errors['same-person']);
    const friend = newId<'person'>(world.house);
    await recorder.call(officeEndpoints.handOn, await act(one), {
      unionId: both, role: 'administrator', hasSubtree: true, to: { personId: friend, name: '一人的朋友' },
      until: new Date(world.clock.now().getTime() + 48 * HOUR).toISOString(),
    });
    await recorder.refused(endpoints.approve, await world.actorOf(friend), claim(request), errors['not-independent']);
    await recorder.refused(endpoints.decline, await world.actorOf(friend), { requestId: request.requestId, reason: '不同意' }, errors['not-independent']);
    expect((await recorder.call(endpoints.listRequests, await world.actorOf(friend), { view: 'waiting' })).requests).toEqual([]);
    expect((await recorder.call(endpoints.listRequests, await act(above), { view: 'waiting' })).requests.map((row) => row.requestId)).toContain(request.requestId);
    await approve(above, request);
  });

  test('are not the one whom it is about', async () => {
    const request = await prepare(administrator, { ...PAYLOAD, about: chair?.personId ?? '' });
    expect(request.asked).toEqual(['上级主席']);
    await recorder.refused(endpoints.approve, await act(chair), claim(request), errors['concerned']);
    await recorder.refused(endpoints.decline, await act(chair), { requestId: request.requestId, reason: '与我有关' }, errors['concerned']);
  });

  test('are not sought among those who are away, and where nobody is left it is not even prepared', async () => {
    const alone = await make.found();
    const [first, second] = [await make.seat(alone, 'chair', { name: '主席' }), await make.seat(alone, 'administrator', { name: '管理员' })];
    const now = world.clock.now().getTime();
    await recorder.call(officeEndpoints.declareAbsence, await act(second), {
      unionId: alone, absenceId: newId(world.house), from: new Date(now).toISOString(), until: new Date(now + HOUR).toISOString(),
    });
    const wanted = { unionId: alone, requestId: newId(world.house), action: exportRows.id, payload: PAYLOAD };
    await recorder.refused(endpoints.prepare, await act(first), wanted, errors['no-second']);
    world.clock.advance(HOUR);
    await recorder.call(endpoints.prepare, await act(first), wanted);
    await recorder.refused(endpoints.prepare, await act(first), wanted, errors['already-prepared']);
  });

  test('both need what the action asks for, at the time of asking and of doing', async () => {
    const contact = await make.seat(unionId, 'contact-person', { name: '联系人' });
    const wanted = { unionId, requestId: newId(world.house), action: exportRows.id, payload: PAYLOAD };
    await recorder.refused(endpoints.prepare, await act(contact), wanted, errors['not-entitled']);
    await recorder.refused(endpoints.prepare, await act(chair), { ...wanted, action: 'trial.other' }, errors['unknown-action']);
    await recorder.refused(endpoints.prepare, await act(chair), { ...wanted, payload: { rows: 0, kind: 'x' } }, errors['payload-invalid']);
    const request = await prepare(chair);
    await recorder.refused(endpoints.approve, await act(contact), claim(request), errors['not-entitled']);
    await recorder.refused(endpoints.decline, await act(contact), { requestId: request.requestId, reason: '不同意' }, errors['not-entitled']);
    const leaving = await make.found(upper);
    const [first, second] = [await make.seat(leaving, 'chair'), await make.seat(leaving, 'administrator')];
    await make.seat(leaving, 'contact-person', { personId: first.personId });
    const approvedOne = await prepare(first, PAYLOAD, leaving);
    await approve(second, approvedOne);
    await world.asSystem('setup', (ctx) => record(ctx, [grantEnded({ grantId: first.grantId, personId: first.personId, endedBy: null })]));
    await recorder.refused(endpoints.perform, await act(first), { requestId: approvedOne.requestId }, errors['not-entitled']);
  });
});

describe('what was approved', () => {
  test('is exactly what was read: another hash is refused, and a text exchanged in the table is not run', async () => {
    runs = [];
    const [first, other] = [await prepare(administrator), await prepare(administrator, { ...PAYLOAD, rows: 9000 })];
    expect(first.payloadHash).not.toBe(other.payloadHash);
    await recorder.refused(endpoints.approve, await act(chair), { requestId: other.requestId, payloadHash: first.payloadHash }, errors['payload-changed']);
    await approve(chair, first);
    await approve(chair, other);
    await world.ownerDb.pool`
      update countersign_request r set approved_hash = ${other.payloadHash}, payload_hash = ${other.payloadHash} where r.id = ${first.requestId}`;
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: first.requestId }, errors['payload-changed']);
    expect(runs).toEqual([]);
  });

  test('the same payload twice is two requests: one approval is good for one run', async () => {
    runs = [];
    const [one, two] = [await prepare(administrator), await prepare(administrator)];
    expect(one.payloadHash).not.toBe(two.payloadHash);
    await approve(chair, one);
    await perform(administrator, one);
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: one.requestId }, errors['not-approved']);
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: two.requestId }, errors['not-approved']);
    expect(runs).toHaveLength(1);
  });

  test('is over after its hours, approved or not', async () => {
    const [waiting, agreed] = [await prepare(administrator), await prepare(administrator)];
    await approve(chair, agreed);
    world.clock.advance(24 * HOUR);
    await recorder.refused(endpoints.approve, await act(chair), claim(waiting), errors['expired']);
    await recorder.refused(endpoints.decline, await act(chair), { requestId: waiting.requestId, reason: '太晚' }, errors['expired']);
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: agreed.requestId }, errors['expired']);
    expect((await recorder.call(endpoints.listRequests, await act(chair), { view: 'waiting' })).requests).toEqual([]);
    const mine = await recorder.call(endpoints.listRequests, await act(administrator), { view: 'mine' });
    expect(mine.requests.filter((row) => [waiting, agreed].some((one) => one.requestId === row.requestId)).map((row) => row.state)).toEqual(['expired', 'expired']);
  });

  test('is performed by whoever prepared it and nobody else, and may be withdrawn or declined with a reason', async () => {
    const request = await prepare(administrator);
    await recorder.refused(endpoints.withdraw, await act(chair), { requestId: request.requestId }, errors['not-yours']);
    await approve(chair, request);
    await recorder.refused(endpoints.perform, await act(chair), { requestId: request.requestId }, errors['not-yours']);
    await recorder.call(endpoints.withdraw, await act(administrator), { requestId: request.requestId });
    await recorder.refused(endpoints.perform, await act(administrator), { requestId: request.requestId }, errors['not-approved']);
    await recorder.refused(endpoints.withdraw, await act(administrator), { requestId: request.requestId }, errors['not-waiting']);
    const other = await prepare(administrator);
    await recorder.call(endpoints.decline, await act(chair), { requestId: other.requestId, reason: '名单不对' });
    expect(await recorder.refused(endpoints.approve, await act(chair), claim(other), errors['not-waiting'])).toEqual({ state: 'declined' });
    await recorder.refused(endpoints.decline, await act(chair), { requestId: other.requestId, reason: '再次' }, errors['not-waiting']);
    expect(await recorder.call(endpoints.readRequest, await act(administrator), { requestId: other.requestId })).toMatchObject({ state: 'declined', reason: '名单不对', isMine: true });
  });

  test('an action that refuses leaves the approval as it was', async () => {
    runs = [];
    isRefusing = true;
    const request = await prepare(administrator);
    await approve(chair, request);
    expect(await recorder.refused(endpoints.perform, await act(administrator), { requestId: request.requestId }, errors['action-refused']))
      .toEqual({ code: 'orgs/until-past' });
    isRefusing = false;
    await perform(administrator, request);
    expect(runs).toHaveLength(1);
  });

  test('an endpoint of another module uses an approval up, for the same payload alone', async () => {
    const request = await prepare(administrator);
    const first = await act(administrator);
    await expect(world.call(spend, first, { requestId: request.requestId, rows: 30 })).rejects.toMatchObject({ code: 'countersign/not-approved' });
    await approve(chair, request);
    await expect(world.call(spend, first, { requestId: request.requestId, rows: 31 })).rejects.toMatchObject({ code: 'countersign/payload-changed' });
    await world.call(spend, first, { requestId: request.requestId, rows: 30 });
    await expect(world.call(spend, first, { requestId: request.requestId, rows: 30 })).rejects.toMatchObject({ code: 'countersign/not-approved' });
  });
});

describe('at once', () => {
  test('two approvers: one of them is recorded; two performances: it runs once', async () => {
    runs = [];
    const request = await prepare(administrator);
    const approvals = await Promise.allSettled([approve(chair, request), approve(above, request), approve(chair, request)]);
    expect(approvals.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const performances = await Promise.allSettled([perform(administrator, request), perform(administrator, request), perform(administrator, request)]);
    expect(performances.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(runs).toHaveLength(1);
    const [row] = await world.ownerDb.pool<{ events: number }[]>`
      select count(*) as events from journal_event e where e.subject_id = ${request.requestId} and e.type in ('countersign.approved', 'countersign.performed')`;
    expect(row?.events).toBe(2);
  });

  test('a repeat under the same key gives the same answer and runs nothing', async () => {
    runs = [];
    const request = await prepare(administrator);
    await approve(chair, request);
    const [actor, key] = [await act(administrator), newId(world.house)];
    const [one, two] = [
      await world.call(endpoints.perform, actor, { requestId: request.requestId }, { key }),
      await world.call(endpoints.perform, actor, { requestId: request.requestId }, { key }),
    ];
    expect([one, runs.length]).toEqual([two, 1]);
  });
});

test('control: the database itself refuses a row in which one person is both', async () => {
  const request = await prepare(administrator);
  await expect(world.ownerDb.pool`
    update countersign_request r set decided_by = r.prepared_by where r.id = ${request.requestId}`).rejects.toMatchObject({ code: '23514' });
  await expect(world.ownerDb.pool`
    update countersign_request r set state = 'approved', decided_by = ${chair?.personId ?? ''}, approved_hash = repeat('0', 64)
    where r.id = ${request.requestId}`).rejects.toMatchObject({ code: '23514' });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  // An action that has gone while a request for it waited: no action is taken out of a running house.
  expect(recorder.missing(endpoints)).toEqual(['countersign.perform never refused countersign/unknown-action']);
});
