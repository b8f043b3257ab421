import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt } from '#capabilities/draw/test/draw-world.ts';
import { endpoints as draw } from '#capabilities/draw/contract.ts';
import { rehomeDraws } from '#capabilities/draw/use-cases/rehome-draws.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { openSignupWorld, HOUR, type SignupWorld } from '#capabilities/signup/test/signup-world.ts';
import { rehomeOffers } from '#capabilities/signup/use-cases/rehome-offers.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import { endpoints } from '../contract.ts';
import { rehomeActivities } from '../use-cases/rehome-activities.ts';
import { newActivity } from './activities-world.ts';

let at: SignupWorld;
beforeAll(async () => { at = await openSignupWorld(); });
afterAll(() => at.world.close());

async function found(name: string): Promise<UnionId> {
  const unionId = newId<'union'>(at.world.house);
  await at.world.call(orgs.foundUnion, await at.chairOf(at.unions.city), { parentId: at.unions.city, unionId, name, kind: 'enterprise' });
  return unionId;
}
async function mergeAway(unionId: UnionId, successorId: UnionId): Promise<void> {
  await at.world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
    unionId, successorId, isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕3号', decidedOn: dateInChina(ctx.clock.now()),
  })]));
}
async function rehome(): Promise<void> {
  for (const work of [rehomeDraws, rehomeOffers, rehomeActivities]) expect([await at.world.asSystem('job', work), await at.world.asSystem('job', work)]).toEqual([false, false]);
}

test('a union that goes into another takes its activity with places and draw along; its successor goes on with it', async () => {
  const [first, second] = [await found('并走的工会'), await found('接手的工会')];
  const people = await at.people(first, 2) as [PersonId, PersonId]; // -- two of two
  const made = newActivity(at.world, first, { way: 'draw', shares: [{ unionId: first, parentId: null, places: 1, flowsBackAt: null }] });
  await at.world.call(endpoints.makeActivity, await at.chairOf(first), made);
  const drawId = made.sessions[0]?.sessionId ?? '';
  for (const personId of people) await at.enter(personId, drawId);
  await mergeAway(first, second);
  await rehome();
  const [later] = await at.people(second, 1) as [PersonId]; // -- one of one
  await at.enter(later, drawId);
  at.world.clock.advance(241 * HOUR);
  await lookAt(at.world);
  const chair = await at.chairOf(second);
  const { tasks } = await at.world.call(draw.listTasks, chair, {});
  expect(tasks).toEqual([expect.objectContaining({ drawId, state: 'delayed', role: 'organiser', unionId: second, hasCloser: true })]);
  expect(await at.world.call(draw.readDraw, chair, { drawId })).toMatchObject({ organiser: { unionId: second }, closer: { unionId: at.unions.city } });
  await at.world.call(draw.turnToApproval, chair, { drawId, reason: '两会合并，改为审批' });
  const { entries, shares } = await at.world.call(signup.listEntries, chair, { offerId: drawId });
  expect([entries.length, shares.map(({ unionId }) => unionId)]).toEqual([3, [second]]);
  expect(await at.world.call(signup.decideEntries, chair, { offerId: drawId, entries: entries.map(({ entryId }) => entryId), isAgreed: true })).toMatchObject({ placed: 1, waiting: 2 });
  expect(await at.world.call(endpoints.readActivity, chair, { activityId: made.activityId })).toMatchObject({ unionId: second, way: 'approval', audience: { unions: [{ unionId: second }] } });
  const { activities } = await at.world.call(endpoints.listForMe, await at.world.actorOf(later), {});
  expect(activities.map(({ activityId }) => activityId)).toEqual([made.activityId]);
});

test('a closer that is no more is followed by its successor, or by the union above; what is over stays', async () => {
  const [organiser, closer, other] = [await found('主办的工会'), await found('要并走的'), await found('别的工会')];
  const made = newActivity(at.world, organiser, { way: 'draw' });
  await at.world.call(endpoints.makeActivity, await at.chairOf(organiser), made);
  const drawId = made.sessions[0]?.sessionId ?? '';
  await at.world.ownerDb.pool`update draw_draw set closer_id = ${closer} where id = ${drawId}`;
  const over = newActivity(at.world, closer);
  await at.world.call(endpoints.makeActivity, await at.chairOf(closer), over);
  await at.world.call(endpoints.cancelActivity, await at.chairOf(closer), { activityId: over.activityId, reason: '两会合并' });
  await mergeAway(closer, other);
  await rehome();
  // The successor is not above the organiser and has not committed: the union above it is asked.
  expect((await at.world.call(draw.readDraw, await at.chairOf(organiser), { drawId })).closer).toMatchObject({ unionId: at.unions.city });
  expect(await at.world.call(endpoints.readActivity, await at.chairOf(at.unions.city), { activityId: over.activityId })).toMatchObject({ unionId: closer });
});
