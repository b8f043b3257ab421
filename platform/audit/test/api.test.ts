import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { granted } from '#platform/access/events.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { auditJobs } from '../jobs.ts';
import { auditConsumer } from '../sequence.ts';

let world: TestWorld;
let recorder: ErrorRecorder;
let officer: Actor;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
  const [unionId, personId] = [newId<'union'>(world.house), newId<'person'>(world.house)];
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, undefined, { unionId, name: '示例总工会', kind: 'federation', isGenerated: false });
    const union = await findUnion(ctx.tx, unionId);
    await record(ctx, [
      personEntered({ personId, name: '审计员甲', unionId }),
      granted({
        grantId: newId<'grant'>(ctx), personId, unionId, orgPath: union?.path ?? '', linePath: union?.path ?? '', role: 'audit-officer',
        hasSubtree: true, grantedBy: null, parentGrantId: null, validUntil: null,
      }),
    ]);
  });
  officer = await world.actorOf(personId);
});
afterAll(async () => { await world.close(); });

/** What runs beside the requests, until nothing is due. */
async function settle(): Promise<void> {
  const runner = createRunner({ db: world.db, house: world.house, consumers: [auditConsumer], jobs: auditJobs, every: 60_000 });
  await runner.settle();
  await runner.stop();
}

describe('the audit officer', () => {
  test('sees the tree grow, be signed every five minutes and be verified daily', async () => {
    expect(await recorder.call(endpoints.readTree, officer, {})).toMatchObject({ size: 0, waiting: 3, checkpoints: [], verifications: [] });
    await settle();
    world.clock.advance(6 * 60_000);
    await settle();
    const view = await recorder.call(endpoints.readTree, officer, {});
    expect(view).toMatchObject({ size: 3, waiting: 0, checkpoints: [{ size: 3 }] });
    expect(view.verifications.map((one) => [one.askedBy, one.outcome])).toContainEqual(['schedule', 'sound']);
  });

  test('has it verified under their own name', async () => {
    await recorder.call(endpoints.verifyTree, officer, {});
    await settle();
    const { verifications } = await recorder.call(endpoints.readTree, officer, {});
    expect(verifications[0]).toMatchObject({ askedBy: 'officer', personName: '审计员甲', outcome: 'sound', size: 3, position: null });
  });

  test('compares a checkpoint from outside; a fault that a verification finds stands on the page', async () => {
    const [signed] = (await recorder.call(endpoints.readTree, officer, {})).checkpoints;
    expect(await recorder.call(endpoints.compareCheckpoint, officer, { note: signed?.note ?? '' })).toEqual({ kind: 'same', size: 3, sizeThen: null, restored: null });
    expect(await recorder.call(endpoints.compareCheckpoint, officer, { note: '无' })).toMatchObject({ kind: 'unreadable' });
    await world.ownerDb.pool`update journal_event set at = at + interval '1 hour' where seq = (select min(seq) from journal_event)`;
    await recorder.call(endpoints.verifyTree, officer, {});
    await settle();
    expect((await recorder.call(endpoints.readTree, officer, {})).verifications[0]).toMatchObject({ outcome: 'changed', position: 0 });
  });

  test('every endpoint answered', () => { expect(recorder.missing(endpoints)).toEqual([]); });
});
