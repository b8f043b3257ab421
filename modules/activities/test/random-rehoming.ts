import { rehomeDraws } from '#capabilities/draw/use-cases/rehome-draws.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { rehomeOffers } from '#capabilities/signup/use-cases/rehome-offers.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import { attempt, chance, pickOne, type History } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { rehomeActivities } from '../use-cases/rehome-activities.ts';
import { newActivity } from './activities-world.ts';

/** A small union goes into another while somebody is on the list of its activity. */
export async function mergeUnionAway(history: History): Promise<void> {
  const { world } = history;
  const [root] = officesOf(history);
  const into = pickOne(history, history.unions);
  if (root === undefined || into === undefined) return;
  const chair = await world.actorOf(root.personId);
  const [unionId, personId] = [newId<'union'>(world.house), newId<'person'>(world.house)];
  if (await attempt(history, orgs.foundUnion, chair, { parentId: root.unionId, unionId, name: '将并入的工会', kind: 'branch' }) === undefined) return;
  const made = newActivity(world, unionId, { way: chance(history, 2) ? 'draw' : 'first-come' });
  if (await attempt(history, endpoints.makeActivity, chair, made) === undefined) return;
  await world.asSystem('setup', async (ctx) => {
    await holdUnion(ctx, unionId);
    await record(ctx, [personEntered({ personId, name: '跟着走的职工', unionId })]);
  });
  await attempt(history, signup.enter, await world.actorOf(personId), { entryId: newId(world.house), offerId: made.sessions[0]?.sessionId ?? '', persons: 1 });
  await world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
    unionId, successorId: into, isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕3号', decidedOn: dateInChina(ctx.clock.now()),
  })]));
  for (const rehome of [rehomeDraws, rehomeOffers, rehomeActivities]) await world.asSystem('job', rehome);
}
