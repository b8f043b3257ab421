import type { Ctx } from '#platform/access/ctx.ts';
import { granted, grantEnded } from '#platform/access/events.ts';
import { handle } from '#platform/access/handler.ts';
import { findGrant, listOfficers as listOfficerRows } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type GrantId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints, errors } from '../contract.ts';
import { personEntered } from '../events.ts';
import type { UnionRow } from '../store/unions.ts';

type Appointment = {
  readonly personId: PersonId;
  readonly role: Role;
  readonly until: Date | null;
  readonly grantedBy: PersonId | null;
};

/** The two offices lead everything below their union; a contact person answers for one union alone. */
const LEADS_SUBTREE: ReadonlySet<Role> = new Set(['chair', 'administrator']);

/** Puts a person into an office. One chair and one administrator per union: the database's index has the last word. */
export async function appoint(ctx: Ctx, union: UnionRow, appointment: Appointment): Promise<GrantId> {
  const grantId = newId<'grant'>(ctx);
  try {
    await record(ctx, [granted({
      grantId, personId: appointment.personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path,
      role: appointment.role, hasSubtree: LEADS_SUBTREE.has(appointment.role), grantedBy: appointment.grantedBy,
      parentGrantId: null, validUntil: appointment.until === null ? null : appointment.until.toISOString(),
    })]);
  } catch (error) {
    if (violatedConstraint(error) === 'access_grant_office') throw new AppError(errors['office-taken'], { role: appointment.role });
    throw error;
  }
  return grantId;
}

/** A new officer is entered as a person of the union by the office's name; the one-time link comes from accounts. */
export const appointOfficer = handle(endpoints.appointOfficer, async (ctx, input, union) => {
  const personId = toId<'person'>(input.personId);
  const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await record(ctx, [personEntered({ personId, name: input.name, unionId: union.id })]);
  const grantId = await appoint(ctx, union, { personId, role: input.role, until: input.until ?? null, grantedBy });
  return { grantId };
});

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
