import { newId } from '#platform/kernel/random.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { record } from '#platform/journal/journal.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';

/** The root's second person, appointed when the first request is made. */
async function secondOf(history: History, unionId: UnionId): Promise<PersonId> {
  const kept = history.part<{ second: Promise<PersonId> | undefined }>('countersign', () => ({ second: undefined }));
  kept.second ??= history.world.asSystem('setup', async (ctx) => {
    const personId = newId<'person'>(ctx);
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the root does not stand');
    await record(ctx, [personEntered({ personId, name: '安全员', unionId })]);
    await appoint(ctx, union, { personId, role: 'security-officer', until: null, grantedBy: null });
    return personId;
  });
  return kept.second;
}

export const historySteps: readonly HistoryStep[] = [{
  name: 'prepare something, and decide it', weight: 2,
  async take(history) {
    const [office] = officesOf(history);
    if (office === undefined) return;
    const { world } = history;
    const second = await secondOf(history, office.unionId);
    const [first, other] = [await world.actorOf(office.personId), await world.actorOf(second)];
    const requestId = newId(world.house);
    const payload = { role: chance(history, 2) ? 'audit-officer' : 'system-officer', personId: newId(world.house), name: '新任', until: null };
    const made = await attempt(history, endpoints.prepare, first, { unionId: office.unionId, requestId, action: 'offices.appointDuty', payload });
    if (made === undefined) return;
    if (chance(history, 4)) return void await attempt(history, endpoints.decline, other, { requestId, reason: '再议' });
    if (chance(history, 4)) return void await attempt(history, endpoints.withdraw, first, { requestId });
    await attempt(history, endpoints.approve, chance(history, 5) ? first : other, { requestId, payloadHash: made.payloadHash });
    await attempt(history, endpoints.perform, first, { requestId });
  },
}];
