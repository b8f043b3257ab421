import type { Ctx } from '#platform/access/ctx.ts';
import { listHoldersAt, type HolderRow } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { isUuid, toId, type UnionId } from '#platform/kernel/id.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { Found } from '../command.ts';
import type { Place, Who } from '../definition.ts';
import type { Instance } from '../instance.ts';

const OFFICES: readonly Role[] = ['chair', 'administrator', 'contact-person'];
/** Who decides in the last resort, where a flow asks for a duty that nobody holds. */
const LAST_RESORT: readonly Role[] = ['chair', 'administrator'];

export type Asked = {
  readonly who: readonly Who[];
  readonly except: readonly string[];
  /** One person of each office is enough. */
  readonly single: boolean;
  readonly union: UnionRow;
  readonly instance: Instance;
};

/**
 * The people a step asks: of each office its holders at the named union, else at the next one above with somebody who may
 * decide and is not asked already. So a union with too few people borrows from the one above, an empty office never
 * stops a case, and nobody decides their own.
 */
export async function findPeople(ctx: Ctx, asked: Asked): Promise<readonly Found[]> {
  return withSystemReach(ctx, 'job', async (within) => {
    const chosen: string[] = [];
    for (const one of asked.who) {
      const people = await peopleOf(within, one, asked, chosen);
      chosen.push(...people.filter((person) => !chosen.includes(person)));
    }
    if (chosen.length === 0) chosen.push(...await holdersOnLadder(within, ladderOf(asked.union), LAST_RESORT, { except: asked.except, single: true }));
    return chosen.map((person) => ({ person }));
  });
}

async function peopleOf(ctx: Ctx, one: Who, asked: Asked, chosen: readonly string[]): Promise<readonly string[]> {
  const { except, single, instance } = asked;
  const mayDecide = (people: readonly string[]): readonly string[] => people.filter((person) => !except.includes(person));
  switch (one.kind) {
    case 'starter': return [instance.starter];
    case 'person-in': return mayDecide([instance.answers[one.field]].flat().filter((value) => typeof value === 'string' && isUuid(value)) as string[]); // -- filtered to strings
    case 'decider-of': return mayDecide(decidersOf(instance, one.step));
    case 'officers': return holdersOnLadder(ctx, await ladderAt(ctx, one.at, asked), OFFICES, { except: [...except, ...chosen], single: false });
    case 'office': return holdersOnLadder(ctx, await ladderAt(ctx, one.at, asked), [one.office], { except: [...except, ...chosen], single });
  }
}

/** The first rung with somebody left decides. All rungs are read at once: a ladder has six at most. */
async function holdersOnLadder(
  ctx: Ctx, ladder: readonly string[], roles: readonly Role[], { except, single }: { except: readonly string[]; single: boolean },
): Promise<readonly string[]> {
  const holders = await listHoldersAt(ctx.tx, ladder, roles, ctx.clock.now());
  for (const rung of ladder) {
    const here = holders.filter((holder: HolderRow) => holder.unionId === rung && !except.includes(holder.personId));
    const people = [...new Set<string>(here.map((holder) => holder.personId))];
    if (people.length > 0) return single ? people.slice(0, 1) : people;
  }
  return [];
}

function ladderOf(union: Pick<UnionRow, 'id' | 'ancestors'>): readonly string[] {
  return [union.id, ...union.ancestors.toReversed()];
}

/** Whoever passed a step the last time it was come to. */
function decidersOf({ visits, tasks }: Instance, step: string): readonly string[] {
  const last = visits.findLast((visit) => visit.step === step && visit.state === 'passed');
  return tasks.filter((task) => task.visit === last?.id && (task.state === 'agreed' || task.state === 'filled')).map((task) => task.person);
}

/**
 * Who holds the duties that a step asks for at the next union above the one that it names, further up where nobody is left
 * there. Undefined at the top.
 */
export async function findAbove(ctx: Ctx, { who, except, union, instance }: Omit<Asked, 'single'>): Promise<{ unionId: UnionId; people: readonly Found[] } | undefined> {
  return withSystemReach(ctx, 'job', async (within) => {
    const offices = who.flatMap((one) => (one.kind === 'office' || one.kind === 'officers' ? [one] : []));
    const named = offices.flatMap((one) => (one.kind === 'office' ? [one.office] : OFFICES));
    const ladder = offices[0] === undefined ? ladderOf(union) : await ladderAt(within, offices[0].at, { union, instance });
    for (const rung of ladder.slice(1)) {
      const people = await holdersOnLadder(within, [rung], named.length > 0 ? named : LAST_RESORT, { except, single: false });
      if (people.length > 0) return { unionId: toId<'union'>(rung), people: people.map((person) => ({ person })) };
    }
    return undefined;
  });
}

type Ground = { readonly union: UnionRow; readonly instance: { readonly answers: Answers } };

/** The union that a place names, seen from the case's own. Undefined where a field names none. */
export async function unionAt(ctx: Ctx, at: Place, ground: Ground): Promise<UnionRow | undefined> {
  const [wanted] = await ladderAt(ctx, at, ground);
  return wanted === undefined || wanted === ground.union.id ? ground.union : findUnion(ctx.tx, wanted);
}

/** That union and those above it, the nearest first; the case's own row knows them all, unless a field names another. */
async function ladderAt(ctx: Ctx, at: Place, { union, instance }: Ground): Promise<readonly string[]> {
  const ladder = ladderOf(union);
  if (typeof at === 'object' && 'unionIn' in at) {
    const named = instance.answers[at.unionIn];
    const other = typeof named === 'string' && isUuid(named) ? await findUnion(ctx.tx, named) : undefined;
    return other === undefined ? [] : ladderOf(other);
  }
  const levels = at === 'own' ? 0 : at === 'above' ? 1 : at === 'top' ? ladder.length : at.levelsAbove;
  return ladder.slice(Math.min(levels, ladder.length - 1));
}
