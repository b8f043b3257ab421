import { z } from 'zod';
import { c2, idField } from '#platform/contract/event.ts';
import { count, type FigureChange } from '#platform/contract/figure.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import { isUuid, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { metricOf, SOURCE_KINDS, sourceMetricOf } from '../rules/figures.ts';
import { date, FIGURE_KINDS, source, topic, type FigureKind } from '../wire.ts';

export const appealId = idField<'appeal'>();
export const keyId = idField<'key'>();
export const unionId = idField<'union'>();
export const personId = idField<'person'>();
const uuidOrNull = <Kind extends string>() =>
  z.custom<Kind | null>((value) => value === null || (typeof value === 'string' && isUuid(value)));
export const optionalPerson = c2(uuidOrNull<PersonId>());
export const optionalUnion = c2(uuidOrNull<UnionId>());

/** From which figures to which a case moves: the counters follow, and so does the list behind each of them. */
const kinds = z.array(z.enum(FIGURE_KINDS));
const counted = c2(z.object({ from: kinds, to: kinds }));

/** What every later event repeats of its case, so that figures and notices need not look anything up. */
export const caseFields = {
  appealId, keyId, unionId, holderUnionId: unionId, contactId: optionalPerson, workerId: optionalPerson,
  caseNumber: c2(z.string()), topic: c2(topic), source: c2(source), receivedOn: c2(date), counted,
};
/** Who acts and in the name of which union. */
export const officerFields = { officerId: personId, officerUnionId: unionId };
/** The day that the present rung promises after this event. */
export const dueFields = { dueOn: c2(date), isDueProvisional: c2(z.boolean()) };
/** A rung that begins, or a holder that changes within one (then `limitDays` is null and the clock goes on). */
export const moveFields = {
  toUnionId: unionId, toPersonId: optionalPerson, rung: c2(z.number().int()), limitDays: c2(z.number().int().nullable()), ...dueFields,
};

export type Counted = {
  readonly unionId: UnionId; readonly topic: z.infer<typeof topic>; readonly source: z.infer<typeof source>; readonly receivedOn: PlainDate;
  readonly counted: { readonly from: readonly FigureKind[]; readonly to: readonly FigureKind[] };
};

/** Cases are counted on the day they were received, whatever happens later: a rate is then about the same cases. */
export function countShift(event: Counted): FigureChange[] {
  const { from, to } = event.counted;
  const shift = (kind: FigureKind, by: number): FigureChange[] => [
    count(metricOf(kind, event.topic), event.unionId, event.receivedOn, by),
    ...SOURCE_KINDS.filter((one) => one === kind)
      .map((one) => count(sourceMetricOf(one, event.source), event.unionId, event.receivedOn, by)),
  ];
  return [
    ...to.filter((kind) => !from.includes(kind)).flatMap((kind) => shift(kind, 1)),
    ...from.filter((kind) => !to.includes(kind)).flatMap((kind) => shift(kind, -1)),
  ];
}

type ForWorker = { readonly appealId: string; readonly workerId: PersonId | null; readonly caseNumber: string };
type ForHolder = {
  readonly appealId: string; readonly contactId: PersonId | null; readonly holderUnionId: UnionId; readonly caseNumber: string;
};

export function toWorker(kind: string, event: ForWorker): NoticeIntent[] {
  return event.workerId === null ? [] : [{
    to: { person: event.workerId }, kind: `appeals.notice.${kind}`, params: { caseNumber: event.caseNumber },
    link: `/appeals/${event.appealId}`,
  }];
}

/** Whoever is responsible; where nobody is, the two offices of the union that holds the case. */
export function toHolder(kind: string, event: ForHolder): NoticeIntent[] {
  return [{
    to: event.contactId === null ? { union: event.holderUnionId, roles: ['chair', 'administrator'] } : { person: event.contactId },
    kind: `appeals.notice.${kind}`, params: { caseNumber: event.caseNumber }, link: `/office/appeals/${event.appealId}`,
  }];
}

/** The new holder of a case that moves, the one before, and the first receiver, who stays responsible (首接负责). */
export function toMoved(kind: string, event: ForHolder & {
  readonly unionId: UnionId; readonly toUnionId: UnionId; readonly toPersonId: PersonId | null;
}): NoticeIntent[] {
  const head = { params: { caseNumber: event.caseNumber }, link: `/office/appeals/${event.appealId}` };
  const offices = { union: event.unionId, roles: ['chair', 'administrator'] as const };
  return [
    ...toHolder('came-to-you', { ...event, contactId: event.toPersonId, holderUnionId: event.toUnionId }),
    ...(event.contactId === null || event.contactId === event.toPersonId ? [] : [{
      to: { person: event.contactId }, kind: `appeals.notice.${kind}-away`, ...head,
    }]),
    ...(event.toUnionId === event.unionId ? [] : [{ to: offices, kind: `appeals.notice.${kind}-first`, ...head }]),
  ];
}
