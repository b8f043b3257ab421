import { z } from 'zod';
import { c1, c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { toId } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { METRICS } from '../rules/metrics.ts';
import { answers, audience, ENDS, LIVE_STATES, PERIODS, questions, taking, uuid, WAYS } from '../wire.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const instant = z.iso.datetime();
const takings = z.array(taking);
const ofOffer = { offerId: idField<'offer'>(), unionId: idField<'union'>() };
/** Every change of a list says when it has to be looked at next: places flow back, or an answer is overdue. */
const due = { dueAt: c2(instant.nullable()) };
/** What every event about one entry repeats, so that notices look nothing up. */
const ofEntry = { ...ofOffer, entryId: idField<'entry'>(), personId: idField<'person'>(), link: c2(z.string()) };

// The phone signs up in the internet zone, and officers of both zones read what came of it.

export const offerOpened = defineEvent('signup.offerOpened', {
  crosses: 'both', subject: 'offerId',
  fields: {
    ...ofOffer, ...due, service: c1(z.string()), way: c1(z.enum(WAYS)), title: c1(z.string()), link: c1(z.string()), opensAt: c1(instant), closesAt: c1(instant), lastMoment: c1(instant),
    holdMinutes: c1(z.int()), groupMost: c1(z.int()), waitingMost: c1(z.int()), audience: c1(audience), questions: c1(questions.nullable()), limitId: c2(uuid.nullable()),
    shares: c1(z.array(z.object({ unionId: uuid, parentId: uuid.nullable(), places: z.int(), flowsBackAt: instant.nullable() }))),
  },
});

const settledEntry = z.object({ entryId: uuid, personId: uuid, persons: z.int(), state: z.enum(LIVE_STATES), position: z.int(), takings });

/** Those who pressed in one moment, together: one row of the journal for a batch, as one transaction settled it. */
export const entriesSettled = defineEvent('signup.entriesSettled', {
  crosses: 'both', subject: 'offerId',
  fields: { ...ofOffer, ...due, day: c2(date), entries: c2(z.array(settledEntry).min(1)) },
  figures: (event) => [count(METRICS.entered, event.unionId, event.day, event.entries.length)],
});

/** Places are held for somebody who waited. */
export const placesOffered = defineEvent('signup.placesOffered', {
  crosses: 'both', subject: 'entryId', fields: { ...ofEntry, ...due, takings: c2(takings), until: c2(instant) },
  notices: (event) => [toPerson('offered', event)],
});

export const offerTaken = defineEvent('signup.offerTaken', { crosses: 'both', subject: 'entryId', fields: { ...ofEntry, ...due } });

/** What whoever signed up told of themselves and their family, as the offer asked; whole each time. */
export const entryAnswered = defineEvent('signup.entryAnswered', {
  crosses: 'both', subject: 'entryId', sealedBy: 'personId',
  fields: { ...ofOffer, entryId: idField<'entry'>(), personId: idField<'person'>(), answers: c3(answers) },
});

/** An officer said yes (审批): places, or a turn on the waiting list. */
export const entryAgreed = defineEvent('signup.entryAgreed', {
  crosses: 'both', subject: 'entryId', fields: { ...ofEntry, ...due, takings: c2(takings) },
  notices: (event) => [toPerson(event.takings.length > 0 ? 'agreed' : 'agreed-waiting', event)],
});

/** What a draw came to, in drawn order: who has places, and who waits behind them. */
export const poolSettled = defineEvent('signup.poolSettled', {
  crosses: 'both', subject: 'offerId',
  fields: { ...ofOffer, ...due, link: c2(z.string()), entries: c2(z.array(settledEntry)) },
  notices: (event) => event.entries.map((entry) => toPerson(entry.state === 'placed' ? 'drawn' : 'not-drawn', { personId: toId(entry.personId), link: event.link })),
});

/** No draw came about: those who were to be drawn are asked for, and an officer decides. Everybody is told. */
export const poolTurned = defineEvent('signup.poolTurned', {
  crosses: 'both', subject: 'offerId',
  fields: { ...ofOffer, link: c2(z.string()), entries: c2(z.array(uuid)), persons: c2(z.array(uuid)) },
  notices: (event) => event.persons.map((personId) => toPerson('turned', { personId: toId(personId), link: event.link })),
});

export const entryEnded = defineEvent('signup.entryEnded', {
  crosses: 'both', subject: 'entryId', fields: { ...ofEntry, ...due, end: c2(z.enum(ENDS)), takings: c2(takings) },
  notices: (event) => (event.end === 'left' || event.end === 'declined' ? [] : [toPerson(event.end, event)]),
});

/** Another time or place: those who have places are asked whether they still come, until `until`. */
export const offerMoved = defineEvent('signup.offerMoved', {
  crosses: 'both', subject: 'offerId',
  fields: { ...ofOffer, ...due, link: c2(z.string()), lastMoment: c1(instant), until: c2(instant), entries: c2(z.array(uuid)), persons: c2(z.array(uuid)) },
  notices: (event) => event.persons.map((personId) => toPerson('moved', { personId: toId(personId), link: event.link })),
});

/** A list was looked at when its time came, and nobody could be moved. */
export const listLooked = defineEvent('signup.listLooked', { crosses: 'both', subject: 'offerId', fields: { ...ofOffer, ...due } });

export const offerCancelled = defineEvent('signup.offerCancelled', { crosses: 'both', subject: 'offerId', fields: { ...ofOffer } });

/** How often one person may take part in what names this limit, per month, quarter or year. */
export const limitSet = defineEvent('signup.limitSet', {
  crosses: 'both', subject: 'limitId',
  fields: { limitId: idField<'signup-limit'>(), unionId: idField<'union'>(), name: c1(z.string()), period: c1(z.enum(PERIODS)), most: c1(z.int().min(1)) },
});

function toPerson(kind: string, { personId, link }: { readonly personId: ReturnType<typeof toId<'person'>>; readonly link: string }): NoticeIntent {
  return { to: { person: personId }, kind: `signup.notice.${kind}`, params: {}, link };
}
