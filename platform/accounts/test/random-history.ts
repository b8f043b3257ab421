import { newId } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { lockCredential, setPassword } from '../store/credentials.ts';

/** Officers forget their passwords now and then, and another officer may help or may not. */
export const historySteps: readonly HistoryStep[] = [{
  name: 'help a colleague to a new password', weight: 1,
  async take(history) {
    const [helper, helped] = [pickOne(history, officesOf(history)), pickOne(history, officesOf(history))];
    if (helper === undefined || helped === undefined) return;
    const { world } = history;
    const [name] = newId(world.house).split('-').reverse();
    if (chance(history, 2)) {
      await world.asSystem('setup', async ({ tx }) => {
        await lockCredential(tx, helped.personId);
        await setPassword(tx, { personId: helped.personId, signInName: `history.${name}`, passwordHash: 'none' });
      });
    }
    await attempt(history, endpoints.makeRecoveryLink, await world.actorOf(helper.personId), {
      unionId: helped.unionId, grantId: helped.grantId, reason: '本人到场，忘了密码', isFactorReset: chance(history, 2),
    });
  },
}];
