import type { z } from 'zod';
import type { Actor } from '#platform/access/actor.ts';
import { granted } from '#platform/access/events.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { endpoints as countersign } from '#platform/countersign/contract.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { personEntered } from '../events.ts';
import { findUnion } from '../store/unions.ts';

/** Calls an endpoint; undefined when a history takes its refusal as an answer. */
export type Ask = <E extends Endpoint>(endpoint: E, actor: Actor, input: z.input<E['input']>) => Promise<z.output<E['output']> | undefined>;

export type Ending = {
  readonly unionId: string;
  /** Left out: dissolved without a successor. */
  readonly intoId?: string;
  readonly reason: string;
  readonly decidedOn: PlainDate;
  readonly documentNumber: string;
};

/** One officer of every root who prepares nothing: the second person of whoever asks. */
const seconds = new WeakMap<TestWorld, Map<string, Promise<PersonId>>>();

function secondAt(world: TestWorld, rootId: UnionId): Promise<PersonId> {
  const known = seconds.get(world) ?? new Map<string, Promise<PersonId>>();
  seconds.set(world, known);
  const second = known.get(rootId) ?? world.asSystem('setup', async (ctx) => {
    const root = await findUnion(ctx.tx, rootId);
    if (root === undefined) throw new Error('a root that does not stand');
    const personId = newId<'person'>(ctx);
    await record(ctx, [
      personEntered({ personId, name: '复核员', unionId: rootId }),
      granted({
        grantId: newId<'grant'>(ctx), personId, unionId: rootId, orgPath: root.path, linePath: root.linePath ?? root.path, role: 'security-officer',
        hasSubtree: true, grantedBy: null, parentGrantId: null, validUntil: null,
      }),
    ]);
    return personId;
  });
  known.set(rootId, second);
  return second;
}

type Shown = { readonly unionName: string; readonly upperId: UnionId; readonly rootId: UnionId; readonly intoName: string | null; readonly unions: number; readonly members: number };

/** What the console's form shows and sends, read past every wall. */
async function readShown(world: TestWorld, { unionId, intoId }: Ending): Promise<Shown | undefined> {
  const [shown] = await world.ownerDb.pool<Shown[]>`
    select u.name as "unionName", coalesce(u.parent_id, u.id) as "upperId", coalesce(u.ancestors[1], u.id) as "rootId",
      (select i.name from orgs_union i where i.id = ${intoId ?? null}) as "intoName",
      (select count(*) from orgs_union c where c.parent_id = u.id and c.dissolved_at is null) as unions,
      (select count(*) from orgs_membership m where m.union_id = u.id and m.ended_on is null) as members
    from orgs_union u where u.id = ${unionId}`;
  return shown;
}

/** Prepared by the first officer, approved by another one, performed by the first: as the console does it. */
export async function endUnion(world: TestWorld, first: Actor, ending: Ending, ask: Ask = world.call): Promise<Record<string, unknown> | undefined> {
  const shown = await readShown(world, ending);
  if (shown === undefined) return undefined;
  const { upperId, rootId, unionName, intoName, ...counts } = shown;
  const { intoId, ...rest } = ending;
  const second = await world.actorOf(await secondAt(world, rootId));
  const requestId = newId(world.house);
  const made = await ask(countersign.prepare, first, {
    unionId: upperId, requestId, action: intoId === undefined ? 'orgs.dissolveUnion' : 'orgs.mergeUnion',
    payload: { ...rest, unionName, ...(intoId === undefined ? {} : { intoId, intoName: intoName ?? '无', ...counts }) },
  });
  if (made === undefined) return undefined;
  await ask(countersign.approve, second, { requestId, payloadHash: made.payloadHash });
  return (await ask(countersign.perform, first, { requestId }))?.result;
}
