import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { isPlaceInReach, unionReach } from '#platform/access/reach.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { decideOfficerAct, type OfficerVerb, type Standing } from '../rules/case-state.ts';
import { ladderOf, standingOf } from '../rules/ladder.ts';
import type { AppealRow } from '../store/rows.ts';

export type Officer = {
  readonly personId: PersonId;
  /** The union in whose name: the one that holds the case, else the nearest office that reaches it. */
  readonly unionId: UnionId;
  readonly standing: Standing;
  readonly ladder: readonly UnionId[];
};

const NEAREST: readonly Standing[] = ['holder', 'above', 'below'];

/** Who acts on a case, and how their office stands to the union that holds it. */
export async function actingOfficer(ctx: Ctx, row: AppealRow): Promise<Officer> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  const ladder = await ladderOfCase(ctx, row);
  const [nearest] = liveGrants(actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() })
    .filter((grant) => isPlaceInReach(unionReach([grant]), row))
    .map((grant) => ({ grant, standing: standingOf(ladder, row.holderUnionId, grant.unionId) }))
    .sort((a, b) => NEAREST.indexOf(a.standing) - NEAREST.indexOf(b.standing) || b.grant.orgPath.length - a.grant.orgPath.length);
  return { personId: actor.personId, unionId: nearest?.grant.unionId ?? row.unionId, standing: nearest?.standing ?? 'below', ladder };
}

/** The officer, or the refusal that the rules give for this act. */
export async function officerFor(ctx: Ctx, row: AppealRow, verb: OfficerVerb): Promise<Officer> {
  const officer = await actingOfficer(ctx, row);
  orThrow(decideOfficerAct(row, verb, officer));
  return officer;
}

export async function ladderOfCase(ctx: Pick<Ctx, 'tx'>, row: Pick<AppealRow, 'unionId'>): Promise<readonly UnionId[]> {
  const union = await findUnion(ctx.tx, row.unionId);
  return union === undefined ? [row.unionId] : ladderOf(union);
}

/** The two fields by which an event says who acted. */
export function signedBy(officer: Officer) {
  return { officerId: officer.personId, officerUnionId: officer.unionId };
}
