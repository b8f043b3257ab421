import type { Grant } from '#platform/access/actor.ts';
import { separationErrors } from '#platform/access/contract.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { granted, grantEnded } from '#platform/access/events.ts';
import { handle } from '#platform/access/handler.ts';
import { judgeSeparation, SEPARATED_DUTIES } from '#platform/access/rules/separation.ts';
import { findGrant, listExpiredDuties, listExpiredGrants, listOfficers as listOfficerRows, listRolesAt } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { toId, type GrantId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints, errors } from '../contract.ts';
import { personEntered } from '../events.ts';
import type { UnionRow } from '../store/unions.ts';

export type Appointment = {
  readonly personId: PersonId;
  readonly role: Role;
  readonly until: Date | null;
  readonly grantedBy: PersonId | null;
  /** Ends at the very instant at which this one begins. */
  readonly replaces?: Grant;
};

/** The two offices and the separated duties reach everything below their union; a contact person answers for one union alone. */
export const LEADS_SUBTREE: ReadonlySet<Role> = new Set(['chair', 'administrator', ...SEPARATED_DUTIES]);

/**
 * Puts a person into an office. One chair and one administrator per union, and no two separated duties for one person:
 * the rule speaks first, the database's indexes have the last word.
 */
export async function appoint(ctx: Ctx, union: UnionRow, appointment: Appointment): Promise<GrantId> {
  const { personId, role, until, grantedBy, replaces } = appointment;
  const now = ctx.clock.now();
  orThrow(judgeSeparation(await listRolesAt(ctx.tx, union.id, personId, now), role));
  const grantId = newId<'grant'>(ctx);
  // What is over still stands in the indexes that keep an office single and duties apart.
  const over = [...await listExpiredGrants(ctx.tx, union.id, role, now), ...await listExpiredDuties(ctx.tx, union.id, personId, now)];
  const ending = new Map([...over.map((grant) => [grant.id, { grant, endedBy: null }] as const),
    ...(replaces === undefined ? [] : [[replaces.id, { grant: replaces, endedBy: grantedBy }] as const])]);
  const ended = [...ending.values()].map(({ grant, endedBy }) => grantEnded({ grantId: grant.id, personId: grant.personId, endedBy }));
  try {
    await record(ctx, [...ended, granted({
      grantId, personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path,
      role, hasSubtree: LEADS_SUBTREE.has(role), grantedBy, parentGrantId: null, validUntil: until === null ? null : until.toISOString(),
    })]);
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === 'access_grant_office') throw new AppError(errors['office-taken'], { role });
    if (violated === 'access_grant_duty') throw new AppError(separationErrors['duties-separated']);
    throw error;
  }
  return grantId;
}

/** A new officer is entered as a person of the union by the office's name; the one-time link comes from accounts. */
export const appointOfficer = handle(endpoints.appointOfficer, async (ctx, input, union) => {
  const personId = toId<'person'>(input.personId);
  const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const until = input.until === undefined ? null : toInstant(input.until);
  if (until !== null && until <= ctx.clock.now()) throw new AppError(errors['until-past']);
  // Nobody gives a duty that reaches wider than their own.
  if (LEADS_SUBTREE.has(input.role) && !reachesBelow(ctx, union)) throw new AppError(errors['role-not-yours']);
  await enterOnce(ctx, personEntered({ personId, name: input.name, unionId: union.id }));
  return { grantId: await appoint(ctx, union, { personId, role: input.role, until, grantedBy }) };
});

export function reachesBelow(ctx: Ctx, union: UnionRow): boolean {
  const below = { orgPath: `${union.path}1/`, linePath: union.linePath === null ? null : `${union.linePath}1/` };
  return canAt('orgs.office.appoint', below, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
}

/** Somebody who is known already is not appointed by a stranger's word: a start link would open their account. */
export async function enterOnce(ctx: Ctx, event: Parameters<typeof record>[1][number]): Promise<void> {
  try {
    await record(ctx, [event]);
  } catch (error) {
    if (violatedConstraint(error) === 'orgs_person_pkey') throw new AppError(errors['already-entered']);
    throw error;
  }
}

export const listOfficers = handle(endpoints.listOfficers, async (ctx, _input, union) => ({
  officers: (await listOfficerRows(ctx.tx, union.id, ctx.clock.now())).map((row) => ({
    grantId: row.id, personId: row.personId, name: row.name, role: row.role, since: row.since, until: row.validUntil,
  })),
}));

export const endOffice = handle(endpoints.endOffice, async (ctx, input, union) => {
  const grant = await findGrant(ctx.tx, input.grantId, ctx.clock.now());
  // The grant must be one of the union whose row the caller was allowed to load, not merely exist.
  if (grant === undefined || grant.unionId !== union.id) throw new AppError(errors['not-appointed']);
  const endedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await record(ctx, [grantEnded({ grantId: grant.id, personId: grant.personId, endedBy })]);
  return {};
});
