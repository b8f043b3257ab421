import { z } from 'zod';
import { c1, c2, c3, c4, defineEvent, idField, nameField } from '#platform/contract/event.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { isUuid, type Id, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { category, date, FOUNDING_KINDS, FOUNDING_STATUSES, FOUNDING_STEPS, TRANSFER_SIDES } from '../wire.ts';

const text = c2(z.string());
const optionalText = c2(z.string().nullable());
const number = c2(z.int());
const day = c2(date);
const optionalId = <Kind extends string>() => c2(z.custom<Id<Kind>>((value) => typeof value === 'string' && isUuid(value)).nullable());
const union = idField<'union'>();
const person = idField<'person'>();

const DECIDERS: readonly Role[] = ['chair', 'administrator'];
const toOfficers = (unionId: UnionId, kind: string, link: string): readonly NoticeIntent[] =>
  [{ to: { union: unionId, roles: DECIDERS }, kind: `membership.notice.${kind}`, params: {}, link }];
const toWorker = (personId: PersonId, kind: string, link: string): readonly NoticeIntent[] =>
  [{ to: { person: personId }, kind: `membership.notice.${kind}`, params: {}, link }];
const HUB = '/union';
const officeJoin = (joinId: string) => `/office/joins/${joinId}`;

// Whom an application or a transfer asks and what it answers, its case says (platform/flows): here stands what only this module knows.

const join = { joinId: idField<'join'>(), personId: person };

/** Sent, or sent again after it came back: the whole form either way. */
export const joinAsked = defineEvent('membership.joinAsked', {
  crosses: 'to-lan', subject: 'joinId', sealedBy: 'personId',
  fields: {
    ...join, unionId: union, holderId: union, name: nameField(), idNumber: c4(z.string()), idIndex: text, employer: optionalText, employerKey: optionalText,
    creditCode: optionalText, category: c2(category), noticeVersion: text, contactOn: day, dueOn: day,
  },
});
export const joinWithdrawn = defineEvent('membership.joinWithdrawn', { crosses: 'to-lan', subject: 'joinId', fields: join });
export const joinReturned = defineEvent('membership.joinReturned', {
  crosses: 'to-internet', subject: 'joinId', sealedBy: 'personId',
  fields: { ...join, officerId: person, status: c2(z.enum(['sent-back', 'refused'])), reason: c3(z.string()) },
});
export const joinAccepted = defineEvent('membership.joinAccepted', {
  crosses: 'to-internet', subject: 'joinId', fields: { ...join, officerId: person },
  notices: (event) => toWorker(event.personId, 'join-accepted', HUB),
});
export const joinReminded = defineEvent('membership.joinReminded', {
  crosses: 'never', subject: 'joinId', fields: { ...join, holderId: union },
  notices: (event) => toOfficers(event.holderId, 'join-reminded', officeJoin(event.joinId)),
});
/** The day has passed: the next union above answers from now on, with days of its own. */
export const joinClimbed = defineEvent('membership.joinClimbed', {
  crosses: 'to-internet', subject: 'joinId', fields: { ...join, fromId: union, holderId: union, contactOn: day, dueOn: day },
  notices: (event) => [
    ...toOfficers(event.fromId, 'join-climbed-away', officeJoin(event.joinId)),
    ...toWorker(event.personId, 'join-climbed-yours', HUB),
  ],
});

const transfer = { transferId: idField<'transfer'>(), personId: person, fromId: union, toId: union };
const OFFICE_TRANSFERS = '/office/transfers';

export const transferAsked = defineEvent('membership.transferAsked', {
  crosses: 'to-lan', subject: 'transferId', sealedBy: 'personId',
  fields: {
    ...transfer, outEndId: idField<'transfer-end'>(), inEndId: idField<'transfer-end'>(), name: nameField(), dueOn: day,
    formerStanding: c2(z.enum(['valid', 'retained'])),
  },
});
export const transferConfirmed = defineEvent('membership.transferConfirmed', {
  crosses: 'to-internet', subject: 'transferId', fields: { ...transfer, side: c2(z.enum(TRANSFER_SIDES)), officerId: person },
});
/** By the second confirmation, an objection, the worker, or the calendar. */
export const transferSettled = defineEvent('membership.transferSettled', {
  crosses: 'both', subject: 'transferId', sealedBy: 'personId',
  fields: {
    ...transfer, status: c2(z.enum(['completed', 'objected', 'withdrawn'])), objectedBy: c2(z.enum(TRANSFER_SIDES).nullable()),
    officerId: optionalId<'person'>(), reason: c3(z.string().optional()),
  },
  notices: (event) => (event.status !== 'completed' ? [] : [
    ...toOfficers(event.fromId, 'transfer-gone', OFFICE_TRANSFERS), ...toOfficers(event.toId, 'transfer-come', OFFICE_TRANSFERS),
  ]),
});

const founding = { foundingId: idField<'founding'>(), personId: person };

// Whom a founding asks and tells, its case says (platform/flows): the record here notifies nobody.

/** Sent, or sent again after it came back: the whole request either way. */
export const foundingAsked = defineEvent('membership.foundingAsked', {
  crosses: 'to-lan', subject: 'foundingId', sealedBy: 'personId',
  fields: {
    ...founding, unionId: union, employer: text, employerKey: text, creditCode: optionalText, address: text, workers: number, joiners: number,
    kind: c2(z.enum(FOUNDING_KINDS)), proposedName: text, applicantName: nameField(), photos: c2(z.array(z.string())), dueOn: day,
  },
});
export const foundingWithdrawn = defineEvent('membership.foundingWithdrawn', { crosses: 'to-lan', subject: 'foundingId', fields: founding });
/** Refused; in the course of before also sent back, with the reason that stands sealed in the case now. */
export const foundingReturned = defineEvent('membership.foundingReturned', {
  crosses: 'to-internet', subject: 'foundingId', fields: { ...founding, officerId: person, status: c2(z.enum(['sent-back', 'refused'])), reason: text },
});
/** The number stands on the case's paper; a request of before brought its own. */
export const foundingApproved = defineEvent('membership.foundingApproved', {
  crosses: 'to-internet', subject: 'foundingId', fields: { ...founding, officerId: person, documentNumber: optionalText, foundedUnionId: union },
});

const step = {
  ...founding, unionId: union, stepId: idField<'founding-step'>(), status: c2(z.enum(FOUNDING_STATUSES)), heldOn: c2(date.nullable()),
  photos: c2(z.array(z.string())), facts: c2(z.record(z.string(), z.union([z.string(), z.number()]))), dueOn: c2(date.nullable()),
};
/** Every step after the approval but the election, by the preparatory group or the union above. */
export const foundingStepped = defineEvent('membership.foundingStepped', {
  crosses: 'both', subject: 'stepId',
  fields: { ...step, kind: c2(z.enum(FOUNDING_STEPS).exclude(['elected'])), documentNumber: optionalText, reason: optionalText, by: person },
});
/** The election as it was reported. The chair's name is sealed with the chair's own key. */
export const foundingElected = defineEvent('membership.foundingElected', {
  crosses: 'to-lan', subject: 'stepId', sealedBy: 'chairId', fields: { ...step, chairId: person, chairName: nameField() },
});

/** From a day on these working days hold here, where no union above is stricter. */
export const limitsSet = defineEvent('membership.limitsSet', {
  crosses: 'both', subject: 'limitId',
  fields: {
    limitId: idField<'membership-limit'>(), unionId: union, contact: c1(z.int()), decide: c1(z.int()), transfer: c1(z.int()), source: c1(z.string()),
    validFrom: c1(date),
  },
});

/** The house signs cards with another key from now on; the former one is retired. Public, and needed on both sides. */
export const cardKeyBegan = defineEvent('membership.cardKeyBegan', {
  crosses: 'both', subject: 'cardKeyId', fields: { cardKeyId: idField<'card-key'>(), keyId: c1(z.string()), publicKey: c1(z.string()) },
});
export const cardIssued = defineEvent('membership.cardIssued', {
  crosses: 'both', subject: 'cardId', fields: { cardId: idField<'card'>(), personId: person, number: text },
});
