import { z } from 'zod';
import { c1, c2, c3, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { isUuid, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { metricOf } from '../rules/figures.ts';
import { isSatisfied } from '../rules/satisfaction.ts';
import { date, disclosure, topic } from '../wire.ts';

const appealId = idField<'appeal'>();
const keyId = idField<'key'>();
const unionId = idField<'union'>();
const officerId = idField<'person'>();
const optionalPerson = c2(z.custom<PersonId>((value) => typeof value === 'string' && isUuid(value)).nullable());

/** Cases are counted on the day they were received, whatever happens later: a rate is then about the same cases. */
type Counted = { readonly unionId: UnionId; readonly topic: z.infer<typeof topic>; readonly receivedOn: PlainDate };
const step = (metric: Parameters<typeof metricOf>[0], event: Counted, by = 1) =>
  count(metricOf(metric, event.topic), event.unionId, event.receivedOn, by);

export const codeMade = defineEvent('appeals.codeMade', {
  crosses: 'to-internet', subject: 'codeId',
  fields: {
    codeId: idField<'appeal-code'>(), unionId, contactId: officerId, contactName: c1(z.string()), place: c1(z.string()),
  },
});

export const codeRetired = defineEvent('appeals.codeRetired', {
  crosses: 'to-internet', subject: 'codeId', fields: { codeId: idField<'appeal-code'>(), unionId },
});

export const appealSubmitted = defineEvent('appeals.appealSubmitted', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    appealId, keyId, unionId, localUnionId: c2(z.string().nullable()), codeId: idField<'appeal-code'>(), contactId: officerId,
    personId: optionalPerson, caseNumber: c2(z.string()), topic: c2(topic), disclosure: c2(disclosure), place: c1(z.string()),
    text: c4(z.string()), name: c3(z.string().optional()), phone: c3(z.string().optional()), photos: c2(z.array(z.string())),
    receiptHash: c2(z.string()), receivedOn: c2(date), dueOn: c2(date), isDueProvisional: c2(z.boolean()),
  },
  figures: (event) => [step('received', event)],
  notices: (event) => [{
    to: { person: event.contactId }, kind: 'appeals.notice.submitted', params: { caseNumber: event.caseNumber },
    link: `/office/appeals/${event.appealId}`,
  }],
});

/** What every later event repeats of its case, so that figures and notices need not look anything up. */
const caseFields = {
  appealId, keyId, unionId, contactId: officerId, holderId: optionalPerson, caseNumber: c2(z.string()), topic: c2(topic),
  receivedOn: c2(date),
};
type ForWorker = { readonly appealId: string; readonly holderId: PersonId | null; readonly caseNumber: string };
type ForContact = { readonly appealId: string; readonly contactId: PersonId; readonly caseNumber: string };

function toWorker(kind: string, event: ForWorker) {
  return event.holderId === null ? [] : [{
    to: { person: event.holderId }, kind: `appeals.notice.${kind}`, params: { caseNumber: event.caseNumber },
    link: `/appeals/${event.appealId}`,
  }];
}
function toContact(kind: string, event: ForContact) {
  return [{
    to: { person: event.contactId }, kind: `appeals.notice.${kind}`, params: { caseNumber: event.caseNumber },
    link: `/office/appeals/${event.appealId}`,
  }];
}

export const appealAccepted = defineEvent('appeals.appealAccepted', {
  crosses: 'to-internet', subject: 'appealId', fields: { ...caseFields, officerId, officerUnionId: unionId },
  notices: (event) => toWorker('accepted', event),
});

export const workerAsked = defineEvent('appeals.workerAsked', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, officerId, officerUnionId: unionId, text: c4(z.string()) },
  notices: (event) => toWorker('asked', event),
});

export const messageAdded = defineEvent('appeals.messageAdded', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId', fields: { ...caseFields, text: c4(z.string()) },
  notices: (event) => toContact('added', event),
});

export const appealAnswered = defineEvent('appeals.appealAnswered', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, officerId, officerUnionId: unionId, text: c4(z.string()) },
  notices: (event) => toWorker('answered', event),
});

export const appealClosed = defineEvent('appeals.appealClosed', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, officerId, officerUnionId: unionId, isFirstTime: c2(z.boolean()), text: c4(z.string()) },
  figures: (event) => [step('closed', event), ...(event.isFirstTime ? [step('finished', event)] : [])],
  notices: (event) => toWorker('closed', event),
});

export const appealRated = defineEvent('appeals.appealRated', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    ...caseFields, isSolved: c2(z.boolean()), score: c2(z.number()), text: c4(z.string().optional()),
    previous: c2(z.object({ isSolved: z.boolean(), score: z.number() }).nullable()),
  },
  figures: (event) => [
    ...(event.previous === null ? [step('rated', event)] : []),
    step('satisfied', event, Number(isSatisfied(event)) - Number(event.previous !== null && isSatisfied(event.previous))),
  ],
  notices: (event) => toContact('rated', event),
});

export const appealReopened = defineEvent('appeals.appealReopened', {
  crosses: 'to-lan', subject: 'appealId',
  fields: {
    ...caseFields, openedOn: c2(date), dueOn: c2(date), isDueProvisional: c2(z.boolean()), isFirstTime: c2(z.boolean()),
  },
  figures: (event) => [step('closed', event, -1), ...(event.isFirstTime ? [step('reopened', event)] : [])],
  notices: (event) => toContact('reopened', event),
});

/** The deadline of an open case after the working-day calendar of its year was filled. */
export const deadlineReckoned = defineEvent('appeals.deadlineReckoned', {
  crosses: 'both', subject: 'appealId', fields: { appealId, dueOn: c2(date), isDueProvisional: c2(z.boolean()) },
});
