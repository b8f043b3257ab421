import { z } from 'zod';
import { c2, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { isUuid, toId, type Id } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';

const text = c2(z.string());
const optionalText = c2(z.string().nullable());
const number = c2(z.int());
const ids = c2(z.array(z.string()));
const json = c2(z.record(z.string(), z.json()));
const optionalId = <Kind extends string>() => c2(z.custom<Id<Kind>>((value) => typeof value === 'string' && isUuid(value)).nullable());

const keptTask = z.object({
  taskId: z.string(), no: z.int(), visit: z.int(), step: z.string(), person: z.string(), inPlaceOf: z.string().nullable(), state: z.string(),
  origin: z.string(), by: z.int().nullable(), replaces: z.int().nullable(), dueAt: z.string().nullable(), openedAt: z.string().nullable(), settledAt: z.string().nullable(),
});
export type TaskChange = z.infer<typeof keptTask>;

/** The product's own definition, kept because a case begins on it. The same definition always has the same id. */
export const versionKept = defineEvent('flows.versionKept', {
  crosses: 'both', subject: 'versionId',
  fields: { versionId: idField<'flow-version'>(), process: text, definition: json },
});

export const versionPublished = defineEvent('flows.versionPublished', {
  crosses: 'both', subject: 'versionId',
  fields: {
    versionId: idField<'flow-version'>(), process: text, unionId: idField<'union'>(), number, baseId: optionalId<'flow-version'>(), definition: json,
    publishedBy: optionalId<'person'>(),
  },
});

export const ownGivenUp = defineEvent('flows.ownGivenUp', {
  crosses: 'both', subject: 'unionId', fields: { unionId: idField<'union'>(), process: text, by: optionalId<'person'>() },
});

const ofCase = { caseId: idField<'case'>(), unionId: idField<'union'>(), starterId: idField<'person'>(), process: text };

/** Personal answers are one sealed text; which fields those are the classes of the version's form say. */
export const caseStarted = defineEvent('flows.caseStarted', {
  crosses: 'to-lan', subject: 'caseId', sealedBy: 'starterId',
  fields: {
    ...ofCase, number: text, versionId: idField<'flow-version'>(), open: json, personal: c4(z.string().optional()),
    parentId: optionalId<'case'>(), parentVisit: c2(z.int().nullable()),
  },
  figures: ({ process, unionId, at }) => [count('flows.begun', unionId, dateInChina(at)), count(`flows.begun.${process}`, unionId, dateInChina(at))],
});

/**
 * One step of a case: what somebody did, and what came of it as the rules decided. Applying it writes results and asks no
 * rule again, so that a later rule never changes what was decided by an earlier one.
 */
export const caseAdvanced = defineEvent('flows.caseAdvanced', {
  crosses: 'both', subject: 'caseId', sealedBy: 'starterId',
  fields: {
    ...ofCase, trailId: idField<'trail'>(), no: number, by: optionalId<'person'>(), inPlaceOf: optionalId<'person'>(), command: text, step: optionalText,
    round: c2(z.int().nullable()), target: optionalText, words: c4(z.string().optional()), photos: ids,
    status: text, next: number, pending: json, visits: json, tasks: c2(z.array(keptTask)), open: c2(z.record(z.string(), z.json()).optional()),
    personal: c4(z.string().optional()), wakesAt: optionalText, people: ids, copied: ids,
    /** Who is asked from now on, to whom a notice goes; and who is reminded. */
    asked: ids, reminded: ids, ended: c2(z.enum(['agreed', 'refused', 'withdrawn']).nullable()),
  },
  figures: ({ process, unionId, at, ended }) => (ended === null ? [] : [
    count(`flows.${ended}`, unionId, dateInChina(at)), count(`flows.${ended}.${process}`, unionId, dateInChina(at)),
  ]),
  notices: (event) => {
    const link = `/flows/cases/${event.caseId}`;
    const to = (person: string, kind: string): NoticeIntent => ({ to: { person: toId<'person'>(person) }, kind, params: {}, link });
    return [
      ...event.asked.map((person) => to(person, 'flows.asked')),
      ...event.reminded.map((person) => to(person, 'flows.reminded')),
      ...event.copied.map((person) => to(person, 'flows.copied')),
      ...(event.status === 'with-starter' ? [to(event.starterId, 'flows.returned')] : []),
      ...(event.ended === 'agreed' || event.ended === 'refused' ? [to(event.starterId, `flows.${event.ended}`)] : []),
    ];
  },
});

export const paperMade = defineEvent('flows.paperMade', {
  crosses: 'both', subject: 'paperId', sealedBy: 'starterId',
  fields: {
    paperId: idField<'flow-paper'>(), caseId: idField<'case'>(), starterId: idField<'person'>(), step: text, paper: text, number: optionalText,
    text: c4(z.string()),
  },
});
