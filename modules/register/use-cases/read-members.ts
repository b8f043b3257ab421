import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { requireNotWithdrawn } from '#platform/consents/use-cases/take-consents.ts';
import { plainIdNumber } from '#platform/forms/id-number.ts';
import { spendQuota } from '#platform/guard/spend.ts';
import { memberStateOf } from '#platform/orgs/memberships/membership-states.ts';
import { listMemberships } from '#platform/orgs/memberships/store/memberships.ts';
import { errors } from '../contract/access.ts';
import { SEALED_FIELDS } from '../contract/members.ts';
import { endpoints } from '../contract.ts';
import { maskIdNumber, maskPhone } from '../rules/mask.ts';
import { findKnownPeople } from '../store/known-people.ts';
import { countMembers, findMemberRow, listMemberRows, PAGE } from '../store/members.ts';
import type { MemberRow } from '../store/rows.ts';
import { askingPerson, mayAt } from './asking.ts';
import { idIndex } from './new-member.ts';
import { openRecord, openRecords, type OpenRecord } from './open-record.ts';

/** Beyond this a list says "more than". */
const COUNTED = 10_000;

export const listMembers = handle(endpoints.listMembers, async (ctx, { words, after }, union) => {
  const filter = { union, words };
  const rows = await listMemberRows(ctx.tx, ctx.reach, filter, { after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const opened = await openRecords(ctx, shown);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    members: shown.map((row) => toListed(row, opened.get(row.personId))),
    next: last === undefined ? null : { orgPath: last.orgPath ?? '', personId: last.personId },
    total: await countMembers(ctx.tx, ctx.reach, filter, COUNTED) ?? null,
    can: { manage: mayAt(ctx, 'register.member.manage', { orgPath: union.path, linePath: union.linePath }) },
  };
});

/** By the blind index, and only within reach: whoever is a member elsewhere is nobody here. */
export const lookUpMember = handle(endpoints.lookUpMember, async (ctx, { idType, number }) => {
  const phone = toPhoneNumber(number);
  const found = await findKnownPeople(ctx, {
    idIndexes: [idIndex(ctx.keyring, idType, plainIdNumber(number))], phoneIndexes: phone.ok ? [phoneIndex(ctx.keyring, phone.value)] : [],
  });
  for (const { personId } of found) {
    const row = await findMemberRow(ctx.tx, ctx.reach, personId, false);
    if (row !== undefined) return { member: toListed(row, await openRecord(ctx, row)) };
  }
  return { member: null };
});

export const readMember = handle(endpoints.readMember, async (ctx, _input, row) => {
  const opened = await openRecord(ctx, row);
  const { bornOn: _bornOn, residence: _residence, cardNumber: _cardNumber, ...personal } = opened.personal;
  const memberships = await listMemberships(ctx.tx, row.personId);
  return {
    ...toListed(row, opened), details: row.details ?? {}, personal, sealed: SEALED_FIELDS.filter((field) => sealedValue(opened, field) !== ''),
    beganOn: row.beganOn, changedAt: row.changedAt,
    memberships: memberships.map((one) => ({
      unionName: one.unionName, isHome: one.isHome, state: memberStateOf(one), memberKind: one.memberKind, beganOn: one.beganOn, endedOn: one.endedOn,
    })),
    can: { manage: mayAt(ctx, 'register.member.manage', { orgPath: row.orgPath ?? '', linePath: row.linePath }) },
  };
});

/** What rests on a consent of its own (PIPL 29) and is shown to nobody once that was taken back. */
const CONSENTS: Readonly<Partial<Record<(typeof SEALED_FIELDS)[number], Pick<Parameters<typeof requireNotWithdrawn>[1], 'textKey' | 'purposes'>>>> = {
  idNumber: { textKey: 'joining', purposes: ['id-number'] }, modelWorker: { textKey: 'register', purposes: ['special-status'] },
  isInHardship: { textKey: 'register', purposes: ['special-status'] },
};

/** For a reason, logged with it, and not more often in a day than an honest desk needs. */
export const revealField = handle(endpoints.revealField, async (ctx, { field }, row) => {
  const asked = CONSENTS[field];
  if (asked !== undefined) await requireNotWithdrawn(ctx, { personId: row.personId, ...asked });
  const opened = await openRecord(ctx, row);
  await spendQuota(ctx, [{ quota: 'revealsPerOfficerDay', subject: askingPerson(ctx) }], errors['reveal-quota']);
  return { value: sealedValue(opened, field) };
});

function sealedValue({ phone, personal, sensitive }: OpenRecord, field: (typeof SEALED_FIELDS)[number]): string {
  switch (field) {
    case 'phone': return phone;
    case 'idNumber': return sensitive.idNumber ?? '';
    case 'modelWorker': return sensitive.modelWorker ?? '';
    case 'isInHardship': return sensitive.isInHardship === undefined ? '' : String(sensitive.isInHardship);
    case 'bornOn': return personal.bornOn ?? '';
    case 'residence': return personal.residence ?? '';
    case 'cardNumber': return personal.cardNumber ?? '';
  }
}

/** What a list shows: the name, because these are the officer's own members, and of numbers as much as tells two apart. */
export function toListed(row: MemberRow, opened: OpenRecord | undefined) {
  return {
    personId: row.personId, name: row.name, maskedPhone: maskPhone(opened?.phone ?? ''), maskedId: maskIdNumber(opened?.sensitive.idNumber ?? ''),
    idType: row.idType, unionId: row.unionId, unionName: row.unionName, standing: row.standing, sex: row.details?.sex ?? null,
    workUnit: row.details?.workUnit ?? null, newForm: row.details?.newForm ?? null, hasRecord: row.idType !== null, isGenerated: row.isGenerated ?? false,
  };
}

export async function requireRow(ctx: Ctx, personId: string): Promise<MemberRow> {
  const row = await findMemberRow(ctx.tx, ctx.reach, personId, false);
  if (row === undefined) throw new Error('a person who is signed in is not there');
  return row;
}
