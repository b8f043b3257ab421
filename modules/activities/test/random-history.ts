import type { Actor } from '#platform/access/actor.ts';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { KINDS } from '../wire.ts';
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
  step('call an activity off', 2, async (history, { actor }) => {
    const made = pickOne(history, madeIn(history).slice(-3));
    if (made !== undefined) await attempt(history, endpoints.cancelActivity, actor, { activityId: made.activityId, reason: '暴雨预警' });
  }),
];
