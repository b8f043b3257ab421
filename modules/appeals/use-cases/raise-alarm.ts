import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { alarmRaised } from '../events/oversight.ts';
import { ALARM_DAYS, alarmMark } from '../rules/alarm.ts';
import { countMatters } from '../store/matters.ts';
import type { TOPICS } from '../wire.ts';

type Matter = { readonly ladder: readonly UnionId[]; readonly topic: (typeof TOPICS)[number]; readonly lead?: { id: Id<'appeal'>; workers: number } };

/**
 * Tells the union above when many workers come with one matter: several cases of one union and topic within a week, or
 * several that an officer joined. Runs after the cases were written, in the same transaction, so that they are in the
 * count. Of several that belong to one union and topic, one is enough to look.
 */
export async function raiseAlarms(ctx: Ctx, matters: readonly Matter[]): Promise<void> {
  const since = addDays(dateInChina(ctx.clock.now()), -ALARM_DAYS);
  const asked = [...new Map(matters.flatMap(({ ladder: [unionId, upperUnionId], topic, lead }) => (
    unionId === undefined || upperUnionId === undefined ? [] : [[`${unionId} ${topic}`, { unionId, upperUnionId, topic, lead }] as const]))).values()];
  if (asked.length === 0) return;
  await withSystemReach(ctx, 'job', async (inner) => {
    const found = await countMatters(inner.tx, asked, since);
    // The platform raises it: an anonymous worker's name would not stand in it, and neither must "somebody was here".
    await record({ ...inner, journalActor: { kind: 'system', name: 'job' } }, asked.flatMap(({ unionId, upperUnionId, topic, lead }, index) => {
      const { cases: counted, alarmedAt } = found[index] ?? { cases: 0, alarmedAt: 0 };
      const cases = lead?.workers ?? counted;
      if (alarmMark(cases) <= alarmMark(alarmedAt)) return [];
      return [alarmRaised({ alarmId: newId<'appeal-alarm'>(ctx), unionId, upperUnionId, topic, cases, leadId: lead?.id ?? null })];
    }));
  });
}
