import { z } from 'zod';
import { c1, c2, defineEvent, idField } from '#platform/contract/event.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isUuid, type UnionId } from '#platform/kernel/id.ts';

const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const unionOrNull = z.custom<UnionId | null>((value) => value === null || (typeof value === 'string' && isUuid(value)));
/** What the union above approved: stands in the chronicle, not on any public page. */
const decisionFields = { reason: c2(z.string()), decidedOn: c2(day), documentNumber: c2(z.string()) };

export const unionRenamed = defineEvent('orgs.unionRenamed', {
  crosses: 'both', subject: 'unionId', fields: { unionId: idField<'union'>(), name: c1(z.string()) },
});

/** Everything below moves along. Both paths are told, for readers that keep figures by place. */
export const unionMoved = defineEvent('orgs.unionMoved', {
  crosses: 'both', subject: 'unionId',
  fields: { unionId: idField<'union'>(), fromId: idField<'union'>(), parentId: idField<'union'>(), path: c1(z.string()), newPath: c1(z.string()) },
});

/** The last of a union's events. With a successor everything it had went there, in events before this one. */
export const unionDissolved = defineEvent('orgs.unionDissolved', {
  crosses: 'both', subject: 'unionId',
  fields: { unionId: idField<'union'>(), successorId: c1(unionOrNull), isMerged: c1(z.boolean()), ...decisionFields },
  notices: (event) => (event.successorId === null ? [] : [{
    to: { union: event.successorId, roles: ['chair', 'administrator'] }, kind: 'orgs.notice.merged-into-you', params: { unionId: event.unionId }, link: '/office/unions',
  }]),
});

/** A union founded just now took some of another one's unions and members. */
export const unionSplitOff = defineEvent('orgs.unionSplitOff', {
  crosses: 'both', subject: 'unionId', fields: { unionId: idField<'union'>(), fromId: idField<'union'>(), ...decisionFields },
});

export const secondLeaderEnded = defineEvent('orgs.secondLeaderEnded', {
  crosses: 'both', subject: 'unionId', fields: { unionId: idField<'union'>(), leaderId: idField<'union'>(), path: c1(z.string()) },
});

/** Code and legal-person certificate as they stand after this event; null where there is none. */
export const unionRegistered = defineEvent('orgs.unionRegistered', {
  crosses: 'both', subject: 'unionId',
  fields: {
    unionId: idField<'union'>(), creditCode: c1(z.string().nullable()), certificateFrom: c1(day.nullable()), certificateTo: c1(day.nullable()),
  },
});

/** Thirty days before the certificate ends (总工办发〔2020〕20号, article 27). */
export const certificateExpiring = defineEvent('orgs.certificateExpiring', {
  crosses: 'both', subject: 'unionId', fields: { unionId: idField<'union'>(), certificateTo: c1(day) },
  notices: (event) => [{
    to: { union: event.unionId, roles: ['chair', 'administrator'] }, kind: 'orgs.notice.certificate-expiring',
    params: { certificateTo: event.certificateTo }, link: '/office/unions',
  }],
});
