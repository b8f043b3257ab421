import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { count, type FigureChange } from '#platform/contract/figure.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { withWholeReach } from '#platform/orgs/store/whole-reach.ts';
import { hourMetricOf, metricOf, SOURCE_KINDS, sourceMetricOf } from '../rules/figures.ts';
import { addSteps, changeCases, lastPerCase } from './change-cases.ts';
import { caseFields, moveFields, optionalPerson, optionalUnion, personId, toMoved, toWorker, unionId, type Counted } from './fields.ts';

/** Its union went into another (or is no more): the case belongs there from now on, and the clock goes on as it was. */
export const appealRehomed = defineEvent('appeals.appealRehomed', {
  crosses: 'to-internet', subject: 'appealId',
  fields: {
    ...caseFields, ...moveFields, homeUnionId: unionId, localUnionId: c2(optionalUnion.schema), officerId: optionalPerson, officerUnionId: optionalUnion,
    /** Of the first closing, if there was one (rules/histogram.ts). */
    hourBucket: c2(z.number().int().nullable()),
  },
  figures: shiftHome,
  notices: (event) => [...toMoved('handed-over', event), ...toWorker('handed-over', event)],
});

/** The poster stays on its wall and leads to the union that is there now. */
export const codeRehomed = defineEvent('appeals.codeRehomed', {
  crosses: 'to-internet', subject: 'codeId', fields: { codeId: idField<'appeal-code'>(), unionId, contactId: personId },
});

/** A case is counted where it is now: a figure and the list behind it are about the same cases. */
function shiftHome(event: Counted & { readonly homeUnionId: Counted['unionId']; readonly hourBucket: number | null }): FigureChange[] {
  const shift = (kinds: Counted['counted']['to'], unionId: Counted['unionId'], by: number): FigureChange[] => kinds
    .flatMap((kind) => [metricOf(kind, event.topic), ...SOURCE_KINDS.filter((one) => one === kind).map((one) => sourceMetricOf(one, event.source))])
    .map((metric) => count(metric, unionId, event.receivedOn, by));
  const { hourBucket } = event;
  const hours = hourBucket === null ? []
    : [count(hourMetricOf(hourBucket), event.unionId, event.receivedOn, -1), count(hourMetricOf(hourBucket), event.homeUnionId, event.receivedOn, 1)];
  return [...shift(event.counted.from, event.unionId, -1), ...shift(event.counted.to, event.homeUnionId, 1), ...hours];
}

export const rehomingAppliers: readonly Applier[] = [
  applier(appealRehomed, async (tx, events) => {
    await changeCases(tx, events, {});
    await tx`
      update appeals_appeal a set union_id = u.id, org_path = u.path, line_path = u.line_path, local_union_id = e."localUnionId"
      from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e("appealId" uuid, "homeUnionId" uuid, "localUnionId" uuid)
      join orgs_union u on u.id = e."homeUnionId" where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'handed-over', eventType: appealRehomed.type });
  }),
  applier(codeRehomed, (tx, events) => withWholeReach(tx, async () => {
    const last = [...new Map(events.map((event) => [event.codeId, event])).values()];
    await tx`
      update appeals_code c set union_id = u.id, org_path = u.path, line_path = u.line_path, contact_id = e."contactId"
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("codeId" uuid, "unionId" uuid, "contactId" uuid)
      join orgs_union u on u.id = e."unionId" where c.id = e."codeId"`;
  })),
];
