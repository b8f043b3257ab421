import { z } from 'zod';
import { c2, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { cause, date } from '../wire.ts';
import { caseFields, countShift, dueFields, moveFields, officerFields, optionalPerson, optionalUnion, toHolder, toMoved, toWorker } from './fields.ts';

const text = c4(z.string());

export const appealPaused = defineEvent('appeals.appealPaused', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: { ...caseFields, ...officerFields, ...dueFields, untilOn: c2(date), text },
  figures: countShift,
  notices: (event) => toWorker('paused', event),
});

/** By an officer, or by the calendar when the last day of a stop has passed. */
export const appealResumed = defineEvent('appeals.appealResumed', {
  crosses: 'to-internet', subject: 'appealId',
  fields: { ...caseFields, officerId: optionalPerson, officerUnionId: optionalUnion, cause: c2(cause), ...dueFields },
  figures: countShift,
  notices: (event) => (event.cause === 'date' ? toHolder('goes-on', event) : []),
});

/** To another officer of the ladder. The clock goes on: a hand-over buys nobody time. */
export const appealHandedOver = defineEvent('appeals.appealHandedOver', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId', fields: { ...caseFields, ...officerFields, ...moveFields, text },
  figures: countShift,
  notices: (event) => [...toMoved('handed-over', event), ...toWorker('handed-over', event)],
});

/** "Not ours": says who refused and why, and gives the case to the union above. No case ends by it. */
export const appealRefused = defineEvent('appeals.appealRefused', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId', fields: { ...caseFields, ...officerFields, ...moveFields, text },
  figures: countShift,
  notices: (event) => [...toMoved('refused', event), ...toWorker('refused', event)],
});

/** The next rung: by hand, taken up from above, or because the day has passed. */
export const appealEscalated = defineEvent('appeals.appealEscalated', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId',
  fields: {
    ...caseFields, ...moveFields, officerId: optionalPerson, officerUnionId: optionalUnion, cause: c2(cause), text: c4(z.string().optional()),
  },
  figures: countShift,
  notices: (event) => [...toMoved('escalated', event), ...toWorker('escalated', event)],
});

/** An officer says that the matter is about themselves, and neither sees nor handles it from then on. */
export const conflictDeclared = defineEvent('appeals.conflictDeclared', {
  crosses: 'to-internet', subject: 'appealId', sealedBy: 'keyId', fields: {
    ...caseFields, ...officerFields, ...moveFields, text,
    /** False when somebody declares it who was not responsible: then nothing moves. */
    isMoved: c2(z.boolean()),
  },
  figures: countShift,
  notices: (event) => (event.isMoved
    ? toHolder('came-to-you', { ...event, contactId: event.toPersonId, holderUnionId: event.toUnionId }) : []),
});

/** `cause` tells that the case which led the matter was taken back, and another leads it now. */
const matterFields = {
  officerId: optionalPerson, officerUnionId: optionalUnion, leadId: idField<'appeal'>(), cause: c2(cause.nullable().optional()),
};

export const appealJoined = defineEvent('appeals.appealJoined', {
  crosses: 'to-internet', subject: 'appealId', fields: { ...caseFields, ...matterFields },
  figures: countShift,
});

/** By an officer who sees that it is another matter, or by itself when its worker says "not solved". */
export const appealParted = defineEvent('appeals.appealParted', {
  crosses: 'both', subject: 'appealId',
  fields: { ...caseFields, ...matterFields },
  figures: countShift,
});
