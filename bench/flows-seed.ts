import { makeSession } from '#platform/accounts/sessions.ts';
import { versionPublished, caseAdvanced, caseStarted } from '#platform/flows/events/definitions.ts';
import { advance, begin } from '#platform/flows/rules/advance.ts';
import type { Flow } from '#platform/flows/definition.ts';
import type { Instance } from '#platform/flows/instance.ts';
import type { ProcessDefinition } from '#platform/flows/wire.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { asSystem } from '#apps/server/as-system.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';

const PROCESS = 'own.bench';
const said = (text: string) => ({ 'zh-CN': text });

/** Presses until a case is weighed. */
export const STEPS = 50;
const ROUND = 26;
/** Approvals one after another by two persons in turn, twice through. */
const flow: Flow = {
  steps: [...Array.from({ length: ROUND }, (_, index) => ({
    kind: 'approve' as const, key: `step-${index}`, title: said(`第${index + 1}步`), by: 'one' as const, mayBatch: true,
    who: [{ kind: 'person-in' as const, field: index % 2 === 0 ? 'one' : 'two' }],
  })), { kind: 'again', key: 'again', title: said('再来一遍'), to: 'step-0', most: 1 }],
};
const definition: ProcessDefinition = {
  title: said('测量'), about: said('测量'), group: 'union', begunBy: 'both', flow,
  form: { fields: [
    { key: 'one', kind: 'person', label: said('甲'), isRequired: true, class: 'C2' }, { key: 'two', kind: 'person', label: said('乙'), isRequired: true, class: 'C2' },
    { key: 'reason', kind: 'text', label: said('事由'), isRequired: true, class: 'C2' },
  ] },
};

export type Staff = { readonly unionId: UnionId; readonly versionId: string; readonly starter: PersonId; readonly pairs: readonly (readonly [PersonId, PersonId])[] };

/** A union's people: one who begins, and pairs who decide. */
export async function enterStaff(open: OpenHouse, pairs: number): Promise<Staff> {
  return asSystem(open, 'setup', async (ctx) => {
    const [union] = await ctx.tx<{ id: UnionId }[]>`select u.id from orgs_union u order by u.level desc, u.path limit 1`;
    if (union === undefined) throw new Error('the demonstration has no union');
    const [starter, ...people] = Array.from({ length: 2 * pairs + 1 }, () => newId<'person'>(ctx));
    if (starter === undefined) throw new Error('nobody begins');
    const versionId = newId<'flow-version'>(ctx);
    await record(ctx, [
      ...[starter, ...people].map((personId, index) => personEntered({ personId, name: `经办${index}`, unionId: union.id })),
      versionPublished({ versionId, process: PROCESS, unionId: union.id, number: 1, baseId: null, definition: JSON.parse(JSON.stringify(definition)), publishedBy: null }),
    ]);
    return { unionId: union.id, versionId, starter, pairs: Array.from({ length: pairs }, (_, index) => [people[2 * index] ?? starter, people[2 * index + 1] ?? starter] as const) };
  });
}

export async function cookieOf(open: OpenHouse, personId: PersonId): Promise<string> {
  return asSystem(open, 'job', async (ctx) => `sid=${(await makeSession(ctx, { kind: 'member', personId, caseId: null })).token}`);
}

export type Seeded = { readonly caseId: string; readonly taskId: string };

/** Cases that stand at their first step, as beginning them leaves them: two events each, many in one transaction. */
export async function seedCases(open: OpenHouse, staff: Staff, { pair, count }: { pair: number; count: number }): Promise<Seeded[]> {
  const [one, two] = staff.pairs[pair] ?? [staff.starter, staff.starter];
  const answers = { one, two, reason: '购置办公用品' };
  const stands = firstStep({ starter: staff.starter, answers, one });
  const made: Seeded[] = [];
  for (let done = 0; done < count; done += 1000) {
    await asSystem(open, 'job', async (ctx) => {
      const now = ctx.clock.now().toISOString();
      const some = Array.from({ length: Math.min(1000, count - done) }, () => ({ caseId: newId<'case'>(ctx), taskId: newId<'task'>(ctx) }));
      const head = ({ caseId }: { caseId: (typeof some)[number]['caseId'] }) => ({ caseId, unionId: staff.unionId, starterId: staff.starter, process: PROCESS });
      await record(ctx, some.map((row) => caseStarted({
        ...head(row), number: row.caseId.slice(-9), versionId: staff.versionId as never, open: answers, personal: undefined, parentId: null, parentVisit: null,
      })));
      await record(ctx, some.map((row) => caseAdvanced({
        ...head(row), trailId: newId(ctx), no: 1, by: staff.starter, inPlaceOf: null, command: 'start', step: null, round: null, target: null, words: undefined, photos: [],
        status: stands.status, next: stands.next, pending: {}, visits: JSON.parse(JSON.stringify(Object.fromEntries(stands.visits.map((visit) => [visit.id, visit])))),
        tasks: stands.tasks.map((task) => ({
          taskId: row.taskId, no: task.id, visit: task.visit, step: 'step-0', person: task.person, inPlaceOf: null, state: task.state, origin: task.origin, by: null,
          replaces: null, dueAt: null, openedAt: now, settledAt: null,
        })),
        wakesAt: null, people: [one], copied: [], asked: [one], reminded: [], ended: null,
      })));
      made.push(...some);
    });
  }
  return made;
}

function firstStep({ starter, answers, one }: { starter: string; answers: Readonly<Record<string, string>>; one: string }): Instance {
  const begun = advance(flow, begin(starter, answers), { kind: 'start' });
  const visit = begun.ok ? begun.effects.find((effect) => effect.kind === 'find')?.visit : undefined;
  const asked = begun.ok && visit !== undefined ? advance(flow, begun.instance, { kind: 'found', visit, people: [{ person: one }] }) : undefined;
  if (asked?.ok !== true) throw new Error('the first step asks nobody');
  return asked.instance;
}
