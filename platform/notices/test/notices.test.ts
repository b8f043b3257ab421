import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { personalReach, reachSettings, systemReach } from '#platform/access/reach.ts';
import { grantEnded } from '#platform/access/events.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { record } from '#platform/journal/journal.ts';
import { stepTail } from '#platform/journal/tail.ts';
import { createRunner, type Runner } from '#platform/jobs/runner.ts';
import { appoint, found, openFloor, probe } from '#platform/jobs/test/floor.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { noticesConsumer } from '../consumer.ts';
import { endpoints } from '../contract.ts';
import { forgetOldNotices } from '../forget-old-notices.ts';

let world: TestWorld;
let runner: Runner;
let unionId: UnionId;
let chairId: PersonId;
let chair: Actor;
let other: Actor;

beforeAll(async () => {
  world = await openFloor();
  runner = createRunner({
    db: world.db, house: world.house, jobs: [forgetOldNotices], every: 3_600_000, consumers: [noticesConsumer(world.house)],
  });
  const ids = await world.asSystem('setup', async (ctx) => {
    const root = await found(ctx, undefined);
    return { union: root.id, chair: await appoint(ctx, root, 'chair'), other: await appoint(ctx, root, 'administrator') };
  });
  unionId = ids.union;
  chairId = ids.chair;
  chair = await world.actorOf(ids.chair);
  other = await world.actorOf(ids.other);
  await runner.settle();
  // Their appointments are news to them; these tests begin with read boxes.
  for (const actor of [chair, other]) await readAll(actor);
});
afterAll(async () => {
  await runner.stop();
  await world.close();
});

const list = (actor: Actor, before?: { madeAt: string; noticeId: string }) =>
  world.call(endpoints.listMine, actor, before === undefined ? {} : { before });
const unread = async (actor: Actor) => (await world.call(endpoints.countUnread, actor, {})).unread;

async function readAll(actor: Actor): Promise<void> {
  const { notices } = await list(actor);
  if (notices.length > 0) await world.call(endpoints.markRead, actor, { ids: notices.map((one) => one.noticeId) });
}

async function tell(...notices: readonly NoticeIntent[]): Promise<void> {
  await world.asSystem('setup', (ctx) => record(ctx, [probe(ctx, { unionId, notices })]));
  await runner.settle();
}

function intent(to: NoticeIntent['to'], kind = 'probe.told'): NoticeIntent {
  return { to, kind, params: { caseNumber: '00000017' }, link: '/probe/17' };
}

describe('a notice', () => {
  test('tells of an appointment: the event\'s own definition says whom and what', async () => {
    const fresh = await world.asSystem('setup', async (ctx) => {
      const union = await found(ctx, undefined);
      return appoint(ctx, union, 'contact-person', false);
    });
    await runner.settle();
    const { notices, next } = await list(await world.actorOf(fresh));
    expect(notices).toEqual([expect.objectContaining({
      kind: 'access.granted', link: '/office', params: expect.objectContaining({ role: 'contact-person' }), isRead: false,
    })]);
    expect(next).toBeNull();
  });
  test('goes to a person by name, and to whoever holds an office, once', async () => {
    const [chairBefore, otherBefore] = [await unread(chair), await unread(other)];
    await tell(intent({ person: chairId }), intent({ union: unionId, roles: ['chair', 'administrator'] }), intent({ person: chairId }, 'probe.also'));
    expect(await unread(chair)).toBe(chairBefore + 2);
    expect(await unread(other)).toBe(otherBefore + 1);
  });
  test('for an office goes to nobody who no longer holds it', async () => {
    const { former, grantId } = await world.asSystem('setup', async (ctx) => {
      const union = await found(ctx, undefined);
      const person = await appoint(ctx, union, 'chair');
      const [grant] = await ctx.tx<{ id: string }[]>`select g.id from access_grant g where g.person_id = ${person}`;
      return { former: person, grantId: grant?.id ?? '' };
    });
    const actor = await world.actorOf(former);
    await runner.settle();
    const before = await unread(actor);
    await world.asSystem('setup', (ctx) => record(ctx, [grantEnded({ grantId: grantId as never, personId: former, endedBy: null })]));
    await tell(intent({ union: actor.kind === 'person' ? actor.grants[0]?.unionId ?? unionId : unionId, roles: ['chair'] }));
    expect(await unread(actor)).toBe(before);
  });
  test('is made once, however often its event is read', async () => {
    await tell(intent({ person: chairId }));
    const before = await world.ownerDb.pool`select count(*) as n from notices_notice`;
    await world.ownerDb.pool`update journal_tail set xid = '0', seq = 0 where consumer = 'notices'`;
    expect(await stepTail(world.db, world.clock, noticesConsumer(world.house))).toBeGreaterThan(0);
    await runner.settle();
    expect(await world.ownerDb.pool`select count(*) as n from notices_notice`).toEqual(before);
  });
});

describe('a person', () => {
  test('pages through own notices, newest first, none twice and none lost', async () => {
    await tell(...Array.from({ length: 45 }, (_, n) => intent({ person: chairId }, `probe.n${n}`)));
    world.clock.advance(1000);
    await tell(intent({ person: chairId }, 'probe.newest'));
    const seen: string[] = [];
    let before: { madeAt: string; noticeId: string } | undefined;
    do {
      const page = await list(chair, before);
      expect(page.notices.length).toBeLessThanOrEqual(20);
      seen.push(...page.notices.map((one) => one.noticeId));
      before = page.next ?? undefined;
    } while (before !== undefined);
    const [all] = await world.ownerDb.pool<{ n: number }[]>`
      select count(*) as n from notices_notice n where n.person_id = ${chairId}`;
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all?.n ?? 0);
    expect((await list(chair)).notices[0]?.kind).toBe('probe.newest');
  });
  test('counts to a hundred unread ones and no further', async () => {
    await tell(...Array.from({ length: 130 }, (_, n) => intent({ person: chairId }, `probe.many${n}`)));
    expect(await unread(chair)).toBe(100);
  });
  test('marks own notices as read, once, and says how many are left', async () => {
    await readAll(other);
    await tell(intent({ person: (other as { personId: PersonId }).personId }), intent({ person: (other as { personId: PersonId }).personId }, 'probe.also'));
    const [first] = (await list(other)).notices;
    const ids = [first?.noticeId ?? ''];
    expect(await world.call(endpoints.markRead, other, { ids })).toEqual({ unread: 1 });
    const readAt = () => world.ownerDb.pool`select n.read_at from notices_notice n where n.id = ${ids[0] ?? ''}`;
    const before = await readAt();
    world.clock.advance(60_000);
    expect(await world.call(endpoints.markRead, other, { ids })).toEqual({ unread: 1 });
    expect(await readAt()).toEqual(before);
  });
});

describe.each(['both', 'database'] as const)('another person\'s notices, with %s walls', (walls) => {
  test('are not listed, not counted and not marked', async () => {
    await readAll(other);
    world.clock.advance(1000);
    await tell(intent({ person: chairId }, `probe.secret-${walls}`));
    const [secret] = (await list(chair)).notices;
    const shown = await world.call(endpoints.listMine, other, {}, { walls });
    expect(shown.notices.map((one) => one.kind)).not.toContain(`probe.secret-${walls}`);
    expect(await world.call(endpoints.markRead, other, { ids: [secret?.noticeId ?? ''] }, { walls })).toEqual({ unread: 0 });
    const [row] = await world.ownerDb.pool<{ readAt: Date | null }[]>`
      select n.read_at as "readAt" from notices_notice n where n.id = ${secret?.noticeId ?? ''}`;
    expect(row?.readAt).toBeNull();
    // The control: its owner marks it.
    await world.call(endpoints.markRead, chair, { ids: [secret?.noticeId ?? ''] }, { walls });
    expect((await list(chair)).notices.find((one) => one.noticeId === secret?.noticeId)?.isRead).toBe(true);
  });
});

describe('the table', () => {
  test('takes new notices from the reader alone, and lets nobody change what one says', async () => {
    const row = { id: newId(world.house), person_id: chairId, kind: 'k', params: '{}', link: '/', made_at: world.clock.now(), event_id: newId(world.house) };
    const as = (settings: Readonly<Record<string, string>>) => world.db.transact(settings, (tx) => tx`insert into notices_notice ${tx(row)}`);
    await expect(as(reachSettings(personalReach(chair)))).rejects.toThrow(/row-level security/);
    await expect(as(reachSettings(systemReach('job')))).rejects.toThrow(/row-level security/);
    await as(reachSettings(systemReach('tail')));
    await expect(world.db.transact(reachSettings(personalReach(chair)), (tx) => tx`
      update notices_notice n set link = 'https://elsewhere' where n.id = ${row.id}`)).rejects.toThrow(/permission denied/);
  });
  test('forgets notices after a year', async () => {
    const kinds = async () => (await world.ownerDb.pool<{ kind: string }[]>`select n.kind from notices_notice n order by 1`).map((one) => one.kind);
    expect((await kinds()).length).toBeGreaterThan(1);
    world.clock.advance(366 * 24 * 3_600_000);
    await tell(intent({ person: chairId }, 'probe.young'));
    expect(await kinds()).toEqual(['probe.young']);
  });
});
