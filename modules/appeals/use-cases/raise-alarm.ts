import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { alarmRaised } from '../events/oversight.ts';
import { ALARM_DAYS, alarmMark } from '../rules/alarm.ts';
import { countMatter } from '../store/matters.ts';
import type { TOPICS } from '../wire.ts';

type Matter = { readonly ladder: readonly UnionId[]; readonly topic: (typeof TOPICS)[number]; readonly lead?: { id: Id<'appeal'>; workers: number } };

/**
 * Tells the union above when many workers come with one matter: several cases of one union and topic within a week, or
 * several that an officer joined. Runs after the case was written, in the same transaction, so that it is in the count.
 */
export async function raiseAlarmIfMany(ctx: Ctx, matter: Matter): Promise<void> {
  const [unionId, upperUnionId] = matter.ladder;
  if (unionId === undefined || upperUnionId === undefined) return;
  const since = addDays(dateInChina(ctx.clock.now()), -ALARM_DAYS);
  await withSystemReach(ctx, 'job', async (inner) => {
    const found = await countMatter(inner.tx, { unionId, topic: matter.topic, since });
    const cases = matter.lead?.workers ?? found.cases;
    if (alarmMark(cases) <= alarmMark(found.alarmedAt)) return;
    // The platform raises it: an anonymous worker's name would not stand in it, and neither must "somebody was here".
    await record({ ...inner, journalActor: { kind: 'system', name: 'job' } }, [alarmRaised({
      alarmId: newId<'appeal-alarm'>(ctx), unionId, upperUnionId, topic: matter.topic, cases, leadId: matter.lead?.id ?? null,
    })]);
  });
}
