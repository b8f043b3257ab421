import { z } from 'zod';
import { c1, c2, c3, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { hourMetricOf } from '../rules/figures.ts';
import { about, date, disclosure, topic } from '../wire.ts';
import { caseFields, countShift, dueFields, moveFields, officerFields, optionalPerson, optionalUnion, personId, toHolder, toMoved, toWorker, unionId } from './fields.ts';

export const codeMade = defineEvent('appeals.codeMade', {
  crosses: 'to-internet', subject: 'codeId',
  fields: {
    codeId: idField<'appeal-code'>(), unionId, contactId: personId, contactName: c1(z.string()), place: c1(z.string()),
    /** Both absent from events of before there were any; such a code gets the next number when it is applied. */
    number: c1(z.int().optional()), topic: c1(topic.nullable().optional()),
  },
});

/** With `replacementId`, the code that hangs in its place. */
export const codeRetired = defineEvent('appeals.codeRetired', {
  crosses: 'to-internet', subject: 'codeId',
  fields: { codeId: idField<'appeal-code'>(), unionId, replacementId: c1(z.string().nullable().optional()) },
});

/** By scan, or entered by an officer (`officerId`); with it begins the first rung. */
export const appealSubmitted = defineEvent('appeals.appealSubmitted', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    ...caseFields, localUnionId: optionalUnion, originUnionId: optionalUnion,
    codeId: c2(z.string().nullable()), officerId: optionalPerson, officerUnionId: optionalUnion,
    disclosure: c2(disclosure), about: c2(about), excludedIds: c2(z.array(z.string())), place: c1(z.string()),
    text: c4(z.string()), name: c3(z.string().optional()), phone: c3(z.string().optional()), photos: c2(z.array(z.string())),
    receiptHash: c2(z.string()),
    /** 0, unless nobody of its own union may have it. */
    rung: c2(z.number().int()), limitDays: c2(z.number().int()), ...dueFields,
  },
  figures: countShift,
  notices: (event) => toHolder('submitted', event),
});

export const appealAccepted = defineEvent('appeals.appealAccepted', {
  crosses: 'to-internet', subject: 'appealId', fields: { ...caseFields, ...officerFields, ...dueFields },
  figures: countShift,
  notices: (event) => toWorker('accepted', event),
});

export const workerAsked = defineEvent('appeals.workerAsked', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, ...officerFields, ...dueFields, untilOn: c2(date), text: c4(z.string()) },
  figures: countShift,
  notices: (event) => toWorker('asked', event),
});

export const messageAdded = defineEvent('appeals.messageAdded', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId', fields: { ...caseFields, ...dueFields, text: c4(z.string()) },
  figures: countShift,
  notices: (event) => toHolder('added', event),
});

export const appealAnswered = defineEvent('appeals.appealAnswered', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, ...officerFields, ...dueFields, text: c4(z.string()) },
  figures: countShift,
  notices: (event) => toWorker('answered', event),
});

export const appealClosed = defineEvent('appeals.appealClosed', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    ...caseFields, ...officerFields, text: c4(z.string()), isSilent: c2(z.boolean()), isInTime: c2(z.boolean()),
    /** Of the first closing only (rules/histogram.ts). */
    hourBucket: c2(z.number().int().nullable()),
  },
  figures: (event) => [
    ...countShift(event),
    ...(event.hourBucket === null ? [] : [count(hourMetricOf(event.hourBucket), event.unionId, event.receivedOn)]),
  ],
  notices: (event) => toWorker('closed', event),
});

export const appealRated = defineEvent('appeals.appealRated', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    ...caseFields, isSolved: c2(z.boolean()), score: c2(z.number()), isCounted: c2(z.boolean()), text: c4(z.string().optional()),
  },
  figures: countShift,
  notices: (event) => toHolder('rated', event),
});

/** "Not solved": the case is open again, on the next rung where there is one. */
export const appealReopened = defineEvent('appeals.appealReopened', {
  crosses: 'to-lan', subject: 'appealId', fields: { ...caseFields, ...moveFields, openedOn: c2(date) },
  figures: countShift,
  notices: (event) => (event.toPersonId === event.contactId ? toHolder('reopened', event) : toMoved('reopened', event)),
});

export const appealWithdrawn = defineEvent('appeals.appealWithdrawn', {
  crosses: 'to-lan', subject: 'appealId', sealedBy: 'keyId', fields: { ...caseFields, text: c4(z.string().optional()) },
  figures: countShift,
  notices: (event) => toHolder('withdrawn', event),
});

/** The deadline of an open case after the working-day calendar of its year was filled. */
export const deadlineReckoned = defineEvent('appeals.deadlineReckoned', {
  crosses: 'both', subject: 'appealId', fields: { appealId: caseFields.appealId, ...dueFields },
});
