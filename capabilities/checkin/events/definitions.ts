import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { METRICS } from '../rules/metrics.ts';
import { uuid, WAYS_IN } from '../wire.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
const instant = z.iso.datetime();
const ofRoll = { rollId: idField<'offer'>(), unionId: idField<'union'>() };

// Doors stand in the internet zone, where phones are; officers of both zones read who came.

export const rollOpened = defineEvent('checkin.rollOpened', {
  crosses: 'both', subject: 'rollId',
  fields: { ...ofRoll, admitsFromMinutes: c2(z.int()), takesWalkIns: c2(z.boolean()), notes: c2(z.array(z.string())) },
});

export const doorOpened = defineEvent('checkin.doorOpened', {
  crosses: 'both', subject: 'rollId', fields: { ...ofRoll, doorId: idField<'door'>(), name: c2(z.string()), secretHash: c2(z.string()) },
});

export const doorClosed = defineEvent('checkin.doorClosed', { crosses: 'both', subject: 'rollId', fields: { ...ofRoll, doorId: idField<'door'>() } });

const arrived = z.object({
  passId: uuid, entryId: uuid.nullable(), cardId: uuid.nullable(), personId: uuid.nullable(), persons: z.int(), how: z.enum(WAYS_IN), at: instant, isUndone: z.boolean(),
});

/** What one door told in one upload: new passes, and passes taken back. */
export const passesCame = defineEvent('checkin.passesCame', {
  crosses: 'both', subject: 'rollId', fields: { ...ofRoll, doorId: idField<'door'>(), passes: c2(z.array(arrived)), undone: c2(z.array(uuid)) },
});

/** No door may tell anything more of this session: its figures stand. */
export const rollSettled = defineEvent('checkin.rollSettled', {
  crosses: 'both', subject: 'rollId', fields: { ...ofRoll, day: c2(date), personTimes: c2(z.int()), walkIns: c2(z.int()), hasPasses: c2(z.boolean()) },
  figures: (event) => (event.hasPasses ? [
    count(METRICS.sessions, event.unionId, event.day), count(METRICS.personTimes, event.unionId, event.day, event.personTimes), count(METRICS.walkIns, event.unionId, event.day, event.walkIns),
  ] : []),
});
