import { randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { bannerKey, COLOUR_KEY, groupKey, serviceKey, TITLE_KEY } from '../rules/layout-keys.ts';

/** Everything but required and forbidden: what one history shuts would turn the steps of others into refusals alone. */
const wishes: readonly ((history: History) => { key: string; value: string | number | null })[] = [
  (history) => ({ key: serviceKey('measures', 'state'), value: pickOne(history, ['on', 'off', null]) ?? null }),
  (history) => ({ key: serviceKey('appeals', 'name'), value: pickOne(history, ['说事厅', '有话说', ' 两边有空 ', '太长的名字一个格子放不下']) ?? null }),
  (history) => ({ key: serviceKey('appeals', 'order'), value: randomBelow(history.random, 500) }),
  (history) => ({ key: groupKey('own', 'name'), value: pickOne(history, ['我们的', null]) ?? null }),
  (history) => ({ key: bannerKey('one', 'text'), value: pickOne(history, ['今天体检', '今晚放映', null]) ?? null }),
  (history) => ({ key: COLOUR_KEY, value: pickOne(history, ['#0b4f9c', '#1d6a41', '#ffd000']) ?? null }),
  (history) => ({ key: TITLE_KEY, value: pickOne(history, ['厂里的家', '家', null]) ?? null }),
];

/** Each history remembers the newest version it published at a union; two histories never share one. */
const versions = (history: History): Map<string, number> => history.part('switchboard', () => new Map<string, number>());

const step = (name: string, weight: number, act: (history: History, at: { unionId: string; personId: Parameters<History['world']['actorOf']>[0] }) => Promise<void>): HistoryStep => ({
  name, weight,
  async take(history) {
    const held = pickOne(history, officesOf(history));
    if (held !== undefined) await act(history, { unionId: chance(history, 5) ? pickOne(history, history.unions) ?? held.unionId : held.unionId, personId: held.personId });
  },
});

export const historySteps: readonly HistoryStep[] = [
  step('publish a layout', 3, async (history, { unionId, personId }) => {
    const chosen = new Map(Array.from({ length: 1 + randomBelow(history.random, 4) }, () => {
      const wish = pickOne(history, wishes)?.(history) ?? { key: TITLE_KEY, value: null };
      return [wish.key, { ...wish, isFixed: chance(history, 6) }] as const;
    }));
    const version = versions(history).get(unionId) ?? 0;
    const made = await attempt(history, endpoints.publishLayout, await history.world.actorOf(personId), {
      unionId, version, changes: [...chosen.values()], settled: chance(history, 3) ? [...chosen.keys()] : [], note: '随手改',
    });
    if (made !== undefined) versions(history).set(unionId, made.version);
  }),
  step('go back to an earlier layout', 1, async (history, { unionId, personId }) => {
    const version = versions(history).get(unionId) ?? 0;
    const made = await attempt(history, endpoints.restoreVersion, await history.world.actorOf(personId), {
      unionId, version, restored: randomBelow(history.random, version + 2), note: '',
    });
    if (made !== undefined) versions(history).set(unionId, made.version);
  }),
  step('take an address', 2, async (history, { unionId, personId }) => {
    const address = chance(history, 4) ? null : `home-${randomBelow(history.random, 40)}`;
    await attempt(history, endpoints.setAddress, await history.world.actorOf(personId), { unionId, address });
  }),
];
