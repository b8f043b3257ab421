import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';

const DAY = 86_400_000;

const inDays = (history: History, days: number): string => shiftInstant(history.world.clock.now(), days * DAY).toISOString();

/** Somebody new, or somebody who may be known and may not. */
function someone(history: History) {
  const known = chance(history, 3) ? pickOne(history, history.persons) : undefined;
  return known === undefined ? { personId: newId(history.world.house), name: '代理人' } : { personId: known };
}

export const historySteps: readonly HistoryStep[] = [
  {
    name: 'hand a duty on, and perhaps take it back', weight: 2,
    async take(history) {
      const [office, unionId] = [pickOne(history, officesOf(history)), pickOne(history, history.unions)];
      if (office === undefined || unionId === undefined) return;
      const actor = await history.world.actorOf(office.personId);
      const role = pickOne(history, ['chair', 'chair', 'administrator'] as const) ?? 'chair';
      const made = await attempt(history, endpoints.handOn, actor, {
        unionId: chance(history, 2) ? office.unionId : unionId, role, hasSubtree: chance(history, 2), to: someone(history),
        until: inDays(history, 1 + randomBelow(history.random, 60)), ...(chance(history, 3) && { from: inDays(history, 1) }),
      });
      if (made !== undefined && chance(history, 2)) await attempt(history, endpoints.takeBack, actor, { unionId: office.unionId, grantId: made.grantId });
    },
  },
  {
    name: 'replace an officer', weight: 1,
    async take(history) {
      const [[root], unionId] = [officesOf(history), pickOne(history, history.unions)];
      if (root === undefined || unionId === undefined || unionId === root.unionId) return;
      await attempt(history, endpoints.replaceOfficer, await history.world.actorOf(root.personId), {
        unionId, role: chance(history, 2) ? 'chair' : 'administrator', successor: someone(history),
        ...(chance(history, 2) && { until: inDays(history, 365) }),
      });
    },
  },
  {
    name: 'go on leave, and perhaps come back', weight: 1,
    async take(history) {
      const office = pickOne(history, officesOf(history));
      if (office === undefined) return;
      const actor = await history.world.actorOf(office.personId);
      const absenceId = newId(history.world.house);
      const from = randomBelow(history.random, 3);
      const made = await attempt(history, endpoints.declareAbsence, actor, {
        unionId: office.unionId, absenceId, from: inDays(history, from), until: inDays(history, from + 5), ...(chance(history, 2) && { deputy: someone(history) }),
      });
      if (made !== undefined && chance(history, 2)) await attempt(history, endpoints.endAbsence, actor, { unionId: office.unionId, absenceId });
    },
  },
];
