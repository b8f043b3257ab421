import type { Ctx } from '#platform/access/ctx.ts';
import { granted, grantEnded } from '#platform/access/events.ts';
import { decideDelegation, lineOfDelegation } from '#platform/access/rules/delegation.ts';
import { judgeSeparation } from '#platform/access/rules/separation.ts';
import { listOfficers, listRolesAt, type OfficerRow } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { endOfDayInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { holdUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { errors } from '../contract.ts';
import { listDirectDuties } from '../store/direct-duties.ts';
import { findOwnPerson } from '../store/own-people.ts';

type Asked = { readonly union: UnionRow; readonly personId: PersonId; readonly role: Role; readonly held: OfficerRow | undefined; readonly lastDay: Date | null };

/** What can be known when it is asked: the person is ours, and what shall end or be lent is held. */
export async function readAppointment(ctx: Ctx, facts: CaseFacts): Promise<Outcome<void>> {
  try {
    await settle(ctx, facts);
    return ok(undefined);
  } catch (error) {
    if (error instanceof AppError) return refuse({ code: error.code, kind: error.kind }, error.params);
    throw error;
  }
}

/** The duty changes hands in the transaction of the last approval; what has become impossible meanwhile refuses that. */
export async function carryOutAppointment(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const asked = await settle(ctx, facts);
  const { union, personId, role, held, lastDay } = asked;
  switch (facts.answers['act']) {
    case 'end': return void (held !== undefined && await record(ctx, [grantEnded({ grantId: held.id, personId: held.personId, endedBy: null })]));
    case 'authorise': return lend(ctx, asked);
    default: await appoint(ctx, union, { personId, role, until: lastDay, grantedBy: null, ...(held === undefined || role === 'contact-person' ? {} : { replaces: held }) });
  }
}

async function settle(ctx: Ctx, { unionId, answers }: CaseFacts): Promise<Asked> {
  const union = await holdUnion(ctx, unionId);
  if (union === undefined || union.dissolvedAt !== null) throw new AppError(errors['nobody-known']);
  const person = await findOwnPerson(ctx.tx, union.path, String(answers['person']));
  if (person === undefined) throw new AppError(errors['nobody-known']);
  const role = answers['role'] as Role; // -- one of the form's own choices
  const day = answers['act'] === 'authorise' ? answers['last-day'] : answers['until'];
  const lastDay = typeof day === 'string' && isPlainDate(day) ? endOfDayInChina(day) : null;
  if (lastDay !== null && lastDay <= ctx.clock.now()) throw new AppError(orgsErrors['until-past']);
  const holders = (await listOfficers(ctx.tx, union.id, ctx.clock.now())).filter((one) => one.role === role);
  const direct = await listDirectDuties(ctx.tx, holders.map((one) => one.id));
  const isEnd = answers['act'] === 'end';
  const held = holders.find((one) => direct.has(one.id) && (!isEnd || one.personId === person.personId));
  if (held === undefined && answers['act'] !== 'appoint') throw new AppError(errors['office-empty']);
  return { union, personId: person.personId, role, held, lastDay };
}

/** A part of the holder's own duty, for so long: within what they hold, as if they had handed it on themselves. */
async function lend(ctx: Ctx, { union, personId, role, held, lastDay }: Asked): Promise<void> {
  if (held === undefined || lastDay === null) throw new AppError(errors['office-empty']);
  if (held.personId === personId) throw new AppError(errors['to-yourself']);
  const now = ctx.clock.now();
  orThrow(decideDelegation(held, { role, orgPath: union.path, hasSubtree: held.hasSubtree, validUntil: lastDay }, now));
  orThrow(judgeSeparation(await listRolesAt(ctx.tx, union.id, personId, now), role));
  await record(ctx, [granted({
    grantId: newId<'grant'>(ctx), personId, unionId: union.id, orgPath: union.path, linePath: lineOfDelegation(held, union), role, hasSubtree: held.hasSubtree,
    grantedBy: held.personId, parentGrantId: held.id, validUntil: lastDay.toISOString(),
  })]);
}
