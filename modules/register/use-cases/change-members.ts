import { handle } from '#platform/access/handler.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { memberRecorded } from '../events/definitions.ts';
import type { Identity } from '../rules/identity.ts';
import { findKnownPeople } from '../store/known-people.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Details, Personal } from '../wire.ts';
import { enterMember, identityOf } from './enter-member.ts';
import { idIndex } from './new-member.ts';
import { openRecord, type OpenRecord } from './open-record.ts';

export const addMember = handle(endpoints.addMember, async (ctx, input, union) => ({
  personId: await enterMember(ctx, { ...input, unionId: union.id }),
}));

/** Names and numbers of telephones are the person's own: a member proposes them, see corrections. */
export const changeMember = handle(endpoints.changeMember, async (ctx, input, row) => {
  await requireNotWithdrawn(ctx, { personId: row.personId, textKey: 'register', purposes: ['register'] });
  const opened = await openRecord(ctx, row);
  const identity = identityOf(ctx, { idType: input.idType, idNumber: input.idNumber, details: input.details });
  await requireFree(ctx, row, identity);
  const { bornOn, residence, cardNumber } = opened.personal;
  await recordChange(ctx, row, {
    opened, identity, details: input.details, personal: { ...input.personal, ...defined({ bornOn, residence, cardNumber }) },
  });
  return {};
});

export type Changed = { readonly opened: OpenRecord; readonly identity: Identity | null; readonly details: Details; readonly personal: Personal };

/** The record as it stands from now on; without a new document the one on record stays. */
export async function recordChange(ctx: Ctx, row: MemberRow, changed: Changed): Promise<void> {
  try {
    await record(ctx, [changedRecord(ctx, row, changed)]);
  } catch (error) {
    if (violatedConstraint(error) === 'register_member_id_index_key') throw new AppError(errors.elsewhere);
    throw error;
  }
}

function changedRecord(ctx: Ctx, row: MemberRow, { opened, identity, details, personal }: Changed): NewEvent {
  const citizen = identity?.citizen;
  const number = identity?.idNumber ?? opened.sensitive.idNumber;
  const sensitive = { ...opened.sensitive, ...(number === undefined ? {} : { idNumber: number }) };
  const known = citizen === undefined ? personal : { ...personal, bornOn: citizen.bornOn };
  return memberRecorded({
    personId: toId<'person'>(row.personId), idType: identity?.idType ?? row.idType ?? 'resident',
    idIndex: identity === null ? row.idIndex : idIndex(ctx.keyring, identity.idType, identity.idNumber),
    // What the number on record tells stays, whatever the form says.
    details: citizen !== undefined ? { ...details, sex: citizen.sex } : { ...details, ...(row.idIndex === null ? {} : defined({ sex: row.details?.sex })) },
    ...(Object.keys(known).length === 0 ? {} : { personal: known }), ...(Object.keys(sensitive).length === 0 ? {} : { sensitive }),
    importId: null, importLine: null, isGenerated: row.isGenerated ?? false,
  });
}

/** A document is one person's. Where the other one is, nobody is told. */
export async function requireFree(ctx: Ctx, row: MemberRow, identity: Identity | null): Promise<void> {
  if (identity === null) return;
  const found = await findKnownPeople(ctx, { idIndexes: [idIndex(ctx.keyring, identity.idType, identity.idNumber)], phoneIndexes: [] });
  if (found.some(({ personId }) => personId !== row.personId)) throw new AppError(errors.elsewhere);
}

function defined<Shape extends object>(fields: Shape): Shape {
  // -- leaving out undefined values does not change the type of the rest
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}
