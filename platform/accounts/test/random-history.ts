import { toId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgs } from '#platform/orgs/contract.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { keepCeremony } from '../ceremonies.ts';
import { lockCredential, setPassword } from '../store/credentials.ts';
import { newToken } from '../token.ts';

/** Officers forget their passwords now and then, and another officer may help or may not; some bind a WeChat, change it, end it. */
export const historySteps: readonly HistoryStep[] = [{
  name: 'help a colleague to a new password', weight: 2,
  async take(history) {
    const { world } = history;
    const [chair] = officesOf(history);
    if (chair === undefined) return;
    const colleague = { unionId: chair.unionId, personId: newId<'person'>(world.house) };
    const made = await attempt(history, orgs.appointOfficer, await world.actorOf(chair.personId), { ...colleague, name: '健忘的同事', role: 'administrator' });
    if (made !== undefined) officesOf(history).push({ ...colleague, grantId: toId<'grant'>(made.grantId) });
    const [helper, helped] = [chance(history, 3) ? pickOne(history, officesOf(history)) : chair, pickOne(history, officesOf(history).slice(-2))];
    if (helper === undefined || helped === undefined) return;
    const [name] = newId(world.house).split('-').reverse();
    if (!chance(history, 3)) {
      await world.asSystem('setup', async ({ tx }) => {
        await lockCredential(tx, helped.personId);
        await setPassword(tx, { personId: helped.personId, signInName: `history.${name}`, passwordHash: 'none' });
      });
    }
    await attempt(history, endpoints.makeRecoveryLink, await world.actorOf(helper.personId), {
      unionId: helped.unionId, grantId: helped.grantId, reason: '本人到场，忘了密码', isFactorReset: chance(history, 2),
    });
  },
}, {
  name: 'bind a WeChat, perhaps another, perhaps none any more', weight: 2,
  async take(history) {
    const { world } = history;
    const officer = pickOne(history, officesOf(history));
    if (officer === undefined) return;
    const actor = await world.actorOf(officer.personId);
    for (const subjectIndex of [newId(world.house), ...(chance(history, 2) ? [pickOne(history, ['of everybody', newId(world.house)]) ?? ''] : [])]) {
      const ticket = newToken(world.house.random);
      await world.asSystem('job', (ctx) => keepCeremony(ctx, { kind: 'wechat-bind', token: ticket, subjectIndex }));
      await attempt(history, endpoints.bindWechat, actor, { ticket });
    }
    if (chance(history, 2)) await attempt(history, endpoints.unbindWechat, actor, {});
  },
}];
