import { z } from 'zod';
import { c2, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));

/** Both count on the day the entry was made, whatever happens later: a rate of the two is then about the same entries. */
export const METRICS = { made: 'example-service.made', answered: 'example-service.answered' } as const;

/** What every event repeats of its entry, so that figures and notices need not look anything up. */
const entryFields = { entryId: idField<'entry'>(), personId: idField<'person'>(), unionId: idField<'union'>(), madeOn: c2(date) };

export const entryMade = defineEvent('example-service.entryMade', {
  crosses: 'to-lan', subject: 'entryId', sealedBy: 'personId',
  // The title stands open in lists; what tells of a person belongs into the text, which is sealed.
  fields: { ...entryFields, title: c2(z.string()), text: c4(z.string()) },
  figures: (event) => [count(METRICS.made, event.unionId, event.madeOn)],
  notices: (event) => [{
    to: { union: event.unionId, roles: ['chair', 'administrator'] }, kind: 'example-service.notice.made', params: {},
    link: `/office/example-service/${event.entryId}`,
  }],
});

export const entryAnswered = defineEvent('example-service.entryAnswered', {
  crosses: 'to-internet', subject: 'entryId', sealedBy: 'personId',
  fields: { ...entryFields, officerId: idField<'person'>(), answer: c4(z.string()) },
  figures: (event) => [count(METRICS.answered, event.unionId, event.madeOn)],
  notices: (event) => [{
    to: { person: event.personId }, kind: 'example-service.notice.answered', params: {}, link: '/example-service',
  }],
});
