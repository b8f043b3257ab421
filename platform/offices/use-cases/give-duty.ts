import type { Grant, PersonActor } from '#platform/access/actor.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { granted } from '#platform/access/events.ts';
import { decideDelegation, lineOfDelegation } from '#platform/access/rules/delegation.ts';
import { judgeSeparation } from '#platform/access/rules/separation.ts';
import { listRolesAt } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type GrantId, type PersonId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { enterOnce } from '#platform/orgs/use-cases/appoint-officer.ts';
import { errors } from '../contract.ts';
import { isOfficerBelow } from '../store/duties.ts';

export type Someone = { readonly personId: string; readonly name?: string | undefined };

export function askingPerson(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return ctx.actor;
}

export function heldNow(ctx: Ctx): readonly Grant[] {
  return liveGrants(askingPerson(ctx).grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() });
}

/** Somebody known by an office at or below a place, or somebody new, who is entered as a person of the union. */
export async function settlePerson(
  ctx: Ctx, someone: Someone, at: { readonly union: UnionRow; readonly place: { readonly path: OrgPath; readonly hasSubtree: boolean } },
): Promise<PersonId> {
  const personId = toId<'person'>(someone.personId);
  if (someone.name !== undefined) {
    await enterOnce(ctx, personEntered({ personId, name: someone.name, unionId: at.union.id }));
    return personId;
  }
  if (!await isOfficerBelow(ctx.tx, at.place, { personId, now: ctx.clock.now() })) throw new AppError(errors['nobody-known']);
  return personId;
}

export type Handing = {
  readonly held: Grant;
  readonly to: PersonId;
  readonly hasSubtree: boolean;
  readonly from: Date | undefined;
  readonly until: Date;
};

/** Hands a duty on at a union whose row the caller holds locked. */
export async function handDutyOn(ctx: Ctx, union: UnionRow, { held, to, hasSubtree, from, until }: Handing): Promise<GrantId> {
  const now = ctx.clock.now();
  orThrow(decideDelegation(held, { role: held.role, orgPath: union.path, hasSubtree, validUntil: until }, now));
  orThrow(judgeSeparation(await listRolesAt(ctx.tx, union.id, to, now), held.role));
  const grantId = newId<'grant'>(ctx);
  await record(ctx, [granted({
    grantId, personId: to, unionId: union.id, orgPath: union.path, linePath: lineOfDelegation(held, union), role: held.role, hasSubtree,
    grantedBy: askingPerson(ctx).personId, parentGrantId: held.id, validUntil: until.toISOString(),
    ...(from !== undefined && from > now && { validFrom: from.toISOString() }),
  })]);
  return grantId;
}

/** Which of the caller's own duties of this kind may be handed on so; the refusal of the last one where none may. */
export function chooseHeld(ctx: Ctx, role: Role, wanted: { readonly union: UnionRow; readonly hasSubtree: boolean; readonly until: Date }): Grant {
  const own = heldNow(ctx).filter((grant) => grant.role === role);
  const asked = { role, orgPath: wanted.union.path, hasSubtree: wanted.hasSubtree, validUntil: wanted.until };
  const fit = own.find((grant) => decideDelegation(grant, asked, ctx.clock.now()).ok);
  const [first] = own;
  if (first === undefined) throw new AppError(errors['not-held']);
  if (fit === undefined) orThrow(decideDelegation(first, asked, ctx.clock.now()));
  return fit ?? first;
}
