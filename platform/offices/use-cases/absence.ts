import { absenceDeclared, absenceEnded, grantEnded } from '#platform/access/events.ts';
import type { Grant } from '#platform/access/actor.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { toId, type GrantId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { findDuty, listAbsences } from '../store/duties.ts';
import { askingPerson, handDutyOn, heldNow, settlePerson, type Someone } from './give-duty.ts';

const DAY = 86_400_000;
/** Longer leave is a matter for the union above: it fills the office anew. */
const MOST_DAYS = 400;

export const declareAbsence = handle(endpoints.declareAbsence, async (ctx, input, union) => {
  const { personId } = askingPerson(ctx);
  const [from, until, now] = [toInstant(input.from), toInstant(input.until), ctx.clock.now()];
  if (from >= until || until <= now || until.getTime() - from.getTime() > MOST_DAYS * DAY) throw new AppError(errors['absence-invalid']);
  const held = heldNow(ctx).filter((grant) => grant.unionId === union.id);
  if (held.length === 0) throw new AppError(errors['not-held']);
  const others = (await listAbsences(ctx.tx, union.id, now)).filter((one) => one.personId === personId || one.id === input.absenceId);
  if (others.some((one) => one.id === input.absenceId || (one.from < until && one.until > from))) throw new AppError(errors['absence-taken']);
  const deputyGrantIds = input.deputy === undefined ? [] : await handAllOn(ctx, union, { held, deputy: input.deputy, from, until });
  await record(ctx, [absenceDeclared({
    absenceId: toId<'absence'>(input.absenceId), personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path,
    from: from.toISOString(), until: until.toISOString(), deputyGrantIds,
  })]);
  return { absenceId: input.absenceId };
});

type Deputising = { readonly held: readonly Grant[]; readonly deputy: Someone; readonly from: Date; readonly until: Date };

/** All that the person holds at this union, for the days of the leave and no longer than their own terms. */
async function handAllOn(ctx: Ctx, union: UnionRow, { held, deputy, from, until }: Deputising): Promise<GrantId[]> {
  if (deputy.personId === askingPerson(ctx).personId) throw new AppError(errors['to-yourself']);
  const isWide = held.some((grant) => grant.hasSubtree);
  const to = await settlePerson(ctx, deputy, { union, place: { path: union.path, hasSubtree: isWide } });
  const made: GrantId[] = [];
  for (const grant of held) {
    const last = grant.validUntil !== null && grant.validUntil < until ? grant.validUntil : until;
    if (last > from) made.push(await handDutyOn(ctx, union, { held: grant, to, hasSubtree: grant.hasSubtree, from, until: last }));
  }
  return made;
}

export const endAbsence = handle(endpoints.endAbsence, async (ctx, input, union) => {
  const { personId } = askingPerson(ctx);
  const absence = (await listAbsences(ctx.tx, union.id, ctx.clock.now())).find((one) => one.id === input.absenceId && one.personId === personId);
  if (absence === undefined) throw new AppError(errors['no-absence']);
  const deputies = (await Promise.all(absence.deputyGrantIds.map((id) => findDuty(ctx.tx, id, ctx.clock.now())))).filter((one) => one !== undefined);
  await record(ctx, [
    absenceEnded({ absenceId: absence.id }),
    ...deputies.filter((one) => one.endedAt === null).map((one) => grantEnded({ grantId: one.id, personId: one.personId, endedBy: personId })),
  ]);
  return {};
});
