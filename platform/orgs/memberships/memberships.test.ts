import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { addDays, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { personEntered } from '../events.ts';
import { findUnion } from '../store/unions.ts';
import { foundUnion } from '../use-cases/found-union.ts';
import { setSecondLeader } from '../use-cases/set-second-leader.ts';
import { beginMembership, endMembership, setStanding, type NewMembership } from './change-membership.ts';
import { memberStateOf, membershipErrors } from './membership-states.ts';
import { mergeMemberships, moveHome, moveHomes } from './move-homes.ts';
import { findHome, listMembersOn, listMemberships } from './store/memberships.ts';

const TODAY = toPlainDate('2026-03-09');
let world: TestWorld;
let roots = 0;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

const setup = <T>(work: Parameters<typeof world.asSystem<T>>[1]) => world.asSystem('setup', work);
async function found(): Promise<UnionId> {
  const unionId = newId<'union'>(world.house);
  const ordinal = roots += 1;
  await setup((ctx) => foundUnion(ctx, undefined, { unionId, name: `会籍${ordinal}工会`, kind: 'enterprise', isGenerated: false }, ordinal));
  return unionId;
}
async function enter(unionId: UnionId | null = null): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await setup((ctx) => record(ctx, [personEntered({ personId, name: '某师傅', unionId })]));
  return personId;
}
const begin = (wanted: NewMembership) => setup((ctx) => beginMembership(ctx, wanted));
const home = (personId: PersonId) => setup(({ tx }) => findHome(tx, personId));
const all = (personId: PersonId) => setup(({ tx }) => listMemberships(tx, personId));
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => { if (error instanceof AppError) return error.code; throw error; });

/** Rows that break a law, over everybody of this database. None, ever. */
const broken = () => world.ownerDb.pool<{ id: string }[]>`
  select p.id from orgs_person p
  left join orgs_membership m on m.person_id = p.id and m.is_home and m.ended_on is null
  left join orgs_union u on u.id = m.union_id
  where (p.union_id, p.org_path, p.line_path) is distinct from (m.union_id, u.path, u.line_path)
     or (m.org_path, m.line_path) is distinct from (u.path, u.line_path)
  union all
  select a.person_id from orgs_membership a join orgs_membership b on b.person_id = a.person_id and b.id > a.id and b.is_home and a.is_home
  where a.began_on < coalesce(b.ended_on, 'infinity') and b.began_on < coalesce(a.ended_on, 'infinity')`;

describe('one person, many dated memberships, exactly one home', () => {
  test('entered at a union is a member of it from that day on', async () => {
    const unionId = await found();
    const personId = await enter(unionId);
    expect(await home(personId)).toMatchObject({ unionId, isHome: true, standing: 'valid', beganOn: TODAY, endedOn: null });
  });

  test('a second home is refused, also to two requests that meet; a guest is not', async () => {
    const [one, other] = [await found(), await found()];
    const personId = await enter();
    const both = await Promise.all([one, other].map((unionId) => refusal(begin({ personId, unionId }))));
    expect([...both].sort()).toEqual(['done', membershipErrors['already-member'].code]);
    const away = (await home(personId))?.unionId === one ? other : one;
    await begin({ personId, unionId: away, isHome: false });
    expect(await refusal(begin({ personId, unionId: away, isHome: false }))).toBe(membershipErrors['already-member'].code);
    expect(await broken()).toEqual([]);
  });

  test('moving ends the one and begins the other on the same day; a guest\'s row gives way to the home', async () => {
    const [from, to] = [await found(), await found()];
    const personId = await enter(from);
    await begin({ personId, unionId: to, isHome: false, beganOn: addDays(TODAY, -3) });
    const first = await home(personId);
    if (first === undefined) throw new Error('no home');
    await setup((ctx) => setStanding(ctx, first.id, 'transferring'));
    await setup((ctx) => moveHome(ctx, personId, { unionId: to }));
    expect((await all(personId)).map((one) => [one.unionId, one.isHome, memberStateOf(one), one.endedOn])).toEqual(expect.arrayContaining([
      [to, true, 'valid', null], [to, false, 'moved', TODAY], [from, true, 'moved', TODAY],
    ]));
    expect(await refusal(setup((ctx) => moveHome(ctx, personId, { unionId: to })))).toBe(membershipErrors['already-there'].code);
    expect(await broken()).toEqual([]);
  });

  test('a guest\'s row that begins while the home moves leaves the person at the new home', async () => {
    const [from, to, away] = [await found(), await found(), await found()];
    const personId = await enter(from);
    let beginning: Promise<unknown> | undefined;
    await setup(async (ctx) => {
      await moveHome(ctx, personId, { unionId: to });
      beginning = begin({ personId, unionId: away, isHome: false });
      // The move commits once the guest's change waits for it, with what it read before in its hands.
      await expect.poll(async () => (await world.ownerDb.pool`
        select a.pid from pg_stat_activity a where a.datname = current_database() and cardinality(pg_blocking_pids(a.pid)) > 0`).length,
      { timeout: 30_000 }).toBe(1);
    });
    await beginning;
    expect(await broken()).toEqual([]);
  });

  test('history tells who belonged where on any past day', async () => {
    const [from, to] = [await found(), await found()];
    const personId = await enter();
    await begin({ personId, unionId: from, beganOn: toPlainDate('2020-01-10') });
    await setup((ctx) => moveHome(ctx, personId, { unionId: to, movedOn: toPlainDate('2024-05-01') }));
    const on = async (unionId: UnionId, day: string) => (await setup(({ tx }) => listMembersOn(tx, unionId, { day: toPlainDate(day), after: undefined, limit: 9 }))).length;
    expect([await on(from, '2020-01-09'), await on(from, '2020-01-10'), await on(from, '2024-04-30'), await on(from, '2024-05-01')]).toEqual([0, 1, 1, 0]);
    expect([await on(to, '2024-04-30'), await on(to, '2024-05-01')]).toEqual([0, 1]);
  });

  test('leaving leaves a person without union, who may join again; what is over does not end twice', async () => {
    const unionId = await found();
    const personId = await enter(unionId);
    const membership = await home(personId);
    if (membership === undefined) throw new Error('no home');
    const end = () => setup((ctx) => endMembership(ctx, { membershipId: membership.id, reason: 'left' }));
    const outcomes = await Promise.all([refusal(end()), refusal(end())]);
    expect([...outcomes].sort()).toEqual(['done', membershipErrors['not-member'].code]);
    expect(await home(personId)).toBeUndefined();
    expect(await broken()).toEqual([]);
    await begin({ personId, unionId });
    expect(await home(personId)).toMatchObject({ unionId });
    expect(await refusal(setup((ctx) => setStanding(ctx, membership.id, 'retained')))).toBe(membershipErrors['not-member'].code);
  });

  test('what cannot be is refused: days to come, days before it began, strangers, unions that are not there', async () => {
    const unionId = await found();
    const personId = await enter(unionId);
    const membership = await home(personId);
    if (membership === undefined) throw new Error('no home');
    const ends = (endedOn: string) => refusal(setup((ctx) => endMembership(ctx, { membershipId: membership.id, reason: 'died', endedOn: toPlainDate(endedOn) })));
    expect(await ends('2026-03-10')).toBe(membershipErrors['day-to-come'].code);
    expect(await ends('2026-03-08')).toBe(membershipErrors['before-it-began'].code);
    expect(await refusal(begin({ personId: newId(world.house), unionId }))).toBe(membershipErrors['person-unknown'].code);
    expect(await refusal(begin({ personId, unionId: newId(world.house) }))).toBe(membershipErrors['union-unknown'].code);
    expect(await refusal(setup(async (ctx) => moveHome(ctx, newId(ctx), { unionId })))).toBe(membershipErrors['not-member'].code);
  });
});

describe('a union that goes into another', () => {
  test('takes everybody along: homes, guests, and those who are at both keep one row each', async () => {
    const [from, into] = [await found(), await found()];
    const [member, hosted, both, reverse] = [await enter(from), await enter(), await enter(from), await enter(into)];
    await begin({ personId: hosted, unionId: from, isHome: false });
    await begin({ personId: both, unionId: into, isHome: false });
    await begin({ personId: reverse, unionId: from, isHome: false });
    const moved = await setup(async (ctx) => {
      await ctx.tx`select u.id from orgs_union u where u.id = ${from} for update`;
      return mergeMemberships(ctx, { id: from }, { id: into });
    });
    expect(moved).toBe(4);
    const open = async (personId: PersonId) => (await all(personId)).filter((one) => one.endedOn === null).map((one) => [one.unionId, one.isHome]);
    expect(await Promise.all([member, hosted, both, reverse].map(open))).toEqual([[[into, true]], [[into, false]], [[into, true]], [[into, true]]]);
    expect(await broken()).toEqual([]);
  });

  test('when the tree changes, memberships take their new paths', async () => {
    const [leader, led] = [await found(), await found()];
    const personId = await enter(led);
    await setup(async (ctx) => {
      const [union, above] = [await findUnion(ctx.tx, led), await findUnion(ctx.tx, leader)];
      if (union !== undefined && above !== undefined) await setSecondLeader(ctx, union, above);
    });
    expect((await home(personId))?.linePath).not.toBeNull();
    expect(await broken()).toEqual([]);
  });
});

test('random storms of joining, leaving, moving and merging lose nobody and double-home nobody', async () => {
  const unions = await Promise.all([found(), found(), found(), found()]);
  const step = fc.record({ act: fc.constantFrom('begin', 'guest', 'end', 'move', 'split', 'merge'), who: fc.nat(4), to: fc.nat(3), from: fc.nat(3) });
  await fc.assert(fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 10 }), async (waves) => {
    const people = await Promise.all(unions.map((unionId) => enter(unionId)).concat(enter()));
    const at = <T>(list: readonly T[], index: number): T => { const one = list[index]; if (one === undefined) throw new Error('out of the list'); return one; };
    for (const wave of waves) {
      // One wave's changes meet in the database.
      await Promise.all(wave.map(({ act, who, to, from }) => refusal(setup(async (ctx) => {
        const [personId, unionId] = [at(people, who), at(unions, to)];
        if (act === 'begin' || act === 'guest') await beginMembership(ctx, { personId, unionId, isHome: act === 'begin' });
        if (act === 'move') await moveHome(ctx, personId, { unionId });
        if (act === 'split') await moveHomes(ctx, [personId, at(people, (who + 1) % people.length)], { unionId });
        if (act === 'end') {
          const open = (await listMemberships(ctx.tx, personId)).find((one) => one.endedOn === null && !one.isHome);
          if (open !== undefined) await endMembership(ctx, { membershipId: open.id, reason: 'left' });
        }
        if (act === 'merge') {
          await ctx.tx`select u.id from orgs_union u where u.id in (${at(unions, from)}, ${unionId}) order by u.id for update`;
          await mergeMemberships(ctx, { id: at(unions, from) }, { id: unionId });
        }
      }))));
    }
    // Nobody's home is ever ended here: whoever had one has one still.
    for (const personId of people.slice(0, 4)) expect(await home(personId)).toBeDefined();
    expect(await broken()).toEqual([]);
  }), runs(25));
});

test('control: without the homes\' index two homes would stand, and the law would say so', async () => {
  const [one, other] = [await found(), await found()];
  const personId = await enter(one);
  await world.ownerDb.pool`drop index orgs_membership_home`;
  await begin({ personId, unionId: other, beganOn: dateInChina(world.clock.now()) });
  expect(await broken()).not.toEqual([]);
});
