import type { Actor } from '#platform/access/actor.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { toId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { record } from '#platform/journal/journal.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { KINDS } from '../wire.ts';
import { mergeUnionAway } from './random-rehoming.ts';
import { useWall } from './random-wall.ts';
import { newActivity, type NewActivity } from './activities-world.ts';

/** What was made in this history: a change names the same sessions again. */
const madeIn = (history: History): NewActivity[] => history.part<NewActivity[]>('activities', () => []);

async function officer(history: History): Promise<{ readonly unionId: string; readonly actor: Actor } | undefined> {
  const office = pickOne(history, officesOf(history));
  return office === undefined ? undefined : { unionId: office.unionId, actor: await history.world.actorOf(office.personId) };
}

const step = (name: string, weight: number, take: (history: History, at: { readonly unionId: string; readonly actor: Actor }) => Promise<unknown>): HistoryStep => ({
  name, weight,
  async take(history) {
    const at = await officer(history);
    if (at !== undefined) await take(history, at);
  },
});

export const historySteps: readonly HistoryStep[] = [
  step('make an activity', 4, async (history, { unionId, actor }) => {
    const made = newActivity(history.world, unionId, { kind: pickOne(history, KINDS) ?? 'trip', summary: '第一行\n第二行 🎶', planNumber: chance(history, 2) ? '2026-003' : null, way: chance(history, 3) ? 'draw' : 'first-come' });
    if (await attempt(history, endpoints.makeActivity, actor, made) !== undefined) madeIn(history).push(made);
  }),
  step('change an activity', 4, async (history, { actor }) => {
    const made = pickOne(history, madeIn(history).slice(-3));
    if (made === undefined) return;
    const shift = chance(history, 2) ? 0 : randomBelow(history.random, 200) * 3_600_000;
    await attempt(history, endpoints.reviseActivity, actor, {
      activityId: made.activityId, title: chance(history, 2) ? made.title : '改“期”的晚会', summary: made.summary, place: made.place, contact: made.contact,
      sessions: made.sessions.map((one) => ({
        ...one, beginsAt: shiftInstant(toInstant(one.beginsAt), shift).toISOString(), endsAt: shiftInstant(toInstant(one.endsAt), shift).toISOString(),
      })),
    });
  }),
  step('come to a short activity and rate it', 2, async (history, { unionId, actor }) => {
    const { world } = history;
    const [now, hour] = [world.clock.now(), 3_600_000];
    const at = (hours: number) => shiftInstant(now, hours * hour).toISOString();
    const short = newActivity(world, unionId, { closesAt: at(0.5), sessions: [{ sessionId: newId(world.house), label: '午间', place: '“示例”礼堂', beginsAt: at(1), endsAt: at(2) }] });
    const [session] = short.sessions;
    if (session === undefined || await attempt(history, endpoints.makeActivity, actor, short) === undefined) return;
    const personId = newId<'person'>(world.house);
    await world.asSystem('setup', async (ctx) => {
      const union = toId<'union'>(unionId);
      await holdUnion(ctx, union);
      await record(ctx, [personEntered({ personId, name: '来过的职工', unionId: union })]);
    });
    const member = await world.actorOf(personId);
    await attempt(history, signup.enter, member, { entryId: newId(world.house), offerId: session.sessionId, persons: 1 });
    if (!chance(history, 4)) world.clock.advance(3 * hour);
    const rating = { activityId: short.activityId, sessionId: session.sessionId, stars: 1 + randomBelow(history.random, 5) };
    await useWall(history, { activityId: short.activityId, member, personId, actor });
    await attempt(history, endpoints.rateSession, member, chance(history, 2) ? rating : { ...rating, words: '下次“早点”开始\n谢谢 🎶' });
  }),
  { name: 'a union with an activity goes into another', weight: 1, take: mergeUnionAway },
  step('call an activity off', 2, async (history, { actor }) => {
    const made = pickOne(history, madeIn(history).slice(-3));
    if (made !== undefined) await attempt(history, endpoints.cancelActivity, actor, { activityId: made.activityId, reason: '暴雨预警' });
  }),
];
