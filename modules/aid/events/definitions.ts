import { z } from 'zod';
import { c1, c2, c4, defineEvent, idField, nameField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { aidForm, APPLICATION_STATES, date, fen, level, paidWay } from '../wire.ts';

/** Applications count on the day they were made, whatever becomes of them: a rate of two figures is about the same cases. */
export const METRICS = {
  asked: 'aid.asked', agreed: 'aid.agreed', refused: 'aid.refused', opened: 'aid.opened', left: 'aid.left', payments: 'aid.payments', paid: 'aid.paid',
} as const;

const OFFICERS: readonly Role[] = ['chair', 'administrator'];
const day = c2(date);
const union = idField<'union'>();
const person = idField<'person'>();
const ofCase = { caseId: idField<'case'>(), personId: person, unionId: union };
const ofDossier = { dossierId: idField<'dossier'>(), ...ofCase };
const MINE = '/aid';

/** The case is the engine's; this is what the union's figures know of it. */
export const applied = defineEvent('aid.applied', {
  crosses: 'to-lan', subject: 'caseId', fields: { ...ofCase, level: c2(level), askedOn: day },
  figures: (event) => [count(METRICS.asked, event.unionId, event.askedOn)],
});

export const settled = defineEvent('aid.settled', {
  crosses: 'both', subject: 'caseId', fields: { ...ofCase, state: c2(z.enum(APPLICATION_STATES).exclude(['asked'])), askedOn: day },
  figures: (event) => (event.state === 'withdrawn' ? [] : [count(METRICS[event.state], event.unionId, event.askedOn)]),
});

/** A new file, or the one the worker has already with what is known now; it is kept at the union of the newest application. */
export const dossierOpened = defineEvent('aid.dossierOpened', {
  crosses: 'to-internet', subject: 'dossierId', sealedBy: 'personId',
  fields: {
    ...ofDossier, number: c2(z.string()), name: nameField(), level: c2(level), aidForm: c2(aidForm), openedOn: day, reviewDueOn: day,
    isNew: c2(z.boolean()), facts: c4(z.string()),
  },
  figures: (event) => (event.isNew ? [count(METRICS.opened, event.unionId, event.openedOn)] : []),
  notices: (event) => [{ to: { person: event.personId }, kind: 'aid.notice.opened', params: {}, link: MINE }],
});

export const paid = defineEvent('aid.paid', {
  crosses: 'to-internet', subject: 'paymentId',
  fields: { ...ofDossier, paymentId: idField<'aid-payment'>(), amount: c2(fen), paidOn: day, way: c2(paidWay) },
  figures: (event) => [count(METRICS.payments, event.unionId, event.paidOn), count(METRICS.paid, event.unionId, event.paidOn, event.amount)],
  notices: (event) => [{ to: { person: event.personId }, kind: 'aid.notice.paid', params: {}, link: MINE }],
});

/** Still entitled: the next review a year later. Not any more: 脱困退出, the file is closed and stays readable. */
export const reviewed = defineEvent('aid.reviewed', {
  crosses: 'to-internet', subject: 'reviewId', sealedBy: 'personId',
  fields: { ...ofDossier, reviewId: idField<'aid-review'>(), reviewedOn: day, isEntitled: c2(z.boolean()), level: c2(level), reviewDueOn: c2(date.nullable()), finding: c4(z.string()) },
  figures: (event) => (event.isEntitled ? [] : [count(METRICS.left, event.unionId, event.reviewedOn)]),
  notices: (event) => [{ to: { person: event.personId }, kind: event.isEntitled ? 'aid.notice.kept' : 'aid.notice.left', params: {}, link: MINE }],
});

export const reviewFellDue = defineEvent('aid.reviewFellDue', {
  crosses: 'never', subject: 'dossierId', fields: { dossierId: idField<'dossier'>(), unionId: union, on: day },
  notices: (event) => [{ to: { union: event.unionId, roles: OFFICERS }, kind: 'aid.notice.due', params: {}, link: `/office/aid/${event.dossierId}` }],
});

/** The union that kept the file has ended: its successor keeps it on. */
export const dossierRehomed = defineEvent('aid.dossierRehomed', {
  crosses: 'both', subject: 'dossierId', fields: { dossierId: idField<'dossier'>(), unionId: union, toUnionId: union },
});

/** From a day on this line and these limits hold here and below, where no union below has a word of its own. */
export const standardSet = defineEvent('aid.standardSet', {
  crosses: 'both', subject: 'standardId',
  fields: {
    standardId: idField<'aid-standard'>(), unionId: union, line: c1(fen), deepMonths: c1(z.int()), relativeMonths: c1(z.int()), accidentMost: c1(fen),
    source: c1(z.string()), validFrom: c1(date),
  },
});
