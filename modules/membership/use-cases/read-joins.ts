import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { findPersonContact } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import { joinAsked, joinReturned } from '../events/definitions.ts';
import { isPast } from '../rules/limits.ts';
import { maskedIdNumber } from '../rules/masked.ts';
import { isPartOfCase } from '../store/foundings.ts';
import { listJoins as listJoinRows, PAGE } from '../store/joins.ts';
import type { JoinRow, ListedJoin } from '../store/rows.ts';
import { findNamedUnion } from '../store/unions.ts';
import { askingPerson, mayAt, todayOf } from './asking-person.ts';
import { openText } from './open-sealed.ts';

export const listJoins = handle(endpoints.listJoins, async (ctx, { view }, union) => {
  const rows = await listJoinRows(ctx.tx, ctx.reach, union, view);
  return { joins: rows.slice(0, PAGE).map((row) => toJoin(ctx, row)), hasMore: rows.length > PAGE };
});

export const readJoin = handle(endpoints.readJoin, async (ctx, _input, row) => {
  const [union, holder] = [await findNamedUnion(ctx.tx, row.unionId), await findNamedUnion(ctx.tx, row.holderId)];
  const listed = { ...row, unionName: union?.name ?? '', holderName: holder?.name ?? '' };
  const reason = await openReason(ctx, row);
  return {
    ...toJoin(ctx, listed), maskedId: maskedIdNumber(await openIdNumber(ctx, row)), creditCode: row.creditCode, noticeVersion: row.noticeVersion,
    reason: reason === '' ? null : reason, settledAt: row.settledAt, can: { open: await isPartOfCase(ctx.tx, row.id, askingPerson(ctx)), reveal: mayAt(ctx, 'membership.join.decide', row) },
  };
});

/** The access log keeps who asked and why. Whoever took back their consent shows nobody their number any more. */
export const revealApplicant = handle(endpoints.revealApplicant, async (ctx, _input, row) => {
  await requireNotWithdrawn(ctx, { personId: row.personId, textKey: 'joining', purposes: ['id-number'] });
  return { idNumber: await openIdNumber(ctx, row), phone: (await findPersonContact(ctx, row.personId))?.phone ?? '' };
});

function toJoin(ctx: Pick<Ctx, 'clock'>, row: ListedJoin) {
  const { id, unionId, unionName, holderId, holderName, status, name, employer, category, askedAt, contactOn, dueOn } = row;
  return {
    joinId: id, unionId, unionName, holderId, holderName, status, name, employer, category, askedAt, contactOn, dueOn,
    isLate: status === 'waiting' && isPast(dueOn, todayOf(ctx)), hasClimbed: holderId !== unionId,
  };
}

export async function openReason(ctx: Ctx, row: JoinRow): Promise<string> {
  return openText(ctx, { definition: joinReturned, field: 'reason', subject: row.id, personId: row.personId, sealed: row.reasonSealed });
}

/** Opened for whoever may see it, and for the record of whoever is accepted. */
export async function openIdNumber(ctx: Ctx, row: JoinRow): Promise<string> {
  return openText(ctx, { definition: joinAsked, field: 'idNumber', subject: row.id, personId: row.personId, sealed: row.idNumberSealed });
}
